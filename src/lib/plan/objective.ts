import type { Localised } from '#lib/platform/text/localised.ts'

/** The six goals of the Strategic Plan and how many objectives each holds: 24 in all. */
export const goals = { A: 6, B: 4, C: 4, D: 4, E: 3, F: 3 } as const
export type Goal = keyof typeof goals

export const objectiveCodes: readonly string[] = Object.entries(goals).flatMap(([goal, count]) =>
  Array.from({ length: count }, (_, index) => `${goal}${index + 1}`),
)

/** Core Facilities are led by the Secretariat with partnerships, Global Facilities by alliances. */
export const facilities = ['core', 'global'] as const
export type Facility = (typeof facilities)[number]

/** The code of an edition: its year, and what tells it from others of that year, `2021-draft`. Editions are rows, not types. */
export type Edition = string
export const editionCode = /^20\d\d(?:-[a-z0-9]{1,12})?$/

/** A draft proposes and remarks; only what was issued words what is in force. */
export const isDraft = (edition: Edition): boolean => edition.endsWith('-draft')

export const horizons = ['baseline', '2030', '2050'] as const
export type Horizon = (typeof horizons)[number]

/** What a baseline or a target claims, so that progress can be computed by the rule of its kind. */
export const measureKinds = [
  'count', // a number of things
  'share', // part of a denominator, 0 to 1
  'rate', // things per year
  'range', // between two counts
  'milestone', // something done by a day
  'maturity', // a level that people judge against written anchors
  'money', // an amount in a currency
  'yes_no_per_unit', // how many of N units have it
] as const
export type MeasureKind = (typeof measureKinds)[number]

export type Measure = {
  kind: MeasureKind
  /** Lower and upper value in `unit`; equal where the paper gives one number; null where it gives none. */
  low: number | null
  high: number | null
  /** What is counted, singular and in English: `NDC`, `partner`, `EUR`, `project`. */
  unit: string
  /** The denominator of a share or of yes/no per unit, where the paper names one. */
  of: number | null
  per: 'year' | null
  /** The last day on which a milestone is in time, `YYYY-MM-DD`. A bare year means 31 December. */
  by: string | null
}

/** A sentence of the plan with the typed values read in it. Missing stays missing: `measures: []`. */
export type Clause = { text: Localised; measures: Measure[] }

export type Activity = { number: number; text: Localised }

/** One objective as one edition of the plan words it. */
export type ObjectiveVersion = {
  edition: Edition
  title: Localised
  aim: Localised | null
  baseline: Clause | null
  target2030: Clause | null
  target2050: Clause | null
  remarks: Localised | null
  activities: Activity[]
  source: { document: string; place: string }
}

export type Objective = {
  code: string
  goal: Goal
  facility: { kind: Facility; number: number }
  title: Localised
  links: { to: string; type: 'supports' | 'needs' | 'overlaps'; source: string }[]
  versions: ObjectiveVersion[]
}

/** The wording that holds on a day: the newest of a Strategic Plan issued by then. */
export function versionInForce<Version extends { edition: Edition; issuedOn: string }>(
  versions: readonly Version[],
  on: string,
): Version | null {
  const [newest] = versions
    .filter(({ edition, issuedOn }) => !isDraft(edition) && issuedOn <= on)
    .sort((a, b) => b.issuedOn.localeCompare(a.issuedOn))
  return newest ?? null
}
