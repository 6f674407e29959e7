import { parseCsv, SoilRefusal } from '#soil'
import { choiceFields, monthFields, monthNames, mostPlaces, type MonthName } from './fields.ts'
import type { Place } from './question.ts'
import { numberIn, type Problem, type ProblemText } from './parse.ts'

/** Columns of a file of cells besides the months': their bounds, and whether one can do without. */
export const columns = {
  stock_t_ha: { min: 0.1, max: 2000 },
  stock_sd_t_ha: { min: 0, max: 2000, optional: true },
  clay_pct: { min: 0, max: 100 },
  land_cover: { min: 1, max: 13 },
  area_ha: { min: 0.001, max: 1e7 },
  x: { min: -1e9, max: 1e9, optional: true },
  y: { min: -1e9, max: 1e9, optional: true },
} as const satisfies Record<string, { min: number; max: number; optional?: true }>

/** `temp_c_1` … `pet_mm_12`: all 36 or none. */
const monthColumns = { temperature: 'temp_c', rain: 'rain_mm', evaporation: 'pet_mm' } as const
export const weatherColumns = monthNames.flatMap((name) =>
  Array.from({ length: 12 }, (_, month) => `${monthColumns[name]}_${month + 1}`),
)

class Wrong extends Error {
  readonly problem: Problem
  constructor(text: ProblemText, data: Problem['data']) {
    super(text)
    this.problem = { field: 'cells', text, data }
  }
}

/** What the form says for every cell that does not say it itself. */
export interface Given {
  readonly climate: Place['climate'] | null
  readonly cover: Place['cover']
  /** standard deviation of a stock as a share of it */
  readonly stockSd: number
}

/** A file of cells, one a row; or what is wrong with it, with line and column. */
export function readArea(text: string, given: Given): Place[] | Problem {
  try {
    return placesIn(text, given)
  } catch (error) {
    if (error instanceof Wrong) return error.problem
    if (!(error instanceof SoilRefusal)) throw error
    return {
      field: 'cells',
      text: 'line',
      data: { line: Number(error.data.line), reason: String(error.data.reason) },
    }
  }
}

function placesIn(text: string, given: Given): Place[] {
  if (!text.trim()) throw new Wrong('needed', {})
  const rows = parseCsv(text)
  const [first] = rows
  if (!first) throw new Wrong('noRows', {})
  if (rows.length > mostPlaces) throw new Wrong('tooMany', { found: rows.length, most: mostPlaces })
  const header = Object.keys(first.cells)
  const known = ['id', ...Object.keys(columns), ...weatherColumns]
  const unknown = header.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Wrong('columnUnknown', { column: unknown || '–' })
  for (const [name, column] of Object.entries(columns))
    if (!('optional' in column) && !header.includes(name)) throw new Wrong('columnMissing', { column: name })
  const months = weatherColumns.filter((name) => header.includes(name))
  const lacking = weatherColumns.find((name) => !header.includes(name))
  if (months.length && lacking) throw new Wrong('columnMissing', { column: lacking })
  if (!months.length && !given.climate) throw new Wrong('weather', {})
  return rows.map((row) => placeIn(row, header, months.length ? null : given.climate, given))
}

type Row = { line: number; cells: Readonly<Record<string, string>> }

function placeIn(row: Row, header: string[], climate: Place['climate'] | null, given: Given): Place {
  const number = (column: string, { min, max }: { min: number; max: number }) => {
    const text = row.cells[column] ?? ''
    const value = numberIn(text)
    const data = { line: row.line, column, value: text, min, max }
    if (!text) throw new Wrong('cellNeeded', data)
    if (!(value >= min && value <= max)) throw new Wrong('cellNumber', data)
    return value
  }
  const optional = (column: 'stock_sd_t_ha' | 'x' | 'y') =>
    header.includes(column) && row.cells[column] ? number(column, columns[column]) : null
  const stock = number('stock_t_ha', columns.stock_t_ha)
  const landCover = number('land_cover', columns.land_cover)
  if (!Number.isInteger(landCover))
    throw new Wrong('cellChoice', { line: row.line, value: landCover, options: choices })
  return {
    name: row.cells.id || String(row.line - 1),
    line: row.line,
    stock,
    stockSd: optional('stock_sd_t_ha') ?? stock * given.stockSd,
    clay: number('clay_pct', columns.clay_pct),
    landCover,
    areaHa: number('area_ha', columns.area_ha),
    cover: given.cover,
    climate:
      climate ?? ownClimate((name, month) => number(`${monthColumns[name]}_${month + 1}`, monthFields[name])),
    x: optional('x'),
    y: optional('y'),
  }
}

const choices = choiceFields.landCover.join(', ')

function ownClimate(of: (name: MonthName, month: number) => number): Place['climate'] {
  return Array.from({ length: 12 }, (_, month) => ({
    temperature: of('temperature', month),
    rain: of('rain', month),
    evaporation: of('evaporation', month),
  }))
}
