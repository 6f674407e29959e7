import type { Provenance } from '../provenance.ts'
import { decayOf } from '../rothc/decay.ts'
import { inputForStock, rothcEquilibrium } from '../rothc/equilibrium.ts'
import type { MonthResult } from '../rothc/run.ts'
import { runRothc } from '../rothc/run.ts'
import { spinUpRothc } from '../rothc/spinup.ts'
import type { State } from '../rothc/state.ts'
import { waterLimits } from '../rothc/water.ts'
import type { Remark } from '../remarks/remark.ts'
import { siteRemarks } from './remarks.ts'
import { toCsv } from '../tables.ts'
import type { DatedMonth, SiteFile } from './sitefile.ts'
import { readSiteFile } from './sitefile.ts'

/** One month of the worksheet, all that a hand calculation needs on one line. */
export interface WorksheetRow {
  /** `start` for the year that the run starts from, `forward` after it */
  readonly run: 'start' | 'forward'
  readonly year: number
  readonly month: number
  readonly temp_c: number
  readonly rain_mm: number
  readonly evap_mm: number
  readonly plant_c: number
  readonly fym_c: number
  readonly cover: 0 | 1
  readonly dpm_rpm: number
  readonly a: number
  readonly b: number
  readonly c: number
  readonly xi: number
  readonly deficit_mm: number
  readonly dpm: number
  readonly rpm: number
  readonly bio: number
  readonly hum: number
  readonly iom: number
  readonly soc: number
  /** CO2 lost since the run began, t C/ha */
  readonly co2: number
  readonly delta14c?: number
}

export interface Worksheet {
  readonly provenance: Provenance
  /** the constants that a hand calculation needs, by name */
  readonly soil: Readonly<Record<string, number>>
  readonly rows: readonly WorksheetRow[]
  /** what is to be asked before believing it */
  readonly remarks: readonly Remark[]
}

/**
 * Every month of a site's run with its rate modifiers, deficit and pools after the month, so that any number can be
 * checked by hand: the year it starts from (the last cycle before the run), then the run itself.
 *
 * @example
 * const rows = Array.from({ length: 12 }, (_, i) => `2020,${i + 1},10,60,40,0.15,1,1.44`)
 * const file = [
 *   '# clay_pct: 20',
 *   '# depth_cm: 23',
 *   '# iom_t_ha: 3',
 *   'year,month,temp_c,rain_mm,evap_mm,plant_c,cover,dpm_rpm',
 *   ...rows,
 * ].join('\n')
 * worksheet(readSiteFile(file)).rows[11].soc.toFixed(1) // '27.7' t C/ha
 */
export function worksheet(file: SiteFile): Worksheet {
  const { site, options, months } = file
  const year = months.slice(0, 12)
  const { plant, state, provenance } = startState(file, year)
  const first = year.map((month) => ({ ...month, plant: month.plant * plant }))
  const cycle = runRothc(site, first, state, options)
  // The start is a December: the same year again must end on it, or very nearly so after a spin-up.
  const forward = runRothc(site, months.slice(12), state, options)
  const limits = waterLimits(site, options)
  const { toBio, toHum } = decayOf(site.clay, options.constants)
  const rows = [
    ...cycle.months.map((result, i) => row('start', first[i], result)),
    ...forward.months.map((result, i) => row('forward', months[i + 12], result)),
  ]
  return {
    provenance,
    soil: {
      ...numbers(site),
      deficit_1_bar_mm: limits.oneBar,
      deficit_15_bar_mm: limits.wilting,
      deficit_driest_mm: limits.driest,
      deficit_bare_mm: limits.bare,
      to_bio: toBio,
      to_hum: toHum,
      to_co2: 1 - toBio - toHum,
      plant_c_factor_of_the_start: plant,
    },
    rows,
    remarks: siteRemarks(file, { rows, factor: plant }),
  }
}

/**
 * The worksheet of a site's file as CSV, with the model, options and soil constants as `#` lines above the table.
 *
 * @example
 * const rows = Array.from({ length: 12 }, (_, i) => `2020,${i + 1},10,60,40,0.15,1,1.44`)
 * const file = [
 *   '# clay_pct: 20',
 *   '# depth_cm: 23',
 *   '# iom_t_ha: 3',
 *   'year,month,temp_c,rain_mm,evap_mm,plant_c,cover,dpm_rpm',
 *   ...rows,
 * ].join('\n')
 * worksheetCsv(file).includes('# clay_pct = 20') // true
 */
export function worksheetCsv(text: string): string {
  return formatWorksheet(worksheet(readSiteFile(text)))
}

/**
 * A worksheet as CSV: its remarks, the model, options and constants as `#` lines, then the table in full precision.
 *
 * @example
 * const rows = Array.from({ length: 12 }, (_, i) => `2020,${i + 1},10,60,40,0.15,1,1.44`)
 * const file = [
 *   '# clay_pct: 20',
 *   '# depth_cm: 23',
 *   '# iom_t_ha: 3',
 *   'year,month,temp_c,rain_mm,evap_mm,plant_c,cover,dpm_rpm',
 *   ...rows,
 * ].join('\n')
 * formatWorksheet(worksheet(readSiteFile(file))).startsWith('# model = RothC-26.3') // true
 */
export function formatWorksheet({ provenance, soil, rows, remarks }: Worksheet): string {
  const note = (name: string, value: unknown) => `# ${name} = ${value}\n`
  const notes = [
    note('model', provenance.model),
    note('edition', provenance.edition),
    ...Object.entries(provenance.options).map(([name, value]) => note(name, value)),
    ...Object.entries(soil).map(([name, value]) => note(name, value)),
    ...remarks.map(({ message }) => note('remark', message)),
  ]
  const names = Object.keys(rows[0]) as (keyof WorksheetRow)[]
  const cells = rows.map((each) => names.map((name) => each[name]))
  return notes.join('') + toCsv(names, cells, { lineBreak: '\n' })
}

function startState({ site, options, start, stock }: SiteFile, year: readonly DatedMonth[]) {
  if (start === 'spin-up') {
    const { state, provenance } = spinUpRothc(site, year, options)
    return { state: state as State, plant: 1, provenance }
  }
  const exact = rothcEquilibrium(site, year, options)
  const { deficit } = exact
  const inverse = start === 'stock' ? inputForStock(site, year, stock!, options) : undefined
  const pools = inverse?.pools ?? exact.pools
  // Ages do not follow from the direct solve; the spin-up has them, and they do not depend on the amount of input.
  const ages = options.radiocarbon
    ? spinUpRothc(site, year, { ...options, tolerance: 1e-12 }).state.ages
    : undefined
  return { state: { pools, deficit, ages }, plant: inverse?.factor ?? 1, provenance: exact.provenance }
}

function row(run: WorksheetRow['run'], month: DatedMonth, result: MonthResult): WorksheetRow {
  const { a, b, c, xi, deficit, dpm, rpm, bio, hum, iom, soc, co2, delta14c } = result
  return {
    run,
    year: month.year,
    month: month.month,
    temp_c: month.temperature,
    rain_mm: month.rain,
    evap_mm: month.evaporation,
    plant_c: month.plant,
    fym_c: month.manure ?? 0,
    cover: month.cover,
    dpm_rpm: month.ratio,
    ...{ a, b, c, xi, deficit_mm: deficit, dpm, rpm, bio, hum, iom, soc, co2 },
    ...(delta14c === undefined ? {} : { delta14c }),
  }
}

function numbers(site: SiteFile['site']): Record<string, number> {
  const { clay, depth, inert } = site
  return { clay_pct: clay, depth_cm: depth, iom_t_ha: inert }
}
