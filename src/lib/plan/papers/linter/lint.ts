import type { Objective } from '#lib/plan/objective.ts'
import type { Finding, Rule } from './finding.ts'
import { activityRules } from './rules/activities.ts'
import { codeRules } from './rules/codes.ts'
import { facilityRules } from './rules/facilities.ts'
import { numberRules } from './rules/numbers.ts'
import { totalRules } from './rules/totals.ts'
import { wordingRules } from './rules/wordings.ts'
import { viewOf, type Source, type View } from './view.ts'

/** Every rule of the linter, in the order in which a reader would ask. */
export const rules: readonly Rule<View>[] = [
  ...wordingRules,
  ...codeRules,
  ...totalRules,
  ...numberRules,
  ...activityRules,
  ...facilityRules,
]

/**
 * What contradicts itself in papers and plans, read together: most faults show only between two of them. `known` is a
 * plan that is not judged, but tells how objectives are called, so that one paper alone can be held against it.
 */
export function lint(sources: readonly Source[], known: readonly Objective[] = []): Finding[] {
  const view = viewOf(sources, known)
  return rules
    .flatMap((rule) => rule.check(view))
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.rule.localeCompare(b.rule))
}
