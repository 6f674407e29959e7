import type { Actor } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'

export type TestPerson = { id: string; name: string; mail: string; roles: string[] }

/** A person with a confirmed address, and roles held since the beginning of 2026. */
export async function addPerson(
  database: OpenDatabase,
  { id, name, mail, roles }: TestPerson,
  verified = true,
): Promise<Actor> {
  await database.query(
    `insert into identity.person (id, name, mail, mail_verified, locale) values ($1, $2, $3, $4, 'en')`,
    [id, name, mail, verified],
  )
  for (const [index, role] of roles.entries())
    await database.query(
      `insert into identity.role_grant (id, person_id, role, since_on, granted_at, reason)
       values ($1, $2, $3, '2026-01-01', '2026-01-01T00:00:00Z', 'test')`,
      [grantId(id, index), id, role],
    )
  return { id, roles, via: 'session', scopes: null }
}

/** The id of a test person's nth grant: the person's own with another first digit. */
export const grantId = (personId: string, index = 0): string => `${index + 2}${personId.slice(1)}`

/** Empties accounts and log, which is much quicker than a new one. */
export const removeEverybody = (database: OpenDatabase): Promise<void> =>
  database.script(
    'truncate identity.person, identity.first_link, identity.verification, identity.invitation, platform.event, platform.mail, platform.rate cascade',
  )
