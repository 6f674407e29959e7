import { sql, type Expression } from 'kysely'
import { inBatches } from './batches.ts'
import type { Read, Write } from './database.server.ts'
import { about } from './reads.server.ts'
import type { Localised } from './text/localised.ts'

/** What a record is called and where it is read. */
export type RecordName = {
  title: Localised
  /** What stands before the title in every language: a code, a year. */
  mark: string | null
  path: string | null
}

type NameRow = Omit<RecordName, 'path'> & { id: string; place: string[] }

/** How records of one kind are named; those that not everyone may see are left out. */
export type Naming = {
  rows: (read: Read, ids: readonly string[]) => Expression<NameRow>
  /** Where a record is read, from what `rows` gives as its place. */
  path: (...place: string[]) => string
}

/** Enters a thing among those that can be linked to. Its own table points here by foreign key. */
export const registerRecord = (write: Write, id: string, kind: string): Promise<void> =>
  registerRecords(write, [{ id }], kind)

export const registerRecords = (
  write: Write,
  records: readonly { id: string }[],
  kind: string,
): Promise<void> =>
  inBatches(records, (batch) =>
    write
      .insertInto('platform.record')
      .values(batch.map(({ id }) => ({ id, kind })))
      .execute(),
  )

export async function kindOf(read: Read, id: string): Promise<string | null> {
  const row = await read.selectFrom('platform.record').select('kind').where('id', '=', id).executeTakeFirst()
  return row?.kind ?? null
}

/** A record whose kind may be known already, as that of a link's end is. */
export type RecordRef = string | { id: string; kind: string }

/** What records are called, whatever their kinds: one query for all names, and one for the kinds that are not known. */
export async function namesOf(
  read: Read,
  namings: Readonly<Record<string, Naming>>,
  refs: readonly RecordRef[],
): Promise<Map<string, RecordName>> {
  const known = refs.filter((ref) => typeof ref === 'object')
  const unknown = refs.filter((ref) => typeof ref === 'string')
  const all = [...known, ...(await kindsOf(read, unknown))]
  const kinds = Map.groupBy(all, ({ kind }) => kind)
  const parts = [...kinds].flatMap(([kind, records]) => {
    const own = [...new Set(records.map(({ id }) => id))]
    return namings[kind]
      ? [
          sql`select ${sql.lit(kind)} as kind, id, title, mark, place from (${namings[kind].rows(read, own)}) named`,
        ]
      : []
  })
  if (!parts.length) return new Map()
  const { rows } = await sql<NameRow & { kind: string }>`${sql.join(parts, sql` union all `)}`.execute(
    about(
      read,
      all.map(({ id }) => id),
    ),
  )
  return new Map(
    rows.map(({ id, kind, title, mark, place }) => [
      id,
      { title, mark, path: namings[kind]!.path(...place) },
    ]),
  )
}

const kindsOf = async (read: Read, ids: readonly string[]) =>
  ids.length
    ? read
        .selectFrom('platform.record')
        .select(['id', 'kind'])
        .where('id', 'in', [...new Set(ids)])
        .execute()
    : []
