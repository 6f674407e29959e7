/** What a page shows again after a refusal: which of its forms it was, what was typed, and what is wrong with it. */
export type Refused = {
  at: string
  values: Record<string, string | string[]>
  problem: string
  problems: Record<string, string>
}

/** The refusal, where it belongs to this form. */
export const refusedAt = <T extends object>(form: T | null | undefined, at: string): Refused | null =>
  form && 'at' in form && form.at === at ? (form as unknown as Refused) : null
