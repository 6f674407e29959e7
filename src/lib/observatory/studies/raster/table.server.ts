import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseCsv } from '#soil'
import { Refusal } from '#lib/platform/refusal.ts'
import { isAddress, streamOf } from './address.server.ts'
import { outageIn } from './outage.ts'
import { cellsOf, type Grid, type Window } from './grid.ts'

/** Cells of a CSV file, by their place in the grid. Rows that were not given are missing. */
export interface CellTable {
  read(window: Window, column: string): Float64Array
}

/** Where a row may lie from the centre of its cell, in cells: further off it belongs to another grid. */
const tolerance = 0.02

/** Held in memory, a column as 8 bytes a row: for tables, not for continents. */
const mostRows = 5_000_000

export async function openTable(file: string, columns: readonly string[], grid: Grid): Promise<CellTable> {
  const stream = await openStream(file)
  const places = new Map<number, number>()
  const values = columns.map((): number[] => [])
  let header: string | undefined
  let line = 0
  for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
    line += 1
    if (!text.trim()) continue
    if (header === undefined) {
      header = text
      continue
    }
    const cells = rowOf(header, text, { file, line })
    const numberIn = (name: string) => readNumber(cells[name], { file, line, column: name })
    const [x, y] = [numberIn('x'), numberIn('y')]
    const column = (x - grid.west) / grid.cellX - 0.5
    const row = (grid.north - y) / grid.cellY - 0.5
    const [nearestColumn, nearestRow] = [Math.round(column), Math.round(row)]
    if (!(Math.abs(column - nearestColumn) <= tolerance && Math.abs(row - nearestRow) <= tolerance))
      throw new Refusal('invalid', 'observatory_study_off_grid', { file, line })
    if (nearestColumn < 0 || nearestColumn >= grid.width || nearestRow < 0 || nearestRow >= grid.height)
      continue
    const place = nearestRow * grid.width + nearestColumn
    if (places.has(place)) throw new Refusal('invalid', 'observatory_study_twice', { file, line })
    if (places.size === mostRows)
      throw new Refusal('invalid', 'observatory_study_too_many_rows', { file, most: mostRows })
    places.set(place, places.size)
    columns.forEach((name, i) => values[i]!.push(numberIn(name)))
  }
  return {
    read(window, column) {
      const found = values[columns.indexOf(column)] ?? []
      const read = new Float64Array(cellsOf(window)).fill(NaN)
      for (let row = 0; row < window.height; row++)
        for (let i = 0; i < window.width; i++) {
          const place = places.get((window.row + row) * grid.width + window.column + i)
          if (place !== undefined) read[row * window.width + i] = found[place]!
        }
      return read
    },
  }
}

async function openStream(file: string) {
  try {
    if (!isAddress(file)) await stat(file)
    return await streamOf(file)
  } catch (error) {
    throw outageIn(error) ?? new Refusal('missing', 'observatory_study_no_file', { file })
  }
}

function rowOf(header: string, text: string, at: { file: string; line: number }) {
  try {
    return parseCsv(`${header}\n${text}`)[0]!.cells
  } catch (error) {
    throw new Refusal('invalid', 'observatory_study_row', { ...at, reason: (error as Error).message })
  }
}

/** An empty cell or NA is missing; what is no number is a mistake. */
function readNumber(text: string | undefined, at: { file: string; line: number; column: string }): number {
  if (text === undefined)
    throw new Refusal('invalid', 'observatory_study_no_column', { file: at.file, column: at.column })
  const trimmed = text.trim()
  if (trimmed === '' || trimmed === 'NA' || trimmed === 'NaN') return NaN
  const value = Number(trimmed)
  if (!Number.isFinite(value))
    throw new Refusal('invalid', 'observatory_study_not_number', { ...at, value: trimmed })
  return value
}
