import { roles } from '#lib/identity/index.ts'
import type { Actor } from '#lib/platform/context.ts'
import { may, type Rule } from '#lib/platform/rules.ts'

/** The columns of the permissions table: a visitor, a signed-in person, and each role. */
export const permissionColumns = ['anyone', 'person', ...roles] as const
export type PermissionColumn = (typeof permissionColumns)[number]

/** `if`: where the rule's condition holds. */
export type Answer = 'yes' | 'if' | 'no'

const somebody = '00000000-0000-7000-8000-000000000000'

export function actorAs(who: PermissionColumn, scopes: readonly string[] | null = null): Actor {
  return {
    id: who === 'anyone' ? null : somebody,
    roles: who === 'anyone' || who === 'person' ? [] : [who],
    via: scopes ? 'token' : 'session',
    scopes,
  }
}

/** Asks the very function that actions ask, once with the condition fulfilled and once without. */
export function answerFor(
  rule: Rule,
  who: PermissionColumn,
  state = rule.in?.[0],
  scopes: readonly string[] | null = null,
): Answer {
  const ask = (holds: boolean) => {
    const asIf: Rule<object> = { ...rule, where: rule.where && { ...rule.where, holds: () => holds } }
    return may(asIf, actorAs(who, scopes), state === undefined ? {} : { state })
  }
  if (ask(false)) return 'yes'
  return ask(true) ? 'if' : 'no'
}

/** `plan_enter_decision` is told by the text `plan_rule_enter_decision`. */
export const ruleText = (name: string): string => name.replace('_', '_rule_')

/** The state of a thing, in the words of the slice whose rule it is. */
export const stateText = (ruleName: string, state: string): string =>
  `${ruleName.slice(0, ruleName.indexOf('_'))}_state_${state}`
