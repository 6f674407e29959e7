import type { Provenance } from '../provenance.ts'
import type { Pools } from '../rothc/pools.ts'
import { SoilRefusal } from '../refusal.ts'

/** One number a cell, or `[row][cell]`. */
export type Column = ArrayLike<number>

/** The five pools of many cells, t C/ha. */
export type PoolColumns = Readonly<Record<keyof Pools, Float64Array>>

/** What an engine says of many cells. A cell without an answer has NaN in every column and its reason here. */
export interface Answers {
  readonly provenance: Provenance
  readonly cells: number
  readonly refusals: Map<number, SoilRefusal>
}

export const activeNames = ['dpm', 'rpm', 'bio', 'hum'] as const
export const poolNames = [...activeNames, 'iom'] as const

/** Every cell is answered into it, or refused, so that it begins with nothing in it. */
export const blank = (cells: number, rows = 1) => new Float64Array(cells * rows)

export function blankPools(cells: number): PoolColumns {
  const [dpm, rpm, bio, hum, iom] = poolNames.map(() => blank(cells))
  return { dpm, rpm, bio, hum, iom }
}

export function writePools(to: PoolColumns, cell: number, pools: Pools): void {
  for (const pool of poolNames) to[pool][cell] = pools[pool]
}

/** Writes a cell's numbers, one a row. */
export function writeRows(to: Float64Array, cells: number, cell: number, values: readonly number[]): void {
  values.forEach((value, row) => (to[row * cells + cell] = value))
}

/** A refusal unless the column has as many numbers as cells and rows (one of `rows`, where there is a choice). */
export function requireColumn(field: string, column: Column, cells: number, ...rows: number[]): void {
  if (!rows.some((count) => column.length === count * cells))
    throw new SoilRefusal('inconsistent', field, {
      reason: `${column.length} numbers for ${cells} cells; it takes ${rows.map((count) => count * cells).join(' or ')}`,
    })
}

/** Every column of an answer, however deep. */
function columnsOf(answer: object): Float64Array[] {
  return Object.values(answer).flatMap((value) => {
    if (value instanceof Float64Array) return [value]
    return value && typeof value === 'object' && !(value instanceof Map) ? columnsOf(value) : []
  })
}

/** Takes back what was written for a cell: there is no answer, for this reason. */
export function refuseCell(answer: Answers, cell: number, reason: SoilRefusal): void {
  const { provenance: _, ...results } = answer
  for (const column of columnsOf(results))
    for (let at = cell; at < column.length; at += answer.cells) column[at] = NaN
  answer.refusals.set(cell, reason)
}
