import type { Locale } from '#lib/platform/text/localised.ts'
import { translated, type Beginning } from '#lib/traits/index.server.ts'

type TextsOrigin = Omit<Beginning, 'record' | 'texts'>

/** Which texts of the plan live in several languages, each at the desk, each published alone. */
export const planTexts = {
  objective: translated({ kind: 'plan.objective', table: 'plan.objective', fields: ['title'] }),
  edition: translated({ kind: 'plan.edition', table: 'plan.edition', fields: ['title', 'note'] }),
  version: translated({
    kind: 'plan.version',
    table: 'plan.version',
    fields: ['title', 'aim', 'baseline', 'target_2030', 'target_2050', 'remarks'],
  }),
  activity: translated({ kind: 'plan.activity', table: 'plan.activity', fields: ['text'] }),
  decision: translated({ kind: 'plan.decision', table: 'plan.decision', fields: ['what', 'note'] }),
  item: translated({ kind: 'plan.roadmap_item', table: 'plan.roadmap_item', fields: ['title'] }),
}

/** The starter content was written in English; nobody who speaks the others has signed its translations yet. */
export const seedTexts: TextsOrigin = {
  source: 'en',
  states: { en: 'checked', fr: 'machine', es: 'machine' },
  published: true,
}

/** A text that a person writes in one language, for readers at once. */
export const typedTexts = (source: Locale): TextsOrigin => ({
  source,
  // What else comes along, such as a title that stands in for a lost one, nobody has checked here.
  states: { en: 'machine', fr: 'machine', es: 'machine', [source]: 'checked' },
  published: true,
})
