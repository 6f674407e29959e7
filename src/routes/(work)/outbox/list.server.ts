import { sql } from 'kysely'
import type { Read } from '#lib/platform/database.server.ts'
import { letters } from '#lib/platform/mail.server.ts'
import { listed, oneOf, words } from '#lib/traits/index.server.ts'
import { letterStates } from '#lib/platform/letter.ts'

/** Letters, the newest first. The ladder of states is `letterState` in SQL. */
export const outboxList = listed({
  rows: (read: Read, { hasServer }: { hasServer: boolean }) =>
    letters(read)
      .select(
        sql<string>`case when sent_at is not null then 'sent' when failed_at is not null then 'failed'
          else ${hasServer ? 'waiting' : 'kept'}::text end`.as('state'),
      )
      .select(sql<string>`platform.fold(recipient || ' ' || subject)`.as('words')),
  id: { column: 'id', type: 'uuid' },
  filters: { q: words('words'), state: oneOf('state', letterStates) },
  sorts: {
    at: { column: 'created_at', type: 'timestamptz' },
    recipient: { column: 'recipient', type: 'text' },
  },
  start: '-at',
  csv: {
    id: ({ id }) => id,
    created_at: ({ created_at }) => created_at.toISOString(),
    recipient: ({ recipient }) => recipient,
    locale: ({ locale }) => locale,
    subject: ({ subject }) => subject,
    state: ({ state }) => state,
    sent_at: ({ sent_at }) => sent_at?.toISOString() ?? null,
    problem: ({ problem }) => problem,
  },
})
