import { dayOf } from '#lib/platform/day.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { people } from '#lib/identity/index.server.ts'
import type { Context } from '#lib/platform/context.ts'
import type { Read } from '#lib/platform/database.server.ts'
import { settledEvents, verbsInLog } from '#lib/platform/events.server.ts'
import { anyOf, from, given, listed, upTo, withId } from '#lib/traits/index.server.ts'

/** Chosen before the list is read: who is called as asked. Null where that was not asked. */
type Scope = { actors: readonly string[] | null }

/** The event log, the newest first. */
export const auditList = listed({
  rows(read: Read, { actors }: Scope) {
    const events = settledEvents(read)
    return actors ? events.where(sql<boolean>`actor = any(${[...actors]}::uuid[])`) : events
  },
  id: { column: 'seq', type: 'bigint' },
  filters: {
    who: given(),
    verb: anyOf('verb', verbsInLog),
    actor: withId('actor'),
    about: {
      columns: ['subject', 'touches'],
      input: z.uuid(),
      where: (id) => sql`item.subject = ${id} or item.touches @> array[${id}]::uuid[]`,
    },
    since: from('at'),
    until: upTo('at'),
  },
  sorts: { at: [] },
  start: '-at',
  csv: {
    seq: ({ seq }) => seq,
    at: ({ at }) => at.toISOString(),
    actor: ({ actor }) => actor,
    verb: ({ verb }) => verb,
    kind: ({ kind }) => kind,
    subject: ({ subject }) => subject,
    touches: ({ touches }) => touches.join(' '),
    data: ({ data }) => JSON.stringify(data),
  },
})

/** More people of one name than this are not told apart by a log. */
const mostPeople = 1_000

/** The log holds ids; a name is looked up among those who have an account today. */
export async function auditScope({ read, now }: Context, url: URL): Promise<Scope> {
  const { who } = auditList.asked(url).filters
  if (!who) return { actors: null }
  const on = dayOf(now())
  return { actors: (await people(read, { on, search: who, limit: mostPeople })).map(({ id }) => id) }
}
