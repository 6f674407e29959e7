import { m } from '#lib/paraglide/messages.js'
import type { PersonState } from './person.ts'
import type { GrantState, Role } from './role.ts'
import type { TokenState } from './token.ts'

type Message = () => string

export const roleNames: Record<Role, Message> = {
  secretariat: m.identity_role_secretariat,
  bureau: m.identity_role_bureau,
  stc: m.identity_role_stc,
  member: m.identity_role_member,
  partner: m.identity_role_partner,
  friend: m.identity_role_friend,
  dpo: m.identity_role_dpo,
  administrator: m.identity_role_administrator,
}

export const stateNames: Record<GrantState | PersonState | TokenState, Message> = {
  planned: m.identity_state_planned,
  in_force: m.identity_state_in_force,
  ended: m.identity_state_ended,
  unverified: m.identity_state_unverified,
  active: m.identity_state_active,
  erased: m.identity_state_erased,
  valid: m.identity_state_valid,
  expired: m.identity_state_expired,
  revoked: m.identity_state_revoked,
}
