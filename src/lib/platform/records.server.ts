import type { Read, Write } from './database.server.ts'
import type { Localised } from './text/localised.ts'

/** What a record is called and where it is read. */
export type RecordName = {
  title: Localised
  /** What stands before the title in every language: a code, a year. */
  mark: string | null
  path: string | null
}

/** Names records of one kind; those that not everyone may see are left out. */
export type NamesOf = (read: Read, ids: readonly string[]) => Promise<ReadonlyMap<string, RecordName>>

/** Enters a thing among those that can be linked to. Its own table points here by foreign key. */
export async function registerRecord(write: Write, id: string, kind: string): Promise<void> {
  await write.insertInto('platform.record').values({ id, kind }).execute()
}

export async function kindOf(read: Read, id: string): Promise<string | null> {
  const row = await read.selectFrom('platform.record').select('kind').where('id', '=', id).executeTakeFirst()
  return row?.kind ?? null
}

/** The ids by the kind that each was entered under; ids that were never entered are left out. */
export async function byKind(read: Read, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (!ids.length) return new Map()
  const rows = await read
    .selectFrom('platform.record')
    .select(['id', 'kind'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  const kinds = Map.groupBy(rows, ({ kind }) => kind)
  return new Map([...kinds].map(([kind, rows]) => [kind, rows.map(({ id }) => id)]))
}
