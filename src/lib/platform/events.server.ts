import { sql } from 'kysely'
import { inBatches } from './batches.ts'
import type { Context } from './context.ts'
import { json, type Read, type Write } from './database.server.ts'

export type NewEvent = {
  /** slice.verb in the past tense */
  verb: string
  /** slice.noun */
  kind: string
  subject: string
  touches?: readonly string[]
  /** Ids and figures only: never a name, a mail address or free text. */
  data?: Record<string, string | number | boolean | null>
}

export type Event = {
  seq: number
  at: Date
  actor: string | null
  verb: string
  kind: string
  subject: string
  touches: string[]
  data: Record<string, unknown>
}

/** Writes down what an action did, in the action's own transaction. */
export async function logEvent(
  write: Write,
  context: Pick<Context, 'actor' | 'now'>,
  event: NewEvent,
): Promise<number> {
  const { seq } = await write
    .insertInto('platform.event')
    .values(rowOf(context, event))
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

/** The same for many events of one action, in their order. */
export const logEvents = (
  write: Write,
  context: Pick<Context, 'actor' | 'now'>,
  events: readonly NewEvent[],
): Promise<void> =>
  inBatches(events, (batch) =>
    write
      .insertInto('platform.event')
      .values(batch.map((event) => rowOf(context, event)))
      .execute(),
  )

const rowOf = ({ now, actor }: Pick<Context, 'actor' | 'now'>, event: NewEvent) => ({
  at: now(),
  actor: actor.id,
  verb: event.verb,
  kind: event.kind,
  subject: event.subject,
  touches: [...(event.touches ?? [])],
  data: json(event.data ?? {}),
})

export type EventQuery = {
  after?: number
  about?: string
  verbs?: readonly string[]
  limit?: number
}

const columns = ['seq', 'at', 'actor', 'verb', 'kind', 'subject', 'touches', 'data'] as const

/**
 * The log in order. Stops below the oldest transaction still running, so that a reader which remembers the last `seq`
 * misses nothing that commits late.
 */
export async function eventsAfter(read: Read, query: EventQuery): Promise<Event[]> {
  return settled(read, query).orderBy('seq').execute()
}

/** The newest first, for people. */
export async function latestEvents(read: Read, query: EventQuery): Promise<Event[]> {
  return settled(read, query).orderBy('seq', 'desc').execute()
}

/** Every verb that the log has ever held, found by leaps along the index: as quick in a long log as in a short one. */
export const verbsInLog = sql`with recursive leap as (
  (select verb from platform.event order by verb limit 1)
  union all
  select (select verb from platform.event where verb > leap.verb order by verb limit 1) from leap where verb is not null
) select verb from leap where verb is not null`

/** All that has settled: no transaction that runs still can add an event before one of these. */
export const settledEvents = (read: Read) =>
  read
    .selectFrom('platform.event')
    .select(columns)
    .where(sql<boolean>`xact < pg_snapshot_xmin(pg_current_snapshot())`)
    .$castTo<Event>()

function settled(read: Read, asked: EventQuery) {
  const { after, about, verbs, limit = 100 } = asked
  let query = settledEvents(read).limit(limit)
  if (after !== undefined) query = query.where('seq', '>', after)
  if (about)
    query = query.where((on) =>
      on.or([on('subject', '=', about), sql<boolean>`touches @> array[${about}]::uuid[]`]),
    )
  if (verbs) query = query.where('verb', 'in', [...verbs])
  return query
}

/** Hands new events to `work`, a batch at a time, and remembers how far it came in the same transaction. */
export async function consumeEvents(
  context: Pick<Context, 'write'>,
  name: string,
  work: (write: Write, events: Event[]) => Promise<void>,
  limit = 100,
): Promise<number> {
  return context.write(async (write) => {
    await write
      .insertInto('platform.reader')
      .values({ name })
      .onConflict((on) => on.doNothing())
      .execute()
    const { seq } = await write
      .selectFrom('platform.reader')
      .select('seq')
      .where('name', '=', name)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const events = await eventsAfter(write, { after: seq, limit })
    const last = events.at(-1)
    if (!last) return 0
    await work(write, events)
    await write.updateTable('platform.reader').set({ seq: last.seq }).where('name', '=', name).execute()
    return events.length
  })
}

/** How far each reader of the log has come, of those whose names begin so. */
export async function readersOf(read: Read, beginning: string): Promise<Map<string, number>> {
  const rows = await read
    .selectFrom('platform.reader')
    .select(['name', 'seq'])
    .where(sql<boolean>`starts_with(name, ${beginning})`)
    .execute()
  return new Map(rows.map(({ name, seq }) => [name, Number(seq)]))
}

/** The newest event that has settled, 0 where there is none. */
export async function lastSettled(read: Read): Promise<number> {
  const [last] = await latestEvents(read, { limit: 1 })
  return last?.seq ?? 0
}

/** A reader that begins in the midst of the log, because it knows by other means what went before. */
export async function beginReading(write: Write, name: string, seq: number): Promise<void> {
  await write
    .insertInto('platform.reader')
    .values({ name, seq })
    .onConflict((on) => on.doNothing())
    .execute()
}
