import { readFileSync } from 'node:fs'
import { recordsIn } from '../src/tables.ts'

/** A row of numbers by column name; an empty cell is NaN. */
export type Row = Record<string, number>

export function numbers(file: string): Row[] {
  return recordsIn(readFileSync(file, 'utf8')).map((cells) =>
    Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell === '' ? NaN : Number(cell)])),
  )
}
