import { sql } from 'kysely'
import type { Read } from '#lib/platform/database.server.ts'
import { locales, type Locale } from '#lib/platform/text/localised.ts'
import { listed, oneOf, words } from '#lib/traits/index.server.ts'
import { bodies, outcomes } from './decision.ts'

/** What was decided, as a reader of the language sees it: `read` in SQL. */
const wordsIn = (locale: Locale) =>
  sql<string>`coalesce(${sql.join([locale, ...locales].map((one) => sql`what ->> ${one}::text`))}, slug)`

/** The register of decisions, the newest first. */
export const decisionList = listed({
  rows: (read: Read, { locale }: { locale: Locale }) =>
    read
      .selectFrom('plan.decision')
      .selectAll()
      .select(sql<string>`platform.sort_text(${wordsIn(locale)})`.as('sort_what'))
      .select(sql<string | null>`platform.sort_text(document)`.as('sort_document'))
      .select(sql<string>`platform.fold(concat_ws(' ', ${wordsIn(locale)}, document, slug))`.as('words')),
  id: { column: 'id', type: 'uuid' },
  filters: { q: words('words'), outcome: oneOf('outcome', outcomes), body: oneOf('body', bodies) },
  sorts: {
    on: { column: 'decided_on', type: 'date' },
    what: { column: 'sort_what', type: 'text' },
    outcome: { column: 'outcome', type: 'text' },
    body: { column: 'body', type: 'text' },
    document: { column: 'sort_document', type: 'text', optional: true },
  },
  start: '-on',
  csv: {
    slug: ({ slug }) => slug,
    decided_on: ({ decided_on }) => decided_on,
    body: ({ body }) => body,
    meeting: ({ meeting }) => meeting,
    document: ({ document }) => document,
    outcome: ({ outcome }) => outcome,
    about: ({ about }) => about,
    what_en: ({ what }) => what.en,
    what_fr: ({ what }) => what.fr,
    what_es: ({ what }) => what.es,
    source_document: ({ source_document }) => source_document,
    source_place: ({ source_place }) => source_place,
  },
})
