import type { Read, Write } from '#lib/platform/database.server.ts'
import { registerRecord } from '#lib/platform/records.server.ts'

type Thing = { id: string; title: string; on: string }

export async function insertThing(write: Write, { id, title, on }: Thing): Promise<void> {
  await registerRecord(write, id, 'toyroom.thing')
  await write.insertInto('toyroom.thing').values({ id, title, state: 'new', made_on: on }).execute()
}

export const thingsById = (read: Read, ids: readonly string[]) =>
  read
    .selectFrom('toyroom.thing')
    .select(['id', 'title'])
    .where('id', 'in', [...ids])
    .execute()

export const hasThings = async (read: Read): Promise<boolean> =>
  (await read.selectFrom('toyroom.thing').select('id').limit(1).executeTakeFirst()) !== undefined
