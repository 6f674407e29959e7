import type { Locale } from '#lib/platform/text/localised.ts'
import { translated, type Beginning } from '#lib/traits/index.server.ts'

/** The wording of a definition lives in several languages, each at the desk, each published alone. */
export const definitionTexts = translated({
  kind: 'dashboard.definition',
  table: 'dashboard.definition',
  fields: ['title', 'unit', 'definition', 'method', 'denominator', 'reporting_units', 'reason'],
})

type Standing = Omit<Beginning, 'record' | 'texts'>

/** The starter content was written in English; nobody who speaks the others has signed its translations yet. */
export const begun: Standing = {
  source: 'en',
  states: { en: 'checked', fr: 'machine', es: 'machine' },
  published: true,
}

/** What a person writes in one language is theirs; what the other languages keep, nobody has looked at again. */
export const written = (source: Locale): Standing => ({
  source,
  states: { en: 'machine', fr: 'machine', es: 'machine', [source]: 'checked' },
  published: true,
})
