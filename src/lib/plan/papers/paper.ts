import type { Edition, Facility, Goal, Measure } from '#lib/plan/objective.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import type { LineAccount } from './ledger.ts'
import type { Found, Place } from './place.ts'

export const paperKinds = ['strategic_plan', 'implementation_plan', 'roadmap', 'minutes'] as const
export type PaperKind = (typeof paperKinds)[number]

/** What the words of a text say about itself. */
export type PaperIdentity = {
  kind: PaperKind
  /** Of a plan its `Edition`, of a roadmap its year, of minutes the number of the meeting. */
  edition: string
  /** As precise as the paper is: `2022-06` or `2021-11-10`. */
  date: string | null
  /** Its number in the series of documents, such as `Consortium 7-6 (sv)`. */
  document: string | null
  locale: Locale
}

/** A sentence of the plan with the values read in it; `torn` where the conversion lost a part of it. */
export type Wording = { text: string; torn: boolean; measures: Measure[] }

export type ActivityReading = { number: number; title: string | null; text: string }

/** One objective as one paper words it in one edition. Null where the paper has no such field or lost it. */
export type ObjectiveReading = {
  code: string
  edition: Edition
  place: Place
  title: Found<string> | null
  facility: Found<Facility> | null
  aim: Found<Wording> | null
  description: Found<Wording> | null
  baseline: Found<Wording> | null
  target2030: Found<Wording> | null
  target2050: Found<Wording> | null
  remarks: Found<string>[]
  activities: Found<ActivityReading>[]
  /** Where the table of activities begins, and its rows that hold a number and nothing else. */
  activityTable: Place | null
  emptyActivities: Place[]
}

export type GoalReading = { goal: Goal; title: string | null; aim: string | null }

export type FacilityNumber = { kind: Facility; number: number }

/** A facility and the objectives that a roadmap puts under it, with the alliances that shall lead it. */
export type FacilityReading = FacilityNumber & {
  title: string
  objectives: { code: string; title: string | null }[]
  alliances: { number: number; codes: string[] }[]
}

/** Something a roadmap sets out to do. `path` holds the marks of the headings above it and its own. */
export type RoadmapItem = {
  path: string[]
  title: string
  details: Found<string>[]
  facility: FacilityNumber | null
  objectives: string[]
}

/** A code that a paper names outside its own heading, with the title it gives it there. */
export type Mention = { code: string; title: string | null }

export type Decision = { text: string; heading: string | null; documents: string[] }

/** One row of the intake table; `members` is null where the paper prints a dash instead of a number. */
export type IntakeRow = { label: string; college: College | null; partners: number; members: number | null }

export const colleges = [
  'states',
  'international_organisations',
  'finance',
  'foundations',
  'farmers',
  'research',
  'civil_society',
  'companies',
] as const
/** The categories of the intake table; the Forum's seven colleges hold foundations and finance together. */
export type College = (typeof colleges)[number]

export type BudgetFigure = {
  year: number | null
  /** What the amount is, read from the words beside it; null where they do not say. */
  role:
    'total' | 'core' | 'meetings' | 'available' | 'spent' | 'overheads' | 'in_kind' | 'contribution' | null
  amount: number
  currency: string
  text: string
}

/** A number that a paper states beside the parts it is made of. */
export type Tally = { what: string; stated: Found<number>; parts: Found<number>[] }

/** The years that a heading announces above the years that its table shows. */
export type YearClaim = { heading: Found<number[]>; table: Found<number[]> }

export type Passage = { heading: string | null; text: string }

export type PaperContent = {
  objectives: ObjectiveReading[]
  goals: Found<GoalReading>[]
  facilities: Found<FacilityReading>[]
  items: Found<RoadmapItem>[]
  mentions: Found<Mention>[]
  decisions: Found<Decision>[]
  documents: Found<string>[]
  intake: Found<IntakeRow>[]
  budget: Found<BudgetFigure>[]
  tallies: Tally[]
  yearClaims: YearClaim[]
  passages: Found<Passage>[]
}

export const noContent = (): PaperContent => ({
  objectives: [],
  goals: [],
  facilities: [],
  items: [],
  mentions: [],
  decisions: [],
  documents: [],
  intake: [],
  budget: [],
  tallies: [],
  yearClaims: [],
  passages: [],
})

/** A paper as understood: what it is, what it says and where, and what became of each of its lines. */
export type Paper = PaperIdentity & PaperContent & { file: string; lines: LineAccount[] }
