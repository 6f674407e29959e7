import { sql } from 'kysely'
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
    .values({
      at: context.now(),
      actor: context.actor.id,
      verb: event.verb,
      kind: event.kind,
      subject: event.subject,
      touches: [...(event.touches ?? [])],
      data: json(event.data ?? {}),
    })
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

export type EventQuery = {
  after?: number
  before?: number
  about?: string
  actor?: string
  /** From this moment on, up to and without that one. */
  since?: Date
  until?: Date
  verbs?: readonly string[]
  limit?: number
}

const columns = ['seq', 'at', 'actor', 'verb', 'kind', 'subject', 'touches', 'data'] as const

/**
 * The log in order. Stops below the oldest transaction still running, so that a reader which remembers the last `seq`
 * misses nothing that commits late.
 */
export async function eventsAfter(read: Read, query: EventQuery): Promise<Event[]> {
  return settled(read, query).orderBy('seq').execute() as Promise<Event[]>
}

/** The newest first, for people. */
export async function latestEvents(read: Read, query: EventQuery): Promise<Event[]> {
  return settled(read, query).orderBy('seq', 'desc').execute() as Promise<Event[]>
}

/** Every verb that the log has ever held. */
export async function verbsInLog(read: Read): Promise<string[]> {
  const rows = await read.selectFrom('platform.event').select('verb').distinct().orderBy('verb').execute()
  return rows.map(({ verb }) => verb)
}

function settled(read: Read, asked: EventQuery) {
  const { after, before, about, actor, since, until, verbs, limit = 100 } = asked
  let query = read
    .selectFrom('platform.event')
    .select(columns)
    .where(sql<boolean>`xact < pg_snapshot_xmin(pg_current_snapshot())`)
    .limit(limit)
  if (after !== undefined) query = query.where('seq', '>', after)
  if (before !== undefined) query = query.where('seq', '<', before)
  if (about)
    query = query.where((on) =>
      on.or([on('subject', '=', about), sql<boolean>`touches @> array[${about}]::uuid[]`]),
    )
  if (actor) query = query.where('actor', '=', actor)
  if (since) query = query.where('at', '>=', since)
  if (until) query = query.where('at', '<', until)
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
