import { parseCsv } from '../csv.ts'
import { ranges } from '../ranges.ts'
import { SoilRefusal, requireNumber, requireOption } from '../refusal.ts'
import { inertCarbon } from '../rothc/inert.ts'
import type { Month } from '../rothc/month.ts'
import { forcing } from '../rothc/month.ts'
import type { RothcOptions } from '../rothc/options.ts'
import { bareLimitOptions, evaporationOptions, moistureOptions, rothcOptions } from '../rothc/options.ts'
import type { Site } from '../rothc/site.ts'
import { requireSite } from '../rothc/site.ts'

/** A site's own file, read: the soil, the model's options and its months. */
export interface SiteFile {
  readonly site: Site
  readonly options: RothcOptions
  /** how the pools start: see `initialisations` */
  readonly start: (typeof initialisations)[number]
  readonly stock?: number
  readonly months: readonly DatedMonth[]
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

/** Settings stand above the table as `# name: value`. */
const settings = [
  'clay_pct',
  'depth_cm',
  'soc_t_ha',
  'iom_t_ha',
  'silt_pct',
  'bulk_density_g_cm3',
  'organic_carbon_pct',
  'start',
  'moisture',
  'bare_limit',
  'minimum_moisture',
  'evaporation',
] as const
type Setting = (typeof settings)[number]

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

/**
 * Reads a site's file: settings as `# clay_pct: 23.4` lines, then a table with the columns year, month, temp_c (°C),
 * rain_mm, evap_mm (open pan unless `# evaporation: potential`), plant_c, fym_c (t C/ha in the month, fym_c optional),
 * cover (1 or 0), dpm_rpm and, for radiocarbon, modern_pct.
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
export function readSiteFile(text: string): SiteFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const given = readSettings(lines)
  const rows = parseCsv(lines.map((line) => (line.startsWith('#') ? '' : line)).join('\n'))
  const names = Object.keys(rows[0]?.cells ?? {})
  for (const name of [
    'year',
    'month',
    ...columns.filter((column) => column.needed).map((column) => column.name),
  ])
    if (!names.includes(name)) throw new SoilRefusal('missing', name)
  for (const name of names)
    if (!['year', 'month', ...columns.map((column) => column.name as string)].includes(name))
      throw new SoilRefusal('not-understood', name, { reason: 'no such column' })
  const start = requireOption('start', given.text('start') ?? 'equilibrium', initialisations)
  const stock = given.number('soc_t_ha')
  if (start === 'stock') requireNumber('soc_t_ha', stock, { min: 0 })
  const options = rothcOptions({
    moisture: given.text('moisture') as RothcOptions['moisture'] | undefined,
    bareLimit: given.text('bare_limit') as RothcOptions['bareLimit'] | undefined,
    evaporation: given.text('evaporation') as RothcOptions['evaporation'] | undefined,
    minimumMoisture: given.number('minimum_moisture'),
    radiocarbon: names.includes('modern_pct'),
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
  const months = rows.map(({ line, cells }) => readMonth(line, cells, options))
  requireOrder(
    months,
    rows.map(({ line }) => line),
  )
  return { site, options, start, stock, months }
}

/** The options as the file spells them, for a form or a manual. */
export const siteFileChoices = {
  start: initialisations,
  moisture: moistureOptions,
  bare_limit: bareLimitOptions,
  evaporation: evaporationOptions,
} as const

function readSettings(lines: readonly string[]) {
  const found = new Map<Setting, { line: number; value: string }>()
  lines.forEach((text, i) => {
    const setting = /^#\s*([a-z][a-z0-9_]*)\s*:\s*(.*?)[\s,;]*$/.exec(text)
    if (!setting) return
    const line = i + 1
    const name = setting[1] as Setting
    if (!settings.includes(name))
      throw new SoilRefusal('not-understood', `line ${line}`, { line, reason: `no such setting as ${name}` })
    if (found.has(name))
      throw new SoilRefusal('not-understood', `line ${line}`, { line, reason: `${name} is set twice` })
    found.set(name, { line, value: setting[2] })
  })
  return {
    text: (name: Setting) => found.get(name)?.value,
    number: (name: Setting) => {
      const entry = found.get(name)
      return entry && readNumber(entry.value, entry.line, name)
    },
  }
}

function readMonth(line: number, cells: Readonly<Record<string, string>>, options: RothcOptions): DatedMonth {
  const at = (name: string) => `line ${line}, ${name}`
  const fields = columns
    .filter(({ name, needed }) => needed || (cells[name] ?? '') !== '')
    .map(({ name, field }) => [field, readNumber(cells[name], line, name)])
  const dated = {
    year: readNumber(cells.year, line, 'year'),
    month: requireOption(at('month'), readNumber(cells.month, line, 'month'), twelve),
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

function readNumber(cell: string, line: number, name: string): number {
  if (cell === '') throw new SoilRefusal('missing', `line ${line}, ${name}`, { line })
  const value = Number(cell)
  if (!Number.isFinite(value))
    throw new SoilRefusal('not-a-number', `line ${line}, ${name}`, { line, value: cell })
  return value
}

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
