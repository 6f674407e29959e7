import type { Edition, Objective, ObjectiveVersion } from '#lib/plan/objective.ts'
import type { Localised } from '#lib/platform/text/localised.ts'
import { contributionOf, type Contribution, type Source } from './contribution.ts'
import type { Incoming, IncomingField } from './incoming.ts'
import type { LineAccount } from './ledger.ts'
import type { FacilityNumber } from './paper.ts'
import type { Place } from './place.ts'

export const fieldStates = ['new', 'same', 'changed'] as const
export type FieldState = (typeof fieldStates)[number]

/** What an import would do to one field. `torn` warns that the paper lost a part of the text. */
export type FieldPreview = IncomingField & {
  code: string
  edition: Edition
  state: FieldState
  before: string | null
}

export type FacilityPreview = {
  code: string
  state: FieldState
  before: FacilityNumber | null
  after: FacilityNumber
  place: Place
}

export type Preview = {
  fields: FieldPreview[]
  facilities: FacilityPreview[]
  counts: Record<FieldState, number>
  lines: { used: number; debris: number; notUnderstood: LineAccount[] }
  /** Codes that the source names and the plan does not have; nothing of them is taken. */
  unplaced: string[]
  changesNothing: boolean
}

/** What taking a paper or an export into the plan would change, field by field, with file and line. */
export function preview(source: Source, plan: readonly Objective[]): Preview {
  const contribution = contributionOf(source)
  const { incoming, lines } = contribution
  const known = new Set(plan.map(({ code }) => code))
  const fields = incoming
    .filter(({ code }) => known.has(code))
    .flatMap((version) => previewVersion(version, plan, contribution.isExact))
  const facilities = previewFacilities(contribution, plan)
  const states = [...fields, ...facilities].map(({ state }) => state)
  const count = (state: FieldState) => states.filter((each) => each === state).length
  const counts = { new: count('new'), same: count('same'), changed: count('changed') }
  const named = [...incoming, ...contribution.facilities].map(({ code }) => code)
  return {
    fields,
    facilities,
    counts,
    lines,
    unplaced: [...new Set(named.filter((code) => !known.has(code)))].sort(),
    changesNothing: counts.new + counts.changed === 0,
  }
}

function previewVersion(incoming: Incoming, plan: readonly Objective[], isExact: boolean): FieldPreview[] {
  const { code, edition } = incoming
  const version = plan
    .find((objective) => objective.code === code)
    ?.versions.find((existing) => existing.edition === edition)
  return incoming.fields.map((field) => {
    const before = textOf(version, field)?.[field.locale] ?? null
    const isSame = before === field.text && (!isExact || hasSameMeasures(version, field))
    return { ...field, code, edition, before, state: before === null ? 'new' : isSame ? 'same' : 'changed' }
  })
}

/** The text that a plan already has for a field. */
export function textOf(
  version: ObjectiveVersion | undefined,
  { field, number }: Pick<IncomingField, 'field' | 'number'>,
): Localised | null {
  if (!version) return null
  if (field === 'activity')
    return version.activities.find((activity) => activity.number === number)?.text ?? null
  if (field === 'title' || field === 'aim' || field === 'remarks') return version[field]
  return version[field]?.text ?? null
}

/** Values read from a paper never overrule values that people corrected beside the same wording. */
function hasSameMeasures(version: ObjectiveVersion | undefined, { field, measures }: IncomingField): boolean {
  if (field !== 'baseline' && field !== 'target2030' && field !== 'target2050') return true
  return JSON.stringify(version?.[field]?.measures) === JSON.stringify(measures)
}

/** Where a paper puts an objective under two facilities, the plan is right with either. */
function previewFacilities(contribution: Contribution, plan: readonly Objective[]): FacilityPreview[] {
  return contribution.facilities.flatMap(({ code, facilities }) => {
    const before = plan.find((objective) => objective.code === code)?.facility
    const [first] = facilities
    if (!before || !first) return []
    const agreeing = facilities.find(
      ({ value }) => value.kind === before.kind && value.number === before.number,
    )
    const { value: after, place } = agreeing ?? first
    return [{ code, before, after, place, state: agreeing ? ('same' as const) : ('changed' as const) }]
  })
}
