import { sql } from 'kysely'
import type { Read } from '#lib/platform/database.server.ts'
import { listed, oneOf } from '#lib/traits/index.server.ts'

export const thingsList = listed({
  rows: (read: Read, _scope: object) =>
    read
      .selectFrom('toyroom.thing')
      .select(['id', 'title', 'state', 'made_on'])
      .select(sql<string>`platform.sort_text(title)`.as('sort_title')),
  id: { column: 'id', type: 'uuid' },
  filters: { state: oneOf('state', ['new', 'worn']) },
  sorts: { title: { column: 'sort_title', type: 'text' } },
  start: 'title',
  csv: { title: ({ title }) => title, state: ({ state }) => state, made_on: ({ made_on }) => made_on },
})
