import type { Localised } from '#lib/platform/text/localised.ts'

export const bodies = ['consortium', 'bureau', 'secretariat', 'stc'] as const
export type Body = (typeof bodies)[number]

export const outcomes = ['adopted', 'rejected', 'deferred'] as const
export type Outcome = (typeof outcomes)[number]

/** Which body decided when on what exactly. Not edited: a later decision replaces an earlier one. */
export type Decision = {
  id: string
  slug: string
  body: Body
  meeting: number | null
  document: string | null
  on: string
  about: string
  /** The edition or the version; null where the thing decided is not on the platform. */
  subject: string | null
  /** The revision of the version's wording that lay on the table. */
  subjectRevision: number | null
  outcome: Outcome
  replaces: string | null
  what: Localised
  note: Localised | null
  source: { document: string; place: string }
}

export type AdoptionStatus = { state: Outcome; by: Decision } | { state: 'undecided'; by: null }

/** How a text stands on a day: the last decision about it or its edition that has not been replaced by then. */
export function adoptionStatus(
  decisions: readonly Decision[],
  subjects: readonly string[],
  on: string,
): AdoptionStatus {
  const taken = decisions.filter((decision) => decision.on <= on)
  const replaced = new Set(taken.map(({ replaces }) => replaces))
  const [last] = taken
    .filter(({ id, subject }) => subject !== null && subjects.includes(subject) && !replaced.has(id))
    .sort((a, b) => b.on.localeCompare(a.on))
  return last ? { state: last.outcome, by: last } : { state: 'undecided', by: null }
}
