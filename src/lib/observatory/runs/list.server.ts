import { sql } from 'kysely'
import type { Read } from '#lib/platform/database.server.ts'
import { anyOf, listed, oneOf, words } from '#lib/traits/index.server.ts'
import { runStates, type RunState } from './run.ts'

/** Runs of studies that were not withdrawn, the newest first. The ladder of states is `stateOf` in SQL. */
export const runList = listed({
  rows(read: Read, { onlyPublished }: { onlyPublished: boolean }) {
    const runs = read
      .selectFrom('observatory.run')
      .selectAll()
      .select(
        sql<RunState>`case when completed_at is not null then 'complete' when failed_at is not null then 'failed'
          when paused_at is not null then 'paused' when computed_at is not null then 'assembling'
          when prepared_at is not null then 'computing' else 'ordered' end`.as('state'),
      )
      .select(sql<string>`case when published_at is null then 'draft' else 'published' end`.as('shown'))
      .select(sql<string>`platform.sort_text(title)`.as('sort_title'))
      .select(sql<string>`platform.fold(title)`.as('words'))
      .where('withdrawn_at', 'is', null)
    return onlyPublished ? runs.where('published_at', 'is not', null) : runs
  },
  id: { column: 'id', type: 'uuid' },
  filters: {
    q: words('words'),
    model: anyOf('model'),
    state: oneOf('state', runStates),
    shown: oneOf('shown', ['draft', 'published']),
  },
  sorts: {
    // Ids grow with time.
    ordered: [],
    title: { column: 'sort_title', type: 'text' },
  },
  start: '-ordered',
  csv: {
    id: ({ id }) => id,
    title: ({ title }) => title,
    model: ({ model }) => model,
    state: ({ state }) => state,
    cells: ({ cells }) => cells,
    ordered_at: ({ ordered_at }) => ordered_at.toISOString(),
    published_at: ({ published_at }) => published_at?.toISOString() ?? null,
  },
})
