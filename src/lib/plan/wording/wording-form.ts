import { z } from 'zod'
import { readTypedNumber } from '#lib/platform/typed-number.ts'
import { writeNumber } from '#tables'
import { wording } from '../input.ts'
import { measureKinds, type Measure } from '../objective.ts'
import { clauses, type ClauseName } from './wording.ts'

/** How many more values a form offers than stand there. */
const spare = 1

/** One value as the fields of a form hold it. */
export type MeasureRow = Record<'kind' | 'low' | 'high' | 'unit' | 'of' | 'per' | 'by', string>

const empty: MeasureRow = { kind: '', low: '', high: '', unit: '', of: '', per: '', by: '' }

export function rowsOf(measures: readonly Measure[]): MeasureRow[] {
  const rows = measures.map(({ kind, low, high, unit, of, per, by }) => ({
    kind,
    low: text(low),
    high: text(high),
    unit,
    of: text(of),
    per: per ?? '',
    by: by ?? '',
  }))
  return [...rows, ...Array.from({ length: spare }, () => empty)]
}

const text = (value: number | null) => (value === null ? '' : writeNumber(value))

type Typed = Record<string, string | string[]>

/** The rows that a form sent, as they were typed. */
export function typedRows(typed: Typed, clause: ClauseName): MeasureRow[] {
  const rows: MeasureRow[] = []
  for (let index = 0; `${clause}.${index}.kind` in typed; index++) {
    const names = Object.keys(empty) as (keyof MeasureRow)[]
    rows.push(
      Object.fromEntries(
        names.map((name) => [name, String(typed[`${clause}.${index}.${name}`] ?? '').trim()]),
      ) as MeasureRow,
    )
  }
  return rows
}

type Problems = z.RefinementCtx

/** A row without a kind is no value; an empty number is none, never zero; one with two readings is asked for again. */
function measuresIn(typed: Typed, clause: ClauseName, problems: Problems): unknown[] {
  return typedRows(typed, clause).flatMap(({ kind, low, high, unit, of, per, by }, index) => {
    if (!(measureKinds as readonly string[]).includes(kind)) return []
    const number = (name: string, value: string) => {
      const said = readTypedNumber(value)
      if ('value' in said) return said.value
      problems.addIssue({
        code: 'custom',
        path: [`${clause}.${index}.${name}`],
        message: said.text,
        params: said.data,
      })
      return null
    }
    return {
      kind,
      low: number('low', low),
      high: number('high', high),
      unit,
      of: number('of', of),
      per: per || null,
      by: by || null,
    }
  })
}

/** The Secretariat's form: texts of one language, and rows of values under each clause. */
export const wordingForm = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .transform((typed, problems) => {
    const measures = Object.fromEntries(
      clauses.map((clause) => [clause, measuresIn(typed, clause, problems)]),
    )
    const areRead = problems.issues.length === 0
    const parsed = wording.safeParse({ ...typed, measures })
    if (parsed.success) return parsed.data
    // A number that could not be read is said already; what it leaves open is no second problem.
    for (const { path, message } of parsed.error.issues)
      if (areRead || path[0] !== 'measures') problems.addIssue({ code: 'custom', path, message })
    return z.NEVER
  })
