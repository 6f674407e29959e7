import { csvRow, openTable } from '#tables'
import type { Indicator } from '../indicator.ts'
import type { Observation, Status } from '../observations/observation.ts'
import type { MilestoneState } from '../observations/observation.ts'
import type { LoggedFigure } from '../observations/log.ts'

const dataflow = 'PERMILLE:INDICATORS(1.0)'
const total = '_T'

/**
 * Codes of SDMX hold letters, digits, `_`, `@`, `$` and `-`; points and colons part the places of a key. Ours are written so
 * that they can be read back: `A1.1` as `A1_1`, `land:wet soil` as `land@wet$20$soil`.
 */
const indicatorCode = (code: string) => code.replaceAll('.', '_')
const indicatorOf = (code: string) => code.replaceAll('_', '.')
const breakdownCode = ({ by, code }: { by: string; code: string }) =>
  `${by}@${code.replace(/[^A-Za-z0-9_-]/gu, (sign) => `$${sign.codePointAt(0)!.toString(16)}$`)}`
const breakdownOf = (code: string) =>
  code
    .replace('@', ':')
    .replace(/\$([0-9a-f]{1,6})\$/g, (_, sign: string) => String.fromCodePoint(parseInt(sign, 16)))

/** Yearly figures belong to their year, whatever their day; what happens now and then belongs to its day. */
const timeOf = (period: Indicator['period'], on: string) =>
  period === 'year' ? (['A', on.slice(0, 4)] as const) : (['D', on] as const)

/**
 * SDMX-CSV 2.0: three columns that name the structure, then dimensions, the observation, attributes. READING tells
 * several readings of one period apart, because a cell of SDMX holds one value.
 */
const heading = [
  'STRUCTURE',
  'STRUCTURE_ID',
  'ACTION',
  'FREQ',
  'INDICATOR',
  'DEFINITION_VERSION',
  'BREAKDOWN',
  'READING',
  'TIME_PERIOD',
  'OBS_VALUE',
  'OBS_STATUS',
  'UNIT_MEASURE',
  'LOWER_BOUND',
  'UPPER_BOUND',
  'REPORTERS',
  'DENOMINATOR',
  'MILESTONE_STATE',
  'JUDGES',
  'KAPPA',
  'OBS_DAY',
  'SOURCE',
  'OBS_ID',
  'CORRECTS',
  'REPORTED_AT',
  'CHECKED_AT',
] as const

export const sdmxHead = csvRow(heading)

/** Lines without the heading; `readings` remembers, from chunk to chunk, how many readings a period has had. */
export function sdmxLines(
  figures: readonly Observation[],
  measured: ReadonlyMap<string, Pick<Indicator, 'code' | 'period'>>,
  readings: Map<string, number>,
): string {
  const rows = figures.map((figure) => {
    const { code: ours, period } = measured.get(figure.indicatorId)!
    const code = indicatorCode(ours)
    const breakdown = figure.part ? breakdownCode(figure.part) : total
    const [frequency, time] = timeOf(period, figure.on)
    const cell = [code, figure.indicatorVersion, breakdown, frequency, time].join(' ')
    const reading = (readings.get(cell) ?? 0) + 1
    readings.set(cell, reading)
    return [
      'dataflow',
      dataflow,
      'I',
      frequency,
      code,
      figure.indicatorVersion,
      breakdown,
      reading,
      time,
      figure.value,
      figure.status,
      figure.unit,
      figure.low,
      figure.high,
      figure.reporters,
      figure.of,
      figure.state,
      figure.judges,
      figure.kappa,
      figure.on,
      figure.source.title,
      figure.id,
      figure.corrects,
      figure.reportedAt.toISOString(),
      figure.checkedAt?.toISOString() ?? null,
    ]
  })
  return rows.map((row) => csvRow(row)).join('')
}

export type SdmxFigure = Omit<LoggedFigure, 'indicatorId'> & { indicator: string; reportedAt: Date }

/** Reads back what was written: enough to compute every standing anew. */
export function readSdmx(text: string): SdmxFigure[] {
  const table = openTable(text, heading)
  return Array.from(table.rows(), ({ cells }) => {
    const cell = (name: (typeof heading)[number]) => cells[table.columnOf(name)] ?? ''
    const number = (name: (typeof heading)[number]) => (cell(name) === '' ? null : Number(cell(name)))
    return {
      id: cell('OBS_ID'),
      indicator: indicatorOf(cell('INDICATOR')),
      indicatorVersion: Number(cell('DEFINITION_VERSION')),
      on: cell('OBS_DAY'),
      value: number('OBS_VALUE'),
      low: number('LOWER_BOUND'),
      high: number('UPPER_BOUND'),
      reporters: number('REPORTERS'),
      of: number('DENOMINATOR'),
      state: (cell('MILESTONE_STATE') || null) as MilestoneState | null,
      judges: number('JUDGES'),
      kappa: number('KAPPA'),
      status: cell('OBS_STATUS') as Status,
      part: cell('BREAKDOWN') === total ? null : breakdownOf(cell('BREAKDOWN')),
      corrects: cell('CORRECTS') || null,
      reportedAt: new Date(cell('REPORTED_AT')),
    }
  })
}
