/** What a page shows again after a refusal: which of its forms it was, what was typed, and what is wrong with it. */
export type Refused = {
  at: string
  values: Record<string, string | string[]>
  problem: string
  problems: Record<string, string>
  /** The sheets of a workbook, of which one has to be chosen. */
  sheets?: readonly string[]
}

/** The refusal, where it belongs to this form; `of` tells forms apart that a page draws once a row, by their hidden fields. */
export function refusedAt<T extends object>(
  form: T | null | undefined,
  at: string,
  of: Record<string, string> = {},
): Refused | null {
  if (!form || !('at' in form) || form.at !== at) return null
  const refused = form as unknown as Refused
  return Object.entries(of).every(([name, value]) => refused.values[name] === value) ? refused : null
}
