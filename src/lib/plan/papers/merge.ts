import type { Objective, ObjectiveVersion } from '#lib/plan/objective.ts'
import { contributionOf, type Source } from './contribution.ts'
import type { Incoming, IncomingField } from './incoming.ts'
import { preview, textOf } from './preview.ts'

/**
 * The plan with a paper or an export taken in: new fields and changed texts enter, everything else stays. A French
 * edition adds French beside the English of the same version. Objectives that the plan does not have are left out.
 */
export function merge(plan: readonly Objective[], source: Source): Objective[] {
  const { facilities } = preview(source, plan)
  const { incoming, isExact } = contributionOf(source)
  return plan.map((objective) => {
    const own = incoming.filter(({ code }) => code === objective.code)
    const facility = facilities.find(({ code }) => code === objective.code)?.after ?? objective.facility
    return {
      ...objective,
      facility,
      versions: own.reduce(takeVersion(objective, isExact), objective.versions),
    }
  })
}

const takeVersion =
  (objective: Objective, isExact: boolean) =>
  (versions: ObjectiveVersion[], incoming: Incoming): ObjectiveVersion[] => {
    const existing = versions.find(({ edition }) => edition === incoming.edition)
    const before = existing ?? emptyVersion(objective, incoming)
    const after = incoming.fields.reduce((version, field) => takeField(version, field, isExact), before)
    const others = versions.filter((version) => version !== existing)
    return [...others, after].sort((a, b) => a.edition.localeCompare(b.edition))
  }

/** A version of which nothing is known yet; where the paper lost its title, that of the objective stands in. */
const emptyVersion = ({ title }: Objective, { edition, source, fields }: Incoming): ObjectiveVersion => ({
  edition,
  title: fields.some(({ field }) => field === 'title') ? {} : title,
  aim: null,
  baseline: null,
  target2030: null,
  target2050: null,
  remarks: null,
  activities: [],
  source,
})

/** Values read from a paper give way to those that stand; an export brings its own. */
function takeField(version: ObjectiveVersion, incoming: IncomingField, isExact: boolean): ObjectiveVersion {
  const { field, number, locale } = incoming
  const before = textOf(version, incoming)
  const text = { ...before, [locale]: incoming.text }
  if (field === 'activity') {
    const others = version.activities.filter((activity) => activity.number !== number)
    const activities = [...others, { number: number ?? others.length + 1, text }]
    return { ...version, activities: activities.sort((a, b) => a.number - b.number) }
  }
  if (field === 'title' || field === 'aim' || field === 'remarks') return { ...version, [field]: text }
  const standing = version[field]?.measures ?? []
  const isReworded = before?.[locale] !== undefined && before[locale] !== incoming.text
  const stands = !isExact && !isReworded && standing.length > 0
  return { ...version, [field]: { text, measures: stands ? standing : incoming.measures } }
}
