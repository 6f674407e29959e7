import type { Actor } from '#lib/platform/context.ts'
import type { Rule, Rules } from '#lib/platform/rules.ts'
import { admittedBy, endedBy, foundedBy, type GrantState, type Role } from './role.ts'
import type { PersonState } from './person.ts'
import type { RequestState } from './requests/request.ts'
import type { TokenState } from './token.ts'

/** `vacant`: nobody holds the role. */
type Granting = { state: PersonState; person_id: string; role: Role; vacant?: boolean }
type Holding = { state: GrantState; person_id: string; role: Role }
type HandingOver = Holding & { to: string }
type Asked = { state: RequestState; person_id: string; role: Role }
type Owned = { state?: PersonState | TokenState; person_id: string }

const isOwn = (actor: Actor, { person_id }: { person_id: string }) => actor.id === person_id
const isOneOf = (actor: Actor, roles: readonly Role[] = []) =>
  roles.some((role) => actor.roles.includes(role))
const mayAdmit = (actor: Actor, { role, vacant }: { role: Role; vacant?: boolean }) =>
  isOneOf(actor, admittedBy[role]) || (vacant === true && isOneOf(actor, foundedBy[role]))

const admitting: readonly Role[] = ['secretariat', 'administrator']

const identity_see_people: Rule = { who: [...admitting, 'dpo'] }

const identity_grant_role: Rule<Granting> = {
  who: [...admitting, 'bureau', 'stc', 'dpo'],
  in: ['active'],
  where: {
    text: 'identity_where_within_power',
    holds: (actor, subject) => !isOwn(actor, subject) && mayAdmit(actor, subject),
  },
}

const identity_ask_role: Rule<Owned> = {
  who: ['person'],
  in: ['active'],
  where: { text: 'identity_where_own', holds: isOwn },
}

const identity_decide_request: Rule<Asked> = {
  who: ['secretariat', 'bureau', 'stc'],
  in: ['waiting'],
  where: {
    text: 'identity_where_within_power',
    holds: (actor, subject) => !isOwn(actor, subject) && mayAdmit(actor, subject),
  },
}

const identity_end_role: Rule<Holding> = {
  who: [...admitting, 'dpo'],
  in: ['planned', 'in_force'],
  where: {
    text: 'identity_where_may_end',
    holds: (actor, { role }) => isOneOf(actor, admittedBy[role]) || isOneOf(actor, endedBy[role]),
  },
}

const identity_hand_over_role: Rule<HandingOver> = {
  who: [...admitting, 'dpo'],
  in: ['in_force'],
  where: {
    text: 'identity_where_within_power',
    holds: (actor, subject) => actor.id !== subject.to && mayAdmit(actor, subject),
  },
}

const identity_edit_profile: Rule<Owned> = {
  who: ['person'],
  in: ['active'],
  where: { text: 'identity_where_own', holds: isOwn },
}

const identity_end_session: Rule<Owned> = {
  who: ['person'],
  in: ['active'],
  where: { text: 'identity_where_own', holds: isOwn },
}

const identity_create_token: Rule<Owned> = {
  who: ['person'],
  in: ['active'],
  where: { text: 'identity_where_own', holds: isOwn },
}

const identity_revoke_token: Rule<Owned> = {
  who: ['person'],
  in: ['valid'],
  where: {
    text: 'identity_where_own_or_admitting',
    holds: (actor, subject) =>
      isOwn(actor, subject) || actor.roles.some((role) => (admitting as readonly string[]).includes(role)),
  },
}

const isOwnOrOfficer = (actor: Actor, subject: Owned) => isOwn(actor, subject) || actor.roles.includes('dpo')

const identity_export_person: Rule<Owned> = {
  who: ['person'],
  in: ['unverified', 'active'],
  where: { text: 'identity_where_own_or_dpo', holds: isOwnOrOfficer },
}

const identity_erase_person: Rule<Owned> = {
  who: ['person'],
  in: ['unverified', 'active'],
  where: { text: 'identity_where_own_or_dpo', holds: isOwnOrOfficer },
}

const identity_claim_first_account: Rule<{ state: 'unclaimed' | 'claimed' }> = {
  who: ['anyone'],
  in: ['unclaimed'],
}

/** Who may do what about people, roles and tokens. */
export const identityRules = {
  identity_claim_first_account,
  identity_see_people,
  identity_grant_role,
  identity_ask_role,
  identity_decide_request,
  identity_end_role,
  identity_hand_over_role,
  identity_edit_profile,
  identity_end_session,
  identity_create_token,
  identity_revoke_token,
  identity_export_person,
  identity_erase_person,
} satisfies Rules
