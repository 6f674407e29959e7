import { Refusal, type RefusalCode } from './refusal.ts'

/** What a broken rule of the database means to a person, by the constraint's name. */
export type Constraints = Readonly<Record<string, readonly [RefusalCode, string]>>

/** The refusal behind a database error, or the error itself where it is our fault. */
export function asRefusal(error: unknown, constraints: Constraints): unknown {
  const name = (error as { constraint?: string } | null)?.constraint
  const meaning = name === undefined ? undefined : constraints[name]
  return meaning ? new Refusal(...meaning) : error
}
