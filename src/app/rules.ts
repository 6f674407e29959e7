import { dashboardRules } from '#lib/dashboard/index.ts'
import { identityRules } from '#lib/identity/index.ts'
import { observatoryRules } from '#lib/observatory/index.ts'
import { planRules } from '#lib/plan/index.ts'
import type { Rules } from '#lib/platform/rules.ts'
import { traitRules } from '#lib/traits/index.ts'

/** Every rule of every slice: drawn on the permissions page, tried by the permission test. */
export const rules: Rules = {
  ...identityRules,
  ...traitRules,
  ...planRules,
  ...observatoryRules,
  ...dashboardRules,
}

/** What a token may be allowed to do. */
export const scopes: readonly string[] = [
  ...new Set(Object.values(rules).flatMap(({ scope }) => scope ?? [])),
].sort()

/** `plan_enter_decision` is told by the text `plan_rule_enter_decision`. */
export const ruleText = (name: string): string => name.replace('_', '_rule_')

/** The state of a thing, in the words of the slice whose rule it is. */
export const stateText = (ruleName: string, state: string): string =>
  `${ruleName.slice(0, ruleName.indexOf('_'))}_state_${state}`
