import type { Actor } from './context.ts'
import { Refusal } from './refusal.ts'

/**
 * Who may do one thing, as data: checked by actions, drawn on the permissions page, and tried for every role,
 * action and state by a generated test.
 */
export type Rule<Subject = never> = {
  /** Names of roles, or `anyone` (visitors too), or `person` (all who are signed in). */
  who: readonly string[]
  /** The states in which it can be done; absent means in any. */
  in?: readonly string[]
  /** A condition on person and record, with the text key that explains it. */
  where?: { text: string; holds: (actor: Actor, subject: Subject) => boolean }
  /** The scope that a token needs; absent means that no token may do it. */
  scope?: string
}
export type Rules = Record<string, Rule>

type Stateful = { state?: string }

export function may<Subject>(rule: Rule<Subject>, actor: Actor, subject?: Subject & Stateful): boolean {
  return (
    isWho(rule, actor) && isWhere(rule, actor, subject) && isWhen(rule, subject) && isInScope(rule, actor)
  )
}

/** Throws the refusal that says why not: the person, the token, or the state of things. */
export function allow<Subject>(rule: Rule<Subject>, actor: Actor, subject?: Subject & Stateful): void {
  if (!isWho(rule, actor))
    throw new Refusal('forbidden', actor.id ? 'platform_forbidden' : 'platform_sign_in_first')
  if (!isInScope(rule, actor))
    throw new Refusal('forbidden', 'platform_out_of_scope', { scope: rule.scope ?? '–' })
  if (!isWhere(rule, actor, subject)) throw new Refusal('forbidden', rule.where?.text ?? 'platform_forbidden')
  if (!isWhen(rule, subject))
    throw new Refusal('conflict', 'platform_wrong_state', { state: subject?.state ?? '–' })
}

/** The person who acts; a visitor is asked to sign in. */
export function requirePerson({ id }: Actor): string {
  if (id === null) throw new Refusal('forbidden', 'platform_sign_in_first')
  return id
}

function isWho({ who }: Pick<Rule, 'who'>, actor: Actor): boolean {
  return (
    who.includes('anyone') ||
    (who.includes('person') && actor.id !== null) ||
    actor.roles.some((role) => who.includes(role))
  )
}

function isWhere<Subject>({ where }: Rule<Subject>, actor: Actor, subject?: Subject): boolean {
  return !where || (subject !== undefined && where.holds(actor, subject))
}

function isWhen({ in: states }: Pick<Rule, 'in'>, subject?: Stateful): boolean {
  return !states || (subject?.state !== undefined && states.includes(subject.state))
}

function isInScope({ scope, who }: Pick<Rule, 'scope' | 'who'>, { scopes }: Actor): boolean {
  return scopes === null || who.includes('anyone') || (scope !== undefined && scopes.includes(scope))
}
