import type { Context } from '#lib/platform/context.ts'
import type { Read, Write } from '#lib/platform/database.server.ts'

/** A file of records that was taken in. */
export type Exchange = {
  id: string
  kind: string
  fileName: string | null
  lines: number
  takenAt: Date
  takenBy: string | null
  undoneAt: Date | null
  /** How many records it brought. */
  records: number
}

type Origin = Pick<Context, 'actor' | 'now' | 'newId'>

/** Keeps which records a file brought, in the transaction that takes them in, so that it can be undone as a whole. */
export async function keepExchange(
  write: Write,
  { actor, now, newId }: Origin,
  {
    kind,
    name,
    lines,
    records,
  }: { kind: string; name: string | null; lines: number; records: readonly string[] },
): Promise<string> {
  const id = newId()
  await write
    .insertInto('traits.exchange')
    .values({ id, kind, file_name: name?.slice(0, 200) || null, lines, taken_at: now(), taken_by: actor.id })
    .execute()
  const rows = records.map((record) => ({ exchange_id: id, record_id: record }))
  for (let from = 0; from < rows.length; from += batch)
    await write
      .insertInto('traits.exchange_record')
      .values(rows.slice(from, from + batch))
      .execute()
  return id
}

/** Rows of one statement, well below the number of parameters that PostgreSQL takes. */
const batch = 1_000

/** What was taken in last, the newest first. */
export async function latestExchanges(read: Read, kind: string, limit: number): Promise<Exchange[]> {
  const rows = await read
    .selectFrom('traits.exchange as e')
    .selectAll('e')
    .select(({ selectFrom }) =>
      selectFrom('traits.exchange_record as r')
        .whereRef('r.exchange_id', '=', 'e.id')
        .select(({ fn }) => fn.countAll<number>().as('records'))
        .as('records'),
    )
    .where('e.kind', '=', kind)
    .orderBy('e.taken_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    lines: row.lines,
    takenAt: row.taken_at,
    takenBy: row.taken_by,
    undoneAt: row.undone_at,
    records: Number(row.records ?? 0),
  }))
}

/** The records of a file, in the order of their ids. */
export async function recordsOf(read: Read, exchange: string): Promise<string[]> {
  const rows = await read
    .selectFrom('traits.exchange_record')
    .select('record_id')
    .where('exchange_id', '=', exchange)
    .orderBy('record_id')
    .execute()
  return rows.map(({ record_id }) => record_id)
}

/** Marks a file as undone; false where there is none of this kind, or where it was undone already. */
export async function markUndone(
  write: Write,
  { actor, now }: Origin,
  kind: string,
  id: string,
): Promise<boolean> {
  const { numUpdatedRows } = await write
    .updateTable('traits.exchange')
    .set({ undone_at: now(), undone_by: actor.id })
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
