import type { Read, Write } from './database.server.ts'

/** Enters a thing among those that can be linked to. Its own table points here by foreign key. */
export async function enter(write: Write, id: string, kind: string): Promise<void> {
  await write.insertInto('platform.record').values({ id, kind }).execute()
}

export async function kindOf(read: Read, id: string): Promise<string | null> {
  const row = await read.selectFrom('platform.record').select('kind').where('id', '=', id).executeTakeFirst()
  return row?.kind ?? null
}
