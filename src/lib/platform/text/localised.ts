/** The languages that the platform speaks from the start. Content may hold more. */
export const locales = ['en', 'fr', 'es'] as const
export type Locale = (typeof locales)[number]

/** A text in some languages. English need not be among them. */
export type Localised = Partial<Record<Locale, string>>

export type Reading = { text: string; locale: Locale }

/** The text in the wished language, else in the first one there is; pages set `lang` from `locale`. */
export function read(text: Localised | null | undefined, wished: Locale): Reading | null {
  if (!text) return null
  for (const locale of [wished, ...locales]) {
    const found = text[locale]
    if (found) return { text: found, locale }
  }
  return null
}
