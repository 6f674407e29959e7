import { sql } from 'kysely'
import type { Read } from '#lib/platform/database.server.ts'
import { locales } from '#lib/platform/text/localised.ts'
import { anyOf, oneOf, words } from '../listed/filters.server.ts'
import { listed } from '../listed/listed.server.ts'
import { needs } from './state.ts'
import { tasks, type Task, type TaskQuery } from './store.server.ts'

type Listed = Task & { id: string; words: string; source_changed_at: Date; language: number }

/** Texts that a translator should look at, the latest change of an original first. */
export const taskList = listed({
  rows: (_read: Read, query: TaskQuery) => sql<Listed>`
    select *, record || ' ' || field || ' ' || locale as id, platform.fold(source_text) as words,
      -array_position(${[...query.locales].sort()}::text[], locale) as language
    from (${tasks(query)}) as task where need is not null`,
  id: { column: 'id', type: 'text' },
  filters: {
    q: words('words'),
    locale: oneOf('locale', locales),
    need: oneOf('need', needs),
    kind: anyOf('kind'),
  },
  sorts: {
    // By the original, which no column of the desk shows.
    newest: [
      { column: 'source_changed_at', type: 'timestamptz' },
      { column: 'record', type: 'uuid' },
      { column: 'field', type: 'text' },
      { column: 'language', type: 'integer' },
    ],
    source: { column: 'words', type: 'text' },
  },
  start: '-newest',
  csv: {
    record: ({ record }) => record,
    kind: ({ kind }) => kind,
    field: ({ field }) => field,
    locale: ({ locale }) => locale,
    need: ({ need }) => need,
    source_locale: ({ source_locale }) => source_locale,
    source_text: ({ source_text }) => source_text,
  },
})
