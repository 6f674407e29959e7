import { Refusal } from '#lib/platform/refusal.ts'

/** The bodies of the Initiative and the two duties that the platform itself needs. */
export const roles = [
  'secretariat',
  'bureau',
  'stc',
  'member',
  'partner',
  'friend',
  'dpo',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** Roles that must always have a holder: they grant all others. */
export const indispensable: readonly Role[] = ['secretariat', 'administrator']

/**
 * Who may give a role, end it or pass it on: whoever has all its powers already, so that nobody can get more of them by way of a
 * friend. A test compares this with the rules of the whole platform.
 */
export const admittedBy: Readonly<Record<Role, readonly Role[]>> = {
  secretariat: ['secretariat'],
  bureau: ['secretariat', 'bureau'],
  stc: ['stc'],
  member: ['secretariat'],
  partner: ['secretariat'],
  friend: ['secretariat'],
  dpo: ['dpo'],
  administrator: ['administrator'],
}

/** Who enters the first holder where there is none, and who ends a role beside those who give it. */
export const foundedBy: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  stc: ['secretariat'],
  dpo: ['secretariat'],
}
export const endedBy: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  stc: ['secretariat'],
  dpo: ['administrator'],
}

/** A role held by a person from one day to another. Days are UTC; the day of the end is the first one without the role. */
export type Grant = {
  id: string
  person_id: string
  role: Role
  since_on: string
  until_on: string | null
}
export const grantStates = ['planned', 'in_force', 'ended'] as const
export type GrantState = (typeof grantStates)[number]

export function grantState(
  { since_on, until_on }: Pick<Grant, 'since_on' | 'until_on'>,
  on: string,
): GrantState {
  if (until_on !== null && until_on <= on) return 'ended'
  return since_on > on ? 'planned' : 'in_force'
}

/** The day on which a change may take effect: not in the past, and while the role is held. */
export function changeDay(
  grant: Pick<Grant, 'since_on' | 'until_on'>,
  wished: string,
  today: string,
): string {
  if (wished < today) throw new Refusal('invalid', 'identity_day_past', {}, { on: 'identity_day_past' })
  if (wished < grant.since_on || (grant.until_on !== null && wished >= grant.until_on))
    throw new Refusal('invalid', 'identity_day_outside', {}, { on: 'identity_day_outside' })
  return wished
}

type Days = Pick<Grant, 'since_on' | 'until_on'>

/** Whether two stretches share a day. */
export const overlaps = (one: Days, other: Days): boolean =>
  (one.until_on === null || other.since_on < one.until_on) &&
  (other.until_on === null || one.since_on < other.until_on)

/** Whether the stretches, taken together, leave no day open from `on` until further notice. */
export function coverFrom(stretches: readonly Days[], on: string): boolean {
  const current = stretches.filter((days) => grantState(days, on) === 'in_force')
  if (current.some(({ until_on }) => until_on === null)) return true
  const next = current
    .map(({ until_on }) => until_on as string)
    .sort()
    .at(-1)
  return next !== undefined && coverFrom(stretches, next)
}

/** Refuses an end that would leave an indispensable role without a holder. */
export function keepOneHolder(role: Role, others: readonly Grant[], on: string): void {
  if (indispensable.includes(role) && !coverFrom(others, on))
    throw new Refusal('conflict', 'identity_last_holder', { role })
}
