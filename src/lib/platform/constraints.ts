import { Refusal, type RefusalCode } from './refusal.ts'

/** What a broken rule of the database means to a person, by the constraint's name. */
export type Constraints = Readonly<Record<string, readonly [RefusalCode, string]>>

/**
 * A value that the database cannot hold or read (SQLSTATE class 22, data exception: a NUL in a text, a number out of range,
 * an id that is none) is the sender's mistake. Schemas refuse such values first; this is the last line.
 */
export function badValue(error: unknown): Refusal | null {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code)
    ? new Refusal('invalid', 'platform_unreadable_text')
    : null
}

/** The refusal behind a database error, or the error itself where it is our fault. */
export function asRefusal(error: unknown, constraints: Constraints): unknown {
  const name = (error as { constraint?: string } | null)?.constraint
  const meaning = name === undefined ? undefined : constraints[name]
  return meaning ? new Refusal(...meaning) : error
}
