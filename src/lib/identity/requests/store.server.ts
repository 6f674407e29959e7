import type { Read, Write } from '#lib/platform/database.server.ts'
import '../tables.server.ts'
import type { RoleRequest } from './request.ts'

const columns = ['id', 'person_id', 'role', 'message', 'asked_at', 'decided_at', 'granted', 'reason'] as const

/** What a person asked for, the newest first. */
export async function requestsOf(read: Read, personId: string): Promise<RoleRequest[]> {
  const rows = await read
    .selectFrom('identity.role_request')
    .select(columns)
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .execute()
  return rows as RoleRequest[]
}

export type WaitingRequest = RoleRequest & { name: string; mail: string }

/** Requests that wait for a decision, the oldest first. */
export async function waitingRequests(read: Read): Promise<WaitingRequest[]> {
  const rows = await read
    .selectFrom('identity.role_request as r')
    .innerJoin('identity.person as p', 'p.id', 'r.person_id')
    .select([
      'r.id',
      'r.person_id',
      'r.role',
      'r.message',
      'r.asked_at',
      'r.decided_at',
      'r.granted',
      'r.reason',
    ])
    .select(['p.name', 'p.mail'])
    .where('r.decided_at', 'is', null)
    .where('p.erased_at', 'is', null)
    .orderBy('r.asked_at')
    .execute()
  return rows as WaitingRequest[]
}

export async function countRequests(read: Read): Promise<{ count: number; since: Date | null }> {
  const row = await read
    .selectFrom('identity.role_request as r')
    .innerJoin('identity.person as p', 'p.id', 'r.person_id')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('r.asked_at').as('since')])
    .where('r.decided_at', 'is', null)
    .where('p.erased_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), since: row.since }
}

/** One request, held until the transaction ends, so that two people do not decide it at once. */
export async function holdRequest(write: Write, id: string): Promise<RoleRequest | null> {
  const row = await write
    .selectFrom('identity.role_request')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return (row as RoleRequest | undefined) ?? null
}

export async function addRequest(
  write: Write,
  request: Pick<RoleRequest, 'id' | 'person_id' | 'role' | 'message' | 'asked_at'>,
): Promise<void> {
  await write.insertInto('identity.role_request').values(request).execute()
}

export async function closeRequest(
  write: Write,
  id: string,
  decided: { decided_at: Date; decided_by: string; granted: boolean; reason: string },
): Promise<void> {
  await write.updateTable('identity.role_request').set(decided).where('id', '=', id).execute()
}
