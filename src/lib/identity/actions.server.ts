import { dayOf } from '#lib/platform/day.ts'
import { hashPassword } from 'better-auth/crypto'
import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import type {
  AdmitInput,
  ClaimInput,
  EndInput,
  GrantInput,
  HandOverInput,
  ProfileInput,
  TokenInput,
} from './input.ts'
import { personState } from './person.ts'
import { changeDay, grantState, keepOneHolder, overlaps, type Role } from './role.ts'
import { deleteExpiredInvitations } from './registration/store.server.ts'
import { identityRules as rules } from './rules.ts'
import { newSecret, sha256 } from './secret.server.ts'
import * as store from './store.server.ts'
import { tokenState } from './token.ts'

const kind = 'identity.person'

/** Gives a person a role from a day on. */
export async function grantRole(context: Context, personId: string, input: GrantInput): Promise<string> {
  return context.write((write) => giveRole(write, context, personId, input))
}

/** The same within a transaction that is open already, where more hangs on it. */
export async function giveRole(
  write: Write,
  context: Context,
  personId: string,
  input: GrantInput,
): Promise<string> {
  const id = context.newId()
  const { role, since_on, until_on, reason } = input
  const person = orMissing(await store.holdPerson(write, 'id', personId))
  const held = await store.holdGrants(write, role)
  allow(rules.identity_grant_role, context.actor, {
    state: personState(person),
    person_id: personId,
    role,
    vacant: held.every((grant) => grantState(grant, dayOf(context.now())) === 'ended'),
  })
  const isHeld = held.some((other) => other.person_id === personId && overlaps(other, input))
  if (isHeld) throw new Refusal('conflict', 'identity_role_held', {}, { role: 'identity_role_held' })
  await store.insertGrant(write, {
    id,
    person_id: personId,
    role,
    since_on,
    until_on,
    granted_at: context.now(),
    granted_by: context.actor.id,
    reason,
  })
  await logEvent(write, context, {
    verb: 'identity.role_granted',
    kind,
    subject: personId,
    data: { grant: id, role, since_on, until_on },
  })
  return id
}

/** The same for whoever has the address: a body admits its members without seeing the list of people. */
export async function admit(context: Context, { to, ...input }: AdmitInput): Promise<string> {
  // Who may give the role to nobody is not told who has an account.
  const vacant = !(await store.hasHolder(context.read, input.role, dayOf(context.now())))
  allow(rules.identity_grant_role, context.actor, {
    state: 'active',
    person_id: '',
    role: input.role,
    vacant,
  })
  const person = await store.personByMail(context.read, to)
  if (!person || personState(person) !== 'active')
    throw new Refusal('invalid', 'identity_successor_unknown', {}, { to: 'identity_successor_unknown' })
  return grantRole(context, person.id, input)
}

/** Ends a role on a day, today at the earliest. */
export async function endRole(context: Context, { grant: id, on, reason }: EndInput): Promise<void> {
  await context.write(async (write) => {
    const { grant, others } = orMissing(await store.holdGrant(write, id))
    const today = dayOf(context.now())
    allow(rules.identity_end_role, context.actor, { ...grant, state: grantState(grant, today) })
    const day = grant.since_on > today ? grant.since_on : changeDay(grant, on, today)
    keepOneHolder(grant.role, others, day)
    await store.endGrant(write, id, {
      until_on: day,
      ended_at: context.now(),
      ended_by: context.actor.id,
      end_reason: reason,
    })
    await logEvent(write, context, {
      verb: 'identity.role_ended',
      kind,
      subject: grant.person_id,
      data: { grant: id, role: grant.role, until_on: day },
    })
  })
}

/** Passes a role from one person to another: the old grant ends on the day on which the new one begins. */
export async function handOverRole(context: Context, input: HandOverInput): Promise<string> {
  const id = context.newId()
  await context.write(async (write) => {
    const successor = await store.holdPerson(write, 'mail', input.to)
    const { grant, others } = orMissing(await store.holdGrant(write, input.grant))
    const today = dayOf(context.now())
    allow(rules.identity_hand_over_role, context.actor, {
      ...grant,
      state: grantState(grant, today),
      to: successor?.id ?? '',
    })
    if (!successor || personState(successor) !== 'active' || successor.id === grant.person_id)
      throw new Refusal('invalid', 'identity_successor_unknown', {}, { to: 'identity_successor_unknown' })
    const day = changeDay(grant, input.on, today)
    const next = { since_on: day, until_on: grant.until_on }
    if (others.some((other) => other.person_id === successor.id && overlaps(other, next)))
      throw new Refusal('conflict', 'identity_role_held', {}, { to: 'identity_role_held' })
    const decided = { at: context.now(), by: context.actor.id }
    await store.endGrant(write, grant.id, {
      until_on: day,
      ended_at: decided.at,
      ended_by: decided.by,
      end_reason: input.reason,
    })
    await store.insertGrant(write, {
      id,
      person_id: successor.id,
      role: grant.role,
      ...next,
      granted_at: decided.at,
      granted_by: decided.by,
      reason: input.reason,
      follows_id: grant.id,
    })
    await logEvent(write, context, {
      verb: 'identity.role_handed_over',
      kind,
      subject: grant.person_id,
      touches: [successor.id],
      data: { from_grant: grant.id, to_grant: id, role: grant.role, on: day },
    })
  })
  return id
}

export async function editProfile(context: Context, personId: string, profile: ProfileInput): Promise<void> {
  await context.write(async (write) => {
    const person = orMissing(await store.person(write, personId))
    allow(rules.identity_edit_profile, context.actor, { state: personState(person), person_id: personId })
    await store.updateProfile(write, personId, profile, context.now())
    await logEvent(write, context, { verb: 'identity.profile_edited', kind, subject: personId })
  })
}

/** Signs a person out of one other browser, or of all but the one at hand. */
export async function endSessions(
  context: Context,
  personId: string,
  which: { only: string } | { but: string },
): Promise<void> {
  await context.write(async (write) => {
    const person = orMissing(await store.person(write, personId))
    allow(rules.identity_end_session, context.actor, { state: personState(person), person_id: personId })
    const ended = await store.deleteSessions(write, personId, which)
    if (!ended.length) return
    await logEvent(write, context, {
      verb: 'identity.session_ended',
      kind,
      subject: personId,
      data: { sessions: ended.length },
    })
  })
}

const tokenPrefix = 'permille_'
const day = 24 * 60 * 60 * 1000

/** Makes a key for the person's programs and returns it; it cannot be read again. `offered` are the scopes that exist. */
export async function createToken(
  context: Context,
  personId: string,
  { name, scopes, days }: TokenInput,
  offered: readonly string[],
): Promise<string> {
  const { secret, sha256 } = newSecret(tokenPrefix)
  await context.write(async (write) => {
    const person = orMissing(await store.person(write, personId))
    allow(rules.identity_create_token, context.actor, { state: personState(person), person_id: personId })
    if (!scopes.every((scope) => offered.includes(scope)))
      throw new Refusal(
        'invalid',
        'identity_token_scope_missing',
        {},
        { scopes: 'identity_token_scope_missing' },
      )
    const id = context.newId()
    const created_at = context.now()
    const expires_at = new Date(created_at.getTime() + days * day)
    await store.insertToken(write, { id, person_id: personId, name, scopes, sha256, created_at, expires_at })
    await logEvent(write, context, {
      verb: 'identity.token_created',
      kind,
      subject: personId,
      data: { token: id, days },
    })
  })
  return secret
}

export async function revokeToken(context: Context, tokenId: string): Promise<void> {
  await context.write(async (write) => {
    const token = orMissing(await store.token(write, tokenId))
    allow(rules.identity_revoke_token, context.actor, { ...token, state: tokenState(token, context.now()) })
    await store.revokeToken(write, tokenId, context.now(), context.actor.id)
    await logEvent(write, context, {
      verb: 'identity.token_revoked',
      kind,
      subject: token.person_id,
      data: { token: tokenId },
    })
  })
}

/** Deletes what has expired; no event, because nothing in use changes. */
export const forgetExpired = ({ write, now }: Context): Promise<void> =>
  write(async (handle) => {
    await store.deleteExpired(handle, now())
    await deleteExpiredInvitations(handle, now())
  })

const linkDays = 7
const firstRoles: readonly Role[] = ['secretariat', 'administrator']

/** The path of a one-time link that makes the first Secretariat account, or null where there is one already. */
export async function firstLink(context: Context): Promise<string | null> {
  const now = context.now()
  if (await store.hasHolder(context.read, 'secretariat', dayOf(now))) return null
  const { secret, sha256 } = newSecret()
  const expiresAt = new Date(now.getTime() + linkDays * day)
  await context.write((write) => store.insertFirstLink(write, sha256, expiresAt, now))
  return `/welcome?token=${secret}`
}

export async function isFirstLinkOpen(context: Context, token: string): Promise<boolean> {
  return (
    (await store.hasFirstLink(context.read, sha256(token), context.now())) &&
    !(await store.hasHolder(context.read, 'secretariat', dayOf(context.now())))
  )
}

/** Uses the link of the first start: a verified account with the roles that let others in. */
export async function claimFirstAccount(context: Context, input: ClaimInput): Promise<string> {
  const gone = new Refusal('gone', 'identity_first_link_gone')
  if (!(await isFirstLinkOpen(context, input.token))) throw gone
  // Hashing takes long on purpose, so it comes before the transaction.
  const hash = await hashPassword(input.password)
  const now = context.now()
  const personId = context.newId()
  await context.write(async (write) => {
    if (!(await store.takeFirstLink(write, sha256(input.token), now))) throw gone
    const isClaimed = await store.hasHolder(write, 'secretariat', dayOf(now))
    allow(rules.identity_claim_first_account, context.actor, { state: isClaimed ? 'claimed' : 'unclaimed' })
    if (await store.personByMail(write, input.mail))
      throw new Refusal('conflict', 'identity_mail_taken', {}, { mail: 'identity_mail_taken' })
    const { name, mail } = input
    await store.insertPerson(
      write,
      { id: personId, name, mail, mail_verified: true, locale: context.locale },
      now,
    )
    await store.insertPassword(write, { id: context.newId(), person_id: personId, hash }, now)
    await grantFirstRoles(context, write, personId)
    await logEvent(write, context, {
      verb: 'identity.first_account_claimed',
      kind,
      subject: personId,
      data: { roles: firstRoles.length },
    })
  })
  return personId
}

async function grantFirstRoles(context: Context, write: Write, personId: string): Promise<void> {
  const now = context.now()
  for (const role of firstRoles)
    await store.insertGrant(write, {
      id: context.newId(),
      person_id: personId,
      role,
      since_on: dayOf(now),
      until_on: null,
      granted_at: now,
      granted_by: null,
      reason: null,
    })
}
