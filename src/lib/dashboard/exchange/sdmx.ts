import { csvRow, openTable } from '#tables'
import type { Observation, Status } from '../observations/observation.ts'
import type { MilestoneState } from '../observations/observation.ts'
import type { LoggedFigure } from '../observations/log.ts'

const dataflow = 'PERMILLE:INDICATORS(1.0)'
const total = '_T'

/**
 * SDMX-CSV 2.0: three columns that name the structure, then dimensions, the observation, attributes. READING tells
 * several readings of one day apart, because a cell of SDMX holds one value.
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
  'SOURCE',
  'OBS_ID',
  'CORRECTS',
  'REPORTED_AT',
  'CHECKED_AT',
] as const

export const sdmxHead = csvRow(heading)

/** Lines without the heading; `readings` remembers, from chunk to chunk, how many readings a day has had. */
export function sdmxLines(
  figures: readonly Observation[],
  codes: ReadonlyMap<string, string>,
  readings: Map<string, number>,
): string {
  const rows = figures.map((figure) => {
    const code = codes.get(figure.indicatorId) ?? figure.indicatorId
    const breakdown = figure.part ? `${figure.part.by}:${figure.part.code}` : total
    const cell = [code, figure.indicatorVersion, breakdown, figure.on].join(' ')
    const reading = (readings.get(cell) ?? 0) + 1
    readings.set(cell, reading)
    return [
      'dataflow',
      dataflow,
      'I',
      'A',
      code,
      figure.indicatorVersion,
      breakdown,
      reading,
      figure.on,
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
      indicator: cell('INDICATOR'),
      indicatorVersion: Number(cell('DEFINITION_VERSION')),
      on: cell('TIME_PERIOD'),
      value: number('OBS_VALUE'),
      low: number('LOWER_BOUND'),
      high: number('UPPER_BOUND'),
      reporters: number('REPORTERS'),
      of: number('DENOMINATOR'),
      state: (cell('MILESTONE_STATE') || null) as MilestoneState | null,
      judges: number('JUDGES'),
      kappa: number('KAPPA'),
      status: cell('OBS_STATUS') as Status,
      part: cell('BREAKDOWN') === total ? null : cell('BREAKDOWN'),
      corrects: cell('CORRECTS') || null,
      reportedAt: new Date(cell('REPORTED_AT')),
    }
  })
}
