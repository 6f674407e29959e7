import { read, type Locale, type Localised } from '#lib/platform/text/localised.ts'

type Named = { title: Localised; mark: string | null; path: string | null }
type Shown = { text: string; href?: string; lang?: string }

/** Names of records as the chain shows them, in the reader's language where there is one. */
export function linkNames(
  names: Record<string, Named>,
  locale: Locale,
  localise: (path: string) => string,
): Record<string, Shown> {
  return Object.fromEntries(
    Object.entries(names).map(([id, { title, mark, path }]) => {
      const reading = read(title, locale)
      const shown: Shown = { text: [mark, reading?.text].filter(Boolean).join(' · ') }
      if (path) shown.href = localise(path)
      if (reading && reading.locale !== locale) shown.lang = reading.locale
      return [id, shown]
    }),
  )
}
