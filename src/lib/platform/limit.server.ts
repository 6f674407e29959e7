import { createHmac } from 'node:crypto'
import type { OpenDatabase } from './database.server.ts'
import { Refusal } from './refusal.ts'

export type Rate = { hits: number; seconds: number }
/** Counts one try, and refuses it when there were too many in the window that began with the first. */
export type Limit = (key: string, rate: Rate) => Promise<void>

type LimitParts = { database: Pick<OpenDatabase, 'query'>; secret: string; now: () => Date }

/** Counters shared by all nodes. Keys may hold an address: they are stored only as a keyed hash. */
export function openLimit({ database, secret, now }: LimitParts): Limit {
  return async (key, { hits: allowed, seconds }) => {
    const at = now()
    const until = new Date(at.getTime() + seconds * 1000)
    const hash = createHmac('sha256', secret).update(key).digest('base64url')
    // One statement, so that of several tries at once each is counted.
    const { rows } = await database.query(
      `insert into platform.rate as rate (key, hits, until) values ($1, 1, $2)
       on conflict (key) do update set
         hits = case when rate.until > $3 then rate.hits + 1 else 1 end,
         until = case when rate.until > $3 then rate.until else excluded.until end
       returning hits, until`,
      [hash, until, at],
    )
    const { hits, until: end } = rows[0] as { hits: number; until: Date }
    if (hits > allowed)
      throw new Refusal('limited', 'platform_limited', {
        seconds: Math.ceil((end.getTime() - at.getTime()) / 1000),
      })
  }
}

/** Drops the counters whose window is over. */
export async function forgetLimits(database: Pick<OpenDatabase, 'query'>, now: Date): Promise<void> {
  await database.query('delete from platform.rate where until <= $1', [now])
}
