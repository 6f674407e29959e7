import type { Read, Write } from '#lib/platform/database.server.ts'
import { about } from '#lib/platform/reads.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { erasedMail, type Person } from './person.ts'
import type { Grant, Role } from './role.ts'
import './tables.server.ts'
import type { Token } from './token.ts'

export const personColumns = [
  'id',
  'name',
  'mail',
  'mail_verified',
  'locale',
  'created_at',
  'erased_at',
] as const
const tokenColumns = [
  'id',
  'person_id',
  'name',
  'scopes',
  'created_at',
  'expires_at',
  'last_used_on',
  'revoked_at',
] as const

export type GrantRecord = Grant & {
  granted_at: Date
  granted_by: string | null
  granted_by_name: string | null
  reason: string | null
  ended_at: Date | null
  end_reason: string | null
  follows_id: string | null
}

// People

export async function person(read: Read, id: string): Promise<Person | null> {
  const row = await read
    .selectFrom('identity.person')
    .select(personColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The person, held until the transaction ends: other decisions about the same person wait. */
export async function holdPerson(write: Write, key: 'id' | 'mail', value: string): Promise<Person | null> {
  const row = await write
    .selectFrom('identity.person')
    .select(personColumns)
    .where(key, '=', value)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function personByMail(read: Read, mail: string): Promise<Person | null> {
  const row = await read
    .selectFrom('identity.person')
    .select(personColumns)
    .where('mail', '=', mail)
    .executeTakeFirst()
  return row ?? null
}

/** Names by id, for lists; who was erased is not among them. */
export async function personNames(read: Read, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const rows = await about(read, ids)
    .selectFrom('identity.person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .where('erased_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function insertPerson(
  write: Write,
  person: Pick<Person, 'id' | 'name' | 'mail' | 'mail_verified' | 'locale'>,
  at: Date,
): Promise<void> {
  await write
    .insertInto('identity.person')
    .values({ ...person, created_at: at, updated_at: at })
    .execute()
}

/** A person of old who never followed the first letter. */
export async function confirmPerson(write: Write, id: string, name: string, at: Date): Promise<void> {
  await write
    .updateTable('identity.person')
    .set({ name, mail_verified: true, updated_at: at })
    .where('id', '=', id)
    .execute()
}

export async function markVerified(write: Write, id: string, at: Date): Promise<void> {
  await write
    .updateTable('identity.person')
    .set({ mail_verified: true, updated_at: at })
    .where('id', '=', id)
    .where('mail_verified', '=', false)
    .execute()
}

export async function insertPassword(
  write: Write,
  { id, person_id, hash }: { id: string; person_id: string; hash: string },
  at: Date,
): Promise<void> {
  await write
    .insertInto('identity.credential')
    .values({
      id,
      person_id,
      account_id: person_id,
      provider_id: 'credential',
      password: hash,
      updated_at: at,
    })
    .execute()
}

export async function updateProfile(
  write: Write,
  id: string,
  profile: { name: string; locale: Locale },
  at: Date,
): Promise<void> {
  await write
    .updateTable('identity.person')
    .set({ ...profile, updated_at: at })
    .where('id', '=', id)
    .execute()
}

/** Takes from the tables of this slice whatever says who the person was. */
export async function forgetPerson(write: Write, id: string, at: Date): Promise<void> {
  for (const table of ['identity.session', 'identity.credential', 'identity.token'] as const)
    await write.deleteFrom(table).where('person_id', '=', id).execute()
  await write.deleteFrom('identity.verification').where('value', '=', id).execute()
  await write
    .updateTable('identity.role_grant')
    .set({ reason: null, end_reason: null })
    .where('person_id', '=', id)
    .execute()
  await write
    .updateTable('identity.role_request')
    .set({ message: '', reason: null })
    .where('person_id', '=', id)
    .execute()
  await write
    .updateTable('identity.person')
    .set({
      name: '',
      mail: erasedMail(id),
      mail_verified: false,
      image: null,
      erased_at: at,
      updated_at: at,
    })
    .where('id', '=', id)
    .execute()
}

export async function sessionsOf(read: Read, personId: string) {
  return read
    .selectFrom('identity.session')
    .select(['id', 'created_at', 'expires_at', 'user_agent'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Ends sessions of a person: one, or all but one. Returns their ids. */
export async function deleteSessions(
  write: Write,
  personId: string,
  which: { only: string } | { but: string },
): Promise<string[]> {
  const rows = await write
    .deleteFrom('identity.session')
    .where('person_id', '=', personId)
    .where('id', 'only' in which ? '=' : '<>', 'only' in which ? which.only : which.but)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Sessions and password resets whose time is over: they open nothing any more. */
export async function deleteExpired(write: Write, now: Date): Promise<void> {
  for (const table of ['identity.session', 'identity.verification'] as const)
    await write.deleteFrom(table).where('expires_at', '<=', now).execute()
}

// Roles

const grantColumns = ['id', 'person_id', 'role', 'since_on', 'until_on'] as const

export async function rolesInForce(read: Read, personId: string, on: string): Promise<Role[]> {
  const rows = await read
    .selectFrom('identity.role_grant as g')
    .innerJoin('identity.person as p', 'p.id', 'g.person_id')
    .select('g.role')
    .distinct()
    .where('g.person_id', '=', personId)
    .where('p.erased_at', 'is', null)
    .where('g.since_on', '<=', on)
    .where((where) => where.or([where('g.until_on', 'is', null), where('g.until_on', '>', on)]))
    .orderBy('g.role')
    .execute()
  return rows.map(({ role }) => role)
}

export async function grantsOf(read: Read, personId: string): Promise<GrantRecord[]> {
  return read
    .selectFrom('identity.role_grant as g')
    .leftJoin('identity.person as by', 'by.id', 'g.granted_by')
    .select(['g.id', 'g.person_id', 'g.role', 'g.since_on', 'g.until_on'])
    .select(['g.granted_at', 'g.granted_by', 'g.reason', 'g.ended_at', 'g.end_reason', 'g.follows_id'])
    .select('by.name as granted_by_name')
    .where('g.person_id', '=', personId)
    .orderBy('g.since_on', 'desc')
    .orderBy('g.id', 'desc')
    .execute()
}

/** A grant together with all others of its role, held until the transaction ends: two people cannot both end the last two. */
export async function holdGrant(write: Write, id: string): Promise<{ grant: Grant; others: Grant[] } | null> {
  const found = await write
    .selectFrom('identity.role_grant')
    .select('role')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) return null
  const all = await holdGrants(write, found.role)
  const grant = all.find((one) => one.id === id)
  return grant ? { grant, others: all.filter((one) => one.id !== id) } : null
}

export async function holdGrants(write: Write, role: Role): Promise<Grant[]> {
  return write
    .selectFrom('identity.role_grant')
    .select(grantColumns)
    .where('role', '=', role)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function insertGrant(
  write: Write,
  grant: Grant & { granted_at: Date; granted_by: string | null; reason: string | null; follows_id?: string },
): Promise<void> {
  await write.insertInto('identity.role_grant').values(grant).execute()
}

export async function endGrant(
  write: Write,
  id: string,
  end: { until_on: string; ended_at: Date; ended_by: string | null; end_reason: string | null },
): Promise<void> {
  await write.updateTable('identity.role_grant').set(end).where('id', '=', id).execute()
}

/** Whether the role has a holder today. */
export async function hasHolder(read: Read, role: Role, on: string): Promise<boolean> {
  const row = await read
    .selectFrom('identity.role_grant')
    .select('id')
    .where('role', '=', role)
    .where('since_on', '<=', on)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', on)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

// Tokens

export async function insertToken(
  write: Write,
  token: Omit<Token, 'last_used_on' | 'revoked_at'> & { sha256: string },
): Promise<void> {
  await write.insertInto('identity.token').values(token).execute()
}

export async function token(read: Read, id: string): Promise<Token | null> {
  const row = await read
    .selectFrom('identity.token')
    .select(tokenColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function tokenByHash(read: Read, sha256: string): Promise<Token | null> {
  const row = await read
    .selectFrom('identity.token')
    .select(tokenColumns)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row ?? null
}

export async function tokensOf(read: Read, personId: string): Promise<Token[]> {
  return read
    .selectFrom('identity.token')
    .select(tokenColumns)
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .execute()
}

export async function markTokenUsed(write: Write, id: string, on: string): Promise<void> {
  await write.updateTable('identity.token').set({ last_used_on: on }).where('id', '=', id).execute()
}

export async function revokeToken(write: Write, id: string, at: Date, by: string | null): Promise<void> {
  await write
    .updateTable('identity.token')
    .set({ revoked_at: at, revoked_by: by })
    .where('id', '=', id)
    .execute()
}

/** All tokens of a person that are still valid. */
export async function revokeTokensOf(write: Write, personId: string, at: Date): Promise<number> {
  const rows = await write
    .updateTable('identity.token')
    .set({ revoked_at: at, revoked_by: personId })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  return rows.length
}

// The first account

export async function insertFirstLink(
  write: Write,
  sha256: string,
  expiresAt: Date,
  now: Date,
): Promise<void> {
  await write.deleteFrom('identity.first_link').where('expires_at', '<=', now).execute()
  await write.insertInto('identity.first_link').values({ sha256, expires_at: expiresAt }).execute()
}

export async function hasFirstLink(read: Read, sha256: string, now: Date): Promise<boolean> {
  const row = await read
    .selectFrom('identity.first_link')
    .select('sha256')
    .where('sha256', '=', sha256)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/** Uses up the link and every other open one; false where it is no longer open or another request used it first. */
export async function takeFirstLink(write: Write, sha256: string, now: Date): Promise<boolean> {
  const open = await write
    .selectFrom('identity.first_link')
    .selectAll()
    .orderBy('sha256')
    .forUpdate()
    .execute()
  if (!open.some((link) => link.sha256 === sha256 && link.expires_at > now)) return false
  await write.deleteFrom('identity.first_link').execute()
  return true
}
