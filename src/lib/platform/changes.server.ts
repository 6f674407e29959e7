import { sql } from 'kysely'
import type { OpenDatabase } from './database.server.ts'
import { join, type Extent } from './extent.ts'
import { changeChannel } from './written.server.ts'

/** A reader that missed more than this starts anew. */
const mostChanges = 2000

/** What changed; null where that is not known, so that it may be anything. */
export type Changed = Extent | null

export type Changes = {
  /** How far this process has come: the snapshot of its last look, as text. */
  readonly position: string
  /** Looks for what was committed since the last look and tells all listeners before it returns. */
  catchUp: () => Promise<void>
  listen: (listener: (changed: Changed) => void) => void
  /** What was committed after a position, by whichever process. */
  since: (position: string) => Promise<Changed>
  close: () => Promise<void>
}

/**
 * Follows what all processes write. A notification only says that it is worth looking: readers that must not be late look
 * without one. A look asks for the changes that the last one could not see, so one that commits late is not missed.
 */
export async function openChanges(database: OpenDatabase): Promise<Changes> {
  const listeners: ((changed: Changed) => void)[] = []
  let position = (await look(database, '1:1:')).position
  let looking: Promise<void> | null = null
  let again: Promise<void> | null = null

  async function run() {
    const seen = await look(database, position)
    position = seen.position
    if (seen.changed?.size !== 0) for (const listener of listeners) listener(seen.changed)
  }
  const changes: Omit<Changes, 'position' | 'close'> = {
    // A look that has begun may be too early for who asks now; the next one serves all who ask meanwhile.
    catchUp() {
      if (!looking) return (looking = run().finally(() => (looking = null)))
      again ??= looking
        .catch(() => {})
        .then(() => {
          again = null
          return changes.catchUp()
        })
      return again
    },
    listen: (listener) => void listeners.push(listener),
    since: async (before) => (isPosition(before) ? (await look(database, before)).changed : null),
  }
  // What fails here is looked for again by the next who asks.
  const stop = await database.listen(changeChannel, () => void changes.catchUp().catch(() => {}))
  return {
    ...changes,
    get position() {
      return position
    },
    close: stop,
  }
}

type Row = { tables: string[]; records: string[] | null }

/** Of an older time than what is kept, or of another database, it is not known. */
async function look({ read }: Pick<OpenDatabase, 'read'>, position: string) {
  const { rows } = await sql<{ position: string; is_lost: boolean; changes: Row[] }>`
    select pg_current_snapshot()::text as position,
      coalesce(pg_snapshot_xmin(last) < (select xact from platform.change order by xact limit 1), false)
        or pg_snapshot_xmax(last) > pg_snapshot_xmax(pg_current_snapshot()) as is_lost,
      (select coalesce(json_agg(change), '[]') from (
        select tables, records from platform.change
        where xact >= pg_snapshot_xmin(last) and not pg_visible_in_snapshot(xact, last)
        limit ${mostChanges + 1}) change) as changes
    from (select ${position}::pg_snapshot as last) asked`.execute(read)
  const { is_lost, changes, position: now } = rows[0]!
  return { position: now, changed: is_lost || changes.length > mostChanges ? null : extentOf(changes) }
}

function extentOf(rows: readonly Row[]): Extent {
  const extent: Extent = new Map()
  for (const { tables, records } of rows)
    join(extent, new Map(tables.map((table) => [table, records && new Set(records)])))
  return extent
}

/** A snapshot as PostgreSQL writes it: the oldest running transaction, the next one, and those running in between. */
function isPosition(text: string): boolean {
  const parts = /^(\d{1,15}):(\d{1,15}):((?:\d{1,15},?)*)$/.exec(text)
  if (!parts) return false
  const [xmin, xmax, ...running] = [parts[1], parts[2], ...(parts[3] ? parts[3].split(',') : [])].map(Number)
  return (
    xmin! > 0 &&
    xmin! <= xmax! &&
    running.every((id, index) => id >= (running[index - 1] ?? xmin!) && id < xmax!)
  )
}

/** Drops what is older than a day. The newest stays: it says how far back the rest reaches. */
export async function forgetChanges({ query }: Pick<OpenDatabase, 'query'>, now: Date): Promise<void> {
  await query('delete from platform.change where at < $1 and seq < (select max(seq) from platform.change)', [
    new Date(now.getTime() - 24 * 3600 * 1000),
  ])
}
