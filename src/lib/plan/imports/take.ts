import type { Objective, ObjectiveVersion } from '../objective.ts'
import { contributionOf, merge, preview, type FieldPreview, type Source } from '../papers/index.ts'
import { clauses, isClause, type Field } from '../wording/wording.ts'

/**
 * The plan with the wordings of a source taken in; under which roof an objective stands is not a paper's to change. Texts that the paper lost a part of are left out unless asked for, and typed values
 * that stand are kept: the person who entered them read the same sentence with more care than a program. An export brings its own.
 */
export function take(
  plan: readonly Objective[],
  source: Source,
  { torn = false }: { torn?: boolean } = {},
): Objective[] {
  const merged = merge(plan, source).map((objective) => ({
    ...objective,
    facility: plan.find(({ code }) => code === objective.code)?.facility ?? objective.facility,
  }))
  if (contributionOf(source).isExact) return merged
  const leftOut = torn ? [] : preview(source, plan).fields.filter((field) => field.torn)
  return merged.map((objective) => {
    const present = plan.find(({ code }) => code === objective.code)
    return {
      ...objective,
      versions: objective.versions.map((version) => {
        const before = present?.versions.find(({ edition }) => edition === version.edition)
        const lost = leftOut.filter(
          ({ code, edition }) => code === objective.code && edition === version.edition,
        )
        return keepValues(lost.reduce(putBack(before), version), before)
      }),
    }
  })
}

const putBack =
  (before: ObjectiveVersion | undefined) =>
  (version: ObjectiveVersion, { field }: FieldPreview): ObjectiveVersion => {
    if (field === 'activity' || field === 'title') return version
    return { ...version, [field satisfies Field]: before?.[field] ?? null }
  }

function keepValues(version: ObjectiveVersion, before: ObjectiveVersion | undefined): ObjectiveVersion {
  const kept = clauses.flatMap((name) => {
    const clause = version[name]
    const measures = before?.[name]?.measures ?? []
    return clause && measures.length && isClause(name) ? [[name, { ...clause, measures }]] : []
  })
  return { ...version, ...(Object.fromEntries(kept) as Partial<ObjectiveVersion>) }
}
