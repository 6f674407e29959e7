import { sql } from 'kysely'
import type { Read } from '#lib/platform/database.server.ts'
import { listed, oneOf, words } from '#lib/traits/index.server.ts'
import { statuses } from './observation.ts'
import { asObservation, uncorrectedRow } from './store.server.ts'

/** Figures of one indicator, the newest day first; of one day, the whole before its parts. */
export const figureList = listed({
  rows: (read: Read, { indicatorId }: { indicatorId: string }) =>
    read
      .selectFrom('dashboard.observation')
      .selectAll()
      .select(sql<number>`(part_code is null)::int`.as('whole'))
      .select(sql<string>`case when checked_at is null then 'unchecked' else 'checked' end`.as('checked'))
      .where('indicator_id', '=', indicatorId)
      .where('withdrawn_at', 'is', null),
  id: { column: 'id', type: 'uuid' },
  filters: {
    status: oneOf('status', Object.keys(statuses)),
    checked: oneOf('checked', ['checked', 'unchecked']),
  },
  sorts: {
    on: [
      { column: 'on_day', type: 'date' },
      { column: 'whole', type: 'integer' },
    ],
  },
  start: '-on',
})

/** The chosen figures of an indicator in the order of their days, unless another is asked for. */
export async function* chosenFigures(read: Read, { searchParams }: URL, indicatorId: string) {
  const params = new URLSearchParams({ sort: 'on', ...Object.fromEntries(searchParams) })
  for await (const rows of figureList.batches(read, params, { indicatorId })) yield rows.map(asObservation)
}

/** Figures that stand and that no second person has looked at, the oldest report first. */
export const uncheckedList = listed({
  rows: (read: Read) =>
    read
      .selectFrom('dashboard.observation as o')
      .innerJoin('dashboard.indicator as i', 'i.id', 'o.indicator_id')
      .selectAll('o')
      .select('i.code')
      .select(sql<string>`left(i.code, 1)`.as('goal'))
      .select(sql<string>`platform.sort_text(i.code)`.as('sort_code'))
      .select(sql<string>`platform.fold(i.code || ' ' || o.source_title)`.as('words'))
      .where('o.checked_at', 'is', null)
      .where('o.withdrawn_at', 'is', null)
      .where(sql<boolean>`${uncorrectedRow}`),
  id: { column: 'id', type: 'uuid' },
  filters: {
    q: words('words'),
    goal: oneOf('goal', ['A', 'B', 'C', 'D', 'E', 'F']),
    status: oneOf('status', Object.keys(statuses)),
  },
  sorts: {
    reported: { column: 'reported_at', type: 'timestamptz' },
    on: { column: 'on_day', type: 'date' },
    indicator: { column: 'sort_code', type: 'text' },
  },
  start: 'reported',
  csv: {
    id: ({ id }) => id,
    indicator: ({ code }) => code,
    on: ({ on_day }) => on_day,
    value: ({ value }) => value,
    low: ({ low }) => low,
    high: ({ high }) => high,
    unit: ({ unit }) => unit,
    status: ({ status }) => status,
    source_title: ({ source_title }) => source_title,
    source_url: ({ source_url }) => source_url,
    reported_at: ({ reported_at }) => reported_at.toISOString(),
  },
})
