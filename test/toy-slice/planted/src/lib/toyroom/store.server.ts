import { sql } from 'kysely'
import type { Read, Write } from '#lib/platform/database.server.ts'
import { registerRecord } from '#lib/platform/records.server.ts'
import type { Localised } from '#lib/platform/text/localised.ts'

type Thing = { id: string; title: string; on: string }

export async function insertThing(write: Write, { id, title, on }: Thing): Promise<void> {
  await registerRecord(write, id, 'toyroom.thing')
  await write.insertInto('toyroom.thing').values({ id, title, state: 'new', made_on: on }).execute()
}

export const thingNames = (read: Read, ids: readonly string[]) =>
  read
    .selectFrom('toyroom.thing')
    .select(['id', sql<Localised>`jsonb_build_object('en', title)`.as('title')])
    .select([sql<string | null>`null::text`.as('mark'), sql<string[]>`array[title]`.as('place')])
    .where('id', 'in', [...ids])

export const hasThings = async (read: Read): Promise<boolean> =>
  (await read.selectFrom('toyroom.thing').select('id').limit(1).executeTakeFirst()) !== undefined

export async function thingDocuments(read: Read, ids?: readonly string[]) {
  const query = read.selectFrom('toyroom.thing').select(['id', 'title'])
  const rows = await (ids ? query.where('id', 'in', [...ids]) : query).execute()
  return rows.map(({ id, title }) => ({ id, path: '/toyroom', mark: null, title: { en: title }, body: [] }))
}
