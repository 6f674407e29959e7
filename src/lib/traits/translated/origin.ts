import type { Locale } from '#lib/platform/text/localised.ts'
import type { SavedAs } from './state.ts'

/** Where the texts of a new record come from: their source language, and how far each language was checked. */
export type TextsOrigin = {
  source: Locale
  states: Partial<Record<Locale, SavedAs>>
  published: boolean
}

/** Starter content: written in English; its translations are by machine and not yet checked. */
export const seedTexts: TextsOrigin = {
  source: 'en',
  states: { en: 'checked', fr: 'machine', es: 'machine' },
  published: true,
}

/** A text that a person wrote in one language, for readers at once; whatever else comes along was not checked. */
export const typedTexts = (source: Locale): TextsOrigin => ({
  source,
  states: { en: 'machine', fr: 'machine', es: 'machine', [source]: 'checked' },
  published: true,
})
