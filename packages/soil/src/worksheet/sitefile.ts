import { ranges } from '../ranges.ts'
import { SoilRefusal, requireNumber, requireOption } from '../refusal.ts'
import { inertCarbon } from '../rothc/inert.ts'
import type { Month } from '../rothc/month.ts'
import { forcing } from '../rothc/month.ts'
import type { RothcOptions } from '../rothc/options.ts'
import { bareLimitOptions, evaporationOptions, moistureOptions, rothcOptions } from '../rothc/options.ts'
import type { Site } from '../rothc/site.ts'
import { requireSite } from '../rothc/site.ts'
import { numbersIn, type Numbers, type Row, type Table } from '../tables.ts'
import { openSoilTable, requireCell } from './cells.ts'
import { settingReader, settingsIn, type Setting } from './settings.ts'

/** A site's own file, read: the soil, the model's options and its months. */
export interface SiteFile {
  readonly site: Site
  readonly options: RothcOptions
  /** how the pools start: see `initialisations` */
  readonly start: (typeof initialisations)[number]
  readonly stock?: number
  readonly months: readonly DatedMonth[]
  /** settings of the caller's own, whose names begin as it said */
  readonly foreign?: ReadonlyMap<string, ForeignSetting>
}

/** A setting that belongs to the caller; `number` is null where its value is no number. */
export interface ForeignSetting extends Setting {
  readonly number: number | null
}

export interface DatedMonth extends Month {
  readonly year: number
  readonly month: number
}

/**
 * `equilibrium`: the exact equilibrium of the first 12 months; `spin-up`: the official spin-up with them;
 * `stock`: their equilibrium with the input that holds the measured stock `soc_t_ha`. All run forward from month 13.
 */
export const initialisations = ['equilibrium', 'spin-up', 'stock'] as const

/** The table's columns, the month's field each fills, and whether it may be left out. */
const columns = [
  { name: 'temp_c', field: 'temperature', needed: true },
  { name: 'rain_mm', field: 'rain', needed: true },
  { name: 'evap_mm', field: 'evaporation', needed: true },
  { name: 'plant_c', field: 'plant', needed: true },
  { name: 'fym_c', field: 'manure', needed: false },
  { name: 'cover', field: 'cover', needed: true },
  { name: 'dpm_rpm', field: 'ratio', needed: true },
  { name: 'modern_pct', field: 'modern', needed: false },
] as const

const neededColumns = ['year', 'month', ...columns.filter(({ needed }) => needed).map(({ name }) => name)]
const knownColumns = ['year', 'month', ...columns.map(({ name }) => name)]

/**
 * Reads a site's file: settings as `# clay_pct: 23.4` lines, then a table with the columns year, month, temp_c (°C),
 * rain_mm, evap_mm (open pan unless `# evaporation: potential`), plant_c, fym_c (t C/ha in the month, fym_c optional),
 * cover (1 or 0), dpm_rpm and, for radiocarbon, modern_pct. Commas, semicolons or tabs part the cells, a point or a comma the
 * fractions. Settings whose names begin with `foreign` are the caller's and are handed on.
 *
 * @throws SoilRefusal naming line and column of whatever cannot be read or has no honest answer
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
 * readSiteFile(file).months.length // 12
 */
export function readSiteFile(text: string, foreign?: string): SiteFile {
  const { table, rows } = openSoilTable(text, knownColumns, neededColumns)
  const found = settingsIn(table.comments(), foreign)
  const beside = Array.from(found.values(), ({ value }) => value)
  const whole = { year: { isWhole: true }, month: { isWhole: true }, cover: { isWhole: true } }
  const numeric = { ...Object.fromEntries(knownColumns.map((name) => [name, {}])), ...whole }
  const numbers = numbersIn(table, numeric, { beside })
  const given = settingReader(found, numbers)
  const start = requireOption('start', given.text('start') ?? 'equilibrium', initialisations)
  const stock = given.number('soc_t_ha')
  if (start === 'stock') requireNumber('soc_t_ha', stock, { min: 0 })
  const options = rothcOptions({
    moisture: given.text('moisture') as RothcOptions['moisture'] | undefined,
    bareLimit: given.text('bare_limit') as RothcOptions['bareLimit'] | undefined,
    evaporation: given.text('evaporation') as RothcOptions['evaporation'] | undefined,
    minimumMoisture: given.number('minimum_moisture'),
    radiocarbon: table.columnOf('modern_pct') >= 0,
  })
  const inert = given.number('iom_t_ha') ?? (stock === undefined ? undefined : inertCarbon(stock))
  const site: Site = {
    clay: requireNumber('clay_pct', given.number('clay_pct')),
    depth: requireNumber('depth_cm', given.number('depth_cm')),
    inert: requireNumber('iom_t_ha', inert),
    silt: given.number('silt_pct'),
    density: given.number('bulk_density_g_cm3'),
    organicCarbon: given.number('organic_carbon_pct'),
  }
  requireSite(site, options)
  const months = rows.map((row) => readMonth(row, table, numbers, options))
  requireOrder(
    months,
    rows.map(({ line }) => line),
  )
  return { site, options, start, stock, months, foreign: foreignIn(found, foreign, numbers) }
}

function foreignIn(found: ReadonlyMap<string, Setting>, prefix: string | undefined, numbers: Numbers) {
  const foreign = [...found].filter(([name]) => prefix && name.startsWith(prefix))
  return new Map(
    foreign.map(([name, { line, value }]): [string, ForeignSetting] => {
      const cell = numbers.readBeside(value)
      const number =
        cell.kind === 'wrong' || cell.kind === 'empty' ? null : requireCell(cell, value, line, name)
      return [name, { line, value, number }]
    }),
  )
}

/** The options as the file spells them, for a form or a manual. */
export const siteFileChoices = {
  start: initialisations,
  moisture: moistureOptions,
  bare_limit: bareLimitOptions,
  evaporation: evaporationOptions,
} as const

function readMonth(row: Row, table: Table, numbers: Numbers, options: RothcOptions): DatedMonth {
  const { line, cells } = row
  const textOf = (name: string) => cells[table.columnOf(name)] ?? ''
  const numberOf = (name: string) => requireCell(numbers.read(cells, name), textOf(name), line, name)
  const at = (name: string) => `line ${line}, ${name}`
  const fields = columns
    .filter(({ name, needed }) => needed || textOf(name).trim() !== '')
    .map(({ name, field }) => [field, numberOf(name)])
  const dated = {
    year: numberOf('year'),
    month: requireOption(at('month'), numberOf('month'), twelve),
    ...(Object.fromEntries(fields) as unknown as Month),
  }
  const { codes } = ranges.evaporation
  if (codes.some((code) => code === dated.evaporation))
    throw new SoilRefusal('missing-code', at('evap_mm'), { value: dated.evaporation, line })
  try {
    forcing(dated, options)
  } catch (error) {
    if (!(error instanceof SoilRefusal)) throw error
    const column = columns.find(({ field }) => error.field === `month.${field}`)
    throw new SoilRefusal(error.code, at(column?.name ?? error.field), { ...error.data, line })
  }
  return dated
}

const twelve = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** The first 12 rows are January to December of one year, the rest follow one another without a gap. */
function requireOrder(months: readonly DatedMonth[], lines: readonly number[]): void {
  if (months.length < 12)
    throw new SoilRefusal('missing', 'months', {
      reason: `a file holds at least 12 months, not ${months.length}`,
    })
  months.forEach(({ year, month }, i) => {
    const before = months[i - 1]
    const expected = i < 12 ? i + 1 : i === 12 ? month : (before.month % 12) + 1
    const sameYear = i === 0 || i === 12 || year === (before.month === 12 ? before.year + 1 : before.year)
    if (month !== expected || !sameYear)
      throw new SoilRefusal('inconsistent', `line ${lines[i]}, month`, {
        line: lines[i],
        reason: before
          ? `${year}-${month} after ${before.year}-${before.month}`
          : 'the first month is January',
      })
  })
}
