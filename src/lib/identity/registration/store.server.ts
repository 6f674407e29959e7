import type { Read, Write } from '#lib/platform/database.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import '../tables.server.ts'

export type Invitation = { sha256: string; mail: string; name: string; locale: Locale; expires_at: Date }

export async function insertInvitation(write: Write, invitation: Invitation): Promise<void> {
  await write.insertInto('identity.invitation').values(invitation).execute()
}

export async function invitation(read: Read, sha256: string, now: Date): Promise<Invitation | null> {
  const row = await read
    .selectFrom('identity.invitation')
    .selectAll()
    .where('sha256', '=', sha256)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ?? null
}

/** Uses up all invitations of an address; false where somebody was faster. */
export async function takeInvitations(write: Write, { sha256, mail }: Invitation): Promise<boolean> {
  const taken = await write
    .deleteFrom('identity.invitation')
    .where('mail', '=', mail)
    .returning('sha256')
    .execute()
  return taken.some((one) => one.sha256 === sha256)
}

export async function forgetInvitations(write: Write, mail: string): Promise<void> {
  await write.deleteFrom('identity.invitation').where('mail', '=', mail).execute()
}

export async function deleteExpiredInvitations(write: Write, now: Date): Promise<void> {
  await write.deleteFrom('identity.invitation').where('expires_at', '<=', now).execute()
}
