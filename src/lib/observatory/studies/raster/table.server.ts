import { stat } from 'node:fs/promises'
import { Refusal } from '#lib/platform/refusal.ts'
import { isArchive } from '#lib/platform/workbook/archive.ts'
import { tableIn } from '#lib/platform/workbook/table-file.server.ts'
import { decodeStream, openStream, TableRefusal, type Row } from '#tables'
import { isAddress, streamOf } from './address.server.ts'
import { outageIn } from './outage.ts'
import { cellsOf, columnsOfTurn, type Grid, type Window } from './grid.ts'
import { StreamedNumbers } from './streamed-numbers.ts'

/** Cells of a CSV file, by their place in the grid. Rows that were not given are missing. */
export interface CellTable {
  read(window: Window, column: string): Float64Array
}

/** Where a row may lie from the centre of its cell, in cells: further off it belongs to another grid. */
const tolerance = 0.02

/** Held in memory, a column as 8 bytes a row: for tables, not for continents. */
const mostRows = 5_000_000

/** Rows that may wait for a number further down to tell which mark parts their fractions. */
const mostWaiting = 10_000

/** A workbook is held as a whole to be read; longer tables come as CSV. */
const mostWorkbook = 32 << 20

export async function openTable(file: string, columns: readonly string[], grid: Grid): Promise<CellTable> {
  const places = new Map<number, number>()
  const values = columns.map((): number[] => [])

  function keep(line: number, [x = NaN, y = NaN, ...own]: readonly number[]) {
    const column = turned((x - grid.west) / grid.cellX - 0.5, grid)
    const row = (grid.north - y) / grid.cellY - 0.5
    const [nearestColumn, nearestRow] = [Math.round(column), Math.round(row)]
    if (!(Math.abs(column - nearestColumn) <= tolerance && Math.abs(row - nearestRow) <= tolerance))
      throw new Refusal('invalid', 'observatory_study_off_grid', { file, line })
    if (nearestColumn < 0 || nearestColumn >= grid.width || nearestRow < 0 || nearestRow >= grid.height)
      return
    const place = nearestRow * grid.width + nearestColumn
    if (places.has(place)) throw new Refusal('invalid', 'observatory_study_twice', { file, line })
    if (places.size === mostRows)
      throw new Refusal('invalid', 'observatory_study_too_many_rows', { file, most: mostRows })
    places.set(place, places.size)
    own.forEach((value, i) => values[i]!.push(value))
  }

  const stream = await openBytes(file)
  try {
    const known = ['x', 'y', ...columns]
    const { heading, rows } = await openStream(textsOf(stream, known), known)
    const numbers = new StreamedNumbers(file, ['x', 'y', ...columns], heading)
    const waiting: Row[] = []
    for await (const row of rows) {
      const found = numbers.read(row)
      if (found) keep(row.line, found)
      else if (waiting.push(row) > mostWaiting) numbers.refuseOpen(waiting[0]!)
    }
    numbers.requireConsistent()
    for (const row of waiting) keep(row.line, numbers.read(row) ?? numbers.refuseOpen(row))
  } catch (error) {
    if (error instanceof TableRefusal)
      throw new Refusal('invalid', 'observatory_study_row', {
        file,
        line: error.line ?? 1,
        reason: error.reason,
      })
    throw error
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

/** Longitudes are asked modulo 360: a column a turn away from the grid is the grid's own. */
function turned(column: number, grid: Grid): number {
  const turn = columnsOfTurn(grid)
  return turn === undefined ? column : column - turn * Math.round((column - grid.width / 2) / turn)
}

/** Text as it arrives; a workbook has to be there as a whole. */
async function* textsOf(stream: AsyncIterable<Uint8Array>, known: readonly string[]): AsyncGenerator<string> {
  const chunks = stream[Symbol.asyncIterator]()
  const first = await chunks.next()
  const all = (async function* () {
    if (!first.done) yield first.value
    yield* { [Symbol.asyncIterator]: () => chunks }
  })()
  if (first.done || !isArchive(first.value)) return yield* decodeStream(all)
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of all) {
    parts.push(part)
    length += part.length
    if (length > mostWorkbook)
      throw new Refusal('invalid', 'platform_workbook_large', { most: mostWorkbook >> 20 })
  }
  yield (await tableIn(Buffer.concat(parts), { known })).text
}

async function openBytes(file: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    if (!isAddress(file)) await stat(file)
    return await streamOf(file)
  } catch (error) {
    throw outageIn(error) ?? new Refusal('missing', 'observatory_study_no_file', { file })
  }
}
