import { readFileSync } from 'node:fs'
import { parseCsv } from '../src/csv.ts'

/** A row of numbers by column name; an empty cell is NaN. */
export type Row = Record<string, number>

export function numbers(file: string): Row[] {
  return parseCsv(readFileSync(file, 'utf8')).map(({ cells }) =>
    Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell === '' ? NaN : Number(cell)])),
  )
}
