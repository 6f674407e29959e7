import { isMissingCode } from '#soil'
import { numbersIn, openTable, TableRefusal, type Numbers, type Row, type Table } from '#tables'
import { choiceFields, monthFields, monthNames, mostPlaces, type MonthName } from './fields.ts'
import type { Place } from './question.ts'
import type { Problem, ProblemText } from './parse.ts'

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
  constructor(text: ProblemText, data: Problem['data'], isMissing = false) {
    super(text)
    this.problem = { field: 'cells', text, data, isMissing }
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
    if (!(error instanceof TableRefusal)) throw error
    return { field: 'cells', text: 'line', data: { line: error.line ?? 1, reason: error.reason } }
  }
}

/** The cells of one row, by the heading of their columns. */
interface Line {
  readonly line: number
  has(column: string): boolean
  text(column: string): string
  number(column: string, bounds: { min: number; max: number }): number
}

function placesIn(text: string, given: Given): Place[] {
  if (!text.trim()) throw new Wrong('needed', {})
  const known = ['id', ...Object.keys(columns), ...weatherColumns]
  const table = openTable(text, known)
  const months = requireColumns(table, known)
  if (!months && !given.climate) throw new Wrong('weather', {})
  const rows = [...table.rows()]
  if (!rows.length) throw new Wrong('noRows', {})
  if (rows.length > mostPlaces) throw new Wrong('tooMany', { found: rows.length, most: mostPlaces })
  const numeric = Object.fromEntries(known.slice(1).map((name) => [name, {}]))
  const numbers = numbersIn(table, numeric)
  return rows.map((row) => placeIn(lineOf(row, table, numbers), months ? null : given.climate, given))
}

/** Whether the file brings weather of its own; every column must be known, and those that are needed be there. */
function requireColumns(table: Table, known: readonly string[]): boolean {
  const places = new Set(known.map((name) => table.columnOf(name)))
  const unknown = table.cells.find((name, i) => name && !places.has(i))
  const has = (name: string) => table.columnOf(name) >= 0
  if (unknown !== undefined) throw new Wrong('columnUnknown', { line: table.line, column: unknown })
  const months = weatherColumns.some(has)
  const needed = Object.entries(columns).filter(([, column]) => !('optional' in column))
  const lacking = [...needed.map(([name]) => name), ...(months ? weatherColumns : [])].find(
    (name) => !has(name),
  )
  if (lacking) throw new Wrong('columnMissing', { line: table.line, column: lacking })
  return months
}

function lineOf({ line, cells, width, astray, isHeading }: Row, table: Table, numbers: Numbers): Line {
  const wrongLine = (reason: string) => new Wrong('line', { line, reason })
  if (isHeading) throw wrongLine('the heading stands here again')
  const [stray] = astray
  if (width < cells.length || (stray && stray.column > cells.length))
    throw wrongLine(`${stray?.column ?? width} cells under ${cells.length} columns`)
  if (stray) throw wrongLine(`${stray.found} stands in column ${stray.column}, which has no heading`)
  const text = (column: string) => cells[table.columnOf(column)]?.trim() ?? ''
  return {
    line,
    has: (column) => text(column) !== '',
    text,
    number(column, { min, max }) {
      const cell = numbers.read(cells, column)
      const data = { line, column, value: text(column), min, max }
      if (cell.kind === 'empty') throw new Wrong('cellNeeded', data)
      if (cell.kind === 'open') {
        const { thousands, fraction } = cell
        throw new Wrong('cellReadings', { line, column, value: text(column), thousands, fraction })
      }
      const isFit = cell.kind === 'number' && cell.value >= min && cell.value <= max && !cell.currency
      if (!isFit || (cell.percent && !column.includes('_pct')))
        throw new Wrong('cellNumber', data, cell.kind === 'number' && isMissingCode(cell.value))
      return cell.value
    },
  }
}

function placeIn(line: Line, climate: Place['climate'] | null, given: Given): Place {
  const number = (column: keyof typeof columns) => line.number(column, columns[column])
  const optional = (column: 'stock_sd_t_ha' | 'x' | 'y') => (line.has(column) ? number(column) : null)
  const stock = number('stock_t_ha')
  const landCover = number('land_cover')
  if (!Number.isInteger(landCover))
    throw new Wrong('cellChoice', { line: line.line, value: landCover, options: choices })
  return {
    name: line.text('id') || String(line.line - 1),
    line: line.line,
    stock,
    stockSd: optional('stock_sd_t_ha') ?? stock * given.stockSd,
    clay: number('clay_pct'),
    landCover,
    areaHa: number('area_ha'),
    cover: given.cover,
    climate:
      climate ??
      ownClimate((name, month) => line.number(`${monthColumns[name]}_${month + 1}`, monthFields[name])),
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
