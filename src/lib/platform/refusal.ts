/** The closed set of ways in which the platform says no, and what each is over HTTP. */
export const refusalStatus = {
  invalid: 422,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  limited: 429,
  unavailable: 503,
} as const
export type RefusalCode = keyof typeof refusalStatus

export type RefusalData = Record<string, string | number>

/** What is said of a field: a text key, with data of its own where it has any. */
export type FieldProblem = string | readonly [text: string, data: RefusalData]

/** A refusal that a person can act on: a code for programs, a text key and data for people. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly text: string
  readonly data: RefusalData
  /** Text keys by field name, for forms. */
  readonly fields: Record<string, FieldProblem>

  constructor(
    code: RefusalCode,
    text: string,
    data: RefusalData = {},
    fields: Record<string, FieldProblem> = {},
  ) {
    super(`${code}: ${text}`)
    this.name = 'Refusal'
    this.code = code
    this.text = text
    this.data = data
    this.fields = fields
  }

  get status(): number {
    return refusalStatus[this.code]
  }
}

/** The value, or a refusal that says that it is missing. */
export function orMissing<T>(value: T | null | undefined, text = 'platform_missing'): T {
  if (value === null || value === undefined) throw new Refusal('missing', text)
  return value
}
