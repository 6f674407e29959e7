import type { Horizon } from '#lib/plan/objective.ts'
import { looksTorn, type Line } from './lines.ts'
import { readMeasures } from './measures.ts'
import type { Wording } from './paper.ts'
import type { Found, Place } from './place.ts'

/** Which column of a plan table holds what. Columns before the baseline are label, aim, description, in this order. */
export type PlanColumns = {
  label?: number
  aim?: number
  description?: number
  baseline: number
  target2030: number
  target2050: number
  baselineYear: number | null
}

/** A column title names its year and no other number. */
const endsIn = (year: string) => (cell: string) => /^\D{0,30}20\d\d$/.test(cell) && cell.endsWith(year)

/** The columns of a header row. Any language: such a row ends in columns for 2030 and for 2050. */
export function planColumns(line: Line): PlanColumns | null {
  const target2030 = line.cells.findIndex(endsIn('2030'))
  const target2050 = line.cells.findIndex(endsIn('2050'))
  const baseline = target2030 - 1
  if (target2030 < 1 || target2050 <= target2030) return null
  const [label, aim, description] = Array.from({ length: baseline }, (_, index) => index)
  const year = line.cells[baseline]?.match(/20\d\d/)?.[0]
  return {
    ...(label === undefined ? {} : { label }),
    ...(aim === undefined ? {} : { aim }),
    ...(description === undefined ? {} : { description }),
    baseline,
    target2030,
    target2050,
    baselineYear: year ? Number(year) : null,
  }
}

export type PlanCells = Record<'aim' | 'description' | Horizon, string>

export const planCells = (line: Line, columns: PlanColumns): PlanCells => ({
  aim: cell(line, columns.aim),
  description: cell(line, columns.description),
  baseline: cell(line, columns.baseline),
  '2030': cell(line, columns.target2030),
  '2050': cell(line, columns.target2050),
})

export const cell = (line: Line, column: number | undefined): string =>
  column === undefined ? '' : (line.cells[column] ?? '')

/** The wording of a cell with its values; null for a cell without words. */
export function wording(text: string, horizon: Horizon | null, place: Place): Found<Wording> | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return null
  return {
    value: { text, torn: looksTorn(text), measures: horizon ? readMeasures(text, horizon) : [] },
    place,
  }
}

/** A row of a table that broke in two: the second half goes on in the same columns. */
export function continued(cells: PlanCells, line: Line, columns: PlanColumns): PlanCells {
  const more = planCells(line, columns)
  return Object.fromEntries(
    Object.entries(cells).map(([key, text]) => [
      key,
      [text, more[key as keyof PlanCells]].filter(Boolean).join(' '),
    ]),
  ) as PlanCells
}
