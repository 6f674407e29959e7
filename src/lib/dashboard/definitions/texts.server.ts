import type { Locale } from '#lib/platform/text/localised.ts'
import { translated, type Beginning } from '#lib/traits/index.server.ts'

/** The wording of a definition lives in several languages, each at the desk, each published alone. */
export const definitionTexts = translated({
  kind: 'dashboard.definition',
  table: 'dashboard.definition',
  fields: ['title', 'unit', 'definition', 'method', 'denominator', 'reporting_units', 'reason'],
})

type TextsOrigin = Omit<Beginning, 'record' | 'texts'>

/** The starter content was written in English; nobody who speaks the others has signed its translations yet. */
export const seedTexts: TextsOrigin = {
  source: 'en',
  states: { en: 'checked', fr: 'machine', es: 'machine' },
  published: true,
}

/** What a person writes in one language is theirs; what the other languages keep, nobody has looked at again. */
export const typedTexts = (source: Locale): TextsOrigin => ({
  source,
  states: { en: 'machine', fr: 'machine', es: 'machine', [source]: 'checked' },
  published: true,
})
