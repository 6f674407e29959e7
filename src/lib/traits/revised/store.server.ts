import { inBatches } from '#lib/platform/batches.ts'
import type { Context } from '#lib/platform/context.ts'
import { json, type Read, type Write } from '#lib/platform/database.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import type { Revision } from './revision.ts'

type Origin = Pick<Context, 'actor' | 'now'>

export type Keeping = { record: string; snapshot: unknown; reason?: string | null }

/** Keeps the record as it is now. Returns the number of the revision, counted from 1. */
export async function keep(write: Write, { actor, now }: Origin, keeping: Keeping): Promise<number> {
  const { record } = keeping
  // Held, so that two revisions made at once get two numbers; links to the record may still be made meanwhile.
  orMissing(
    await write
      .selectFrom('platform.record')
      .select('id')
      .where('id', '=', record)
      .forNoKeyUpdate()
      .executeTakeFirst(),
  )
  const last = await write
    .selectFrom('traits.revision')
    .select('number')
    .where('record_id', '=', record)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  await write
    .insertInto('traits.revision')
    .values(rowOf({ actor, now }, keeping, number))
    .execute()
  return number
}

/** Keeps the first state of records that were made in this transaction. */
export const keepFirst = (write: Write, origin: Origin, keepings: readonly Keeping[]): Promise<void> =>
  inBatches(keepings, (batch) =>
    write
      .insertInto('traits.revision')
      .values(batch.map((keeping) => rowOf(origin, keeping, 1)))
      .execute(),
  )

const rowOf = ({ actor, now }: Origin, { record, snapshot, reason }: Keeping, number: number) => ({
  record_id: record,
  number,
  at: now(),
  by: actor.id,
  reason: reason?.trim() || null,
  snapshot: json(snapshot),
})

/** Who changed the record when and why, the newest first. */
export async function history(read: Read, record: string): Promise<Omit<Revision, 'snapshot'>[]> {
  return read
    .selectFrom('traits.revision')
    .select(['number', 'at', 'by', 'reason'])
    .where('record_id', '=', record)
    .orderBy('number', 'desc')
    .execute()
}

export async function revision(read: Read, record: string, number: number): Promise<Revision> {
  return orMissing(
    await read
      .selectFrom('traits.revision')
      .select(['number', 'at', 'by', 'reason', 'snapshot'])
      .where('record_id', '=', record)
      .where('number', '=', number)
      .executeTakeFirst(),
    'traits_revision_missing',
  )
}

/**
 * Makes an earlier revision the latest one and returns its snapshot, which the caller parses and writes back into the
 * record's own columns in the same transaction. What stood in between stays in the history.
 */
export async function restore(
  write: Write,
  context: Origin,
  { record, number, reason }: { record: string; number: number; reason?: string | null },
): Promise<{ number: number; snapshot: unknown }> {
  const { snapshot } = await revision(write, record, number)
  return { number: await keep(write, context, { record, snapshot, reason }), snapshot }
}
