import { locales, type Locale } from '#lib/platform/text/localised.ts'

const isSpoken = (language: string): language is Locale => (locales as readonly string[]).includes(language)

/**
 * The language that a browser asks for before that of the page, where we speak it. It is offered by a link, never by a
 * redirect: an address that was sent on shows the same page to everyone, and programs ask for no language.
 */
export function offeredLocale(accepted: string | null, locale: Locale): Locale | null {
  const wished = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, place) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';')
      const quality = Number(/q=([\d.]+)/.exec(options.join(';'))?.[1] ?? 1)
      return { language: tag.split('-')[0] ?? '', quality, place }
    })
    .filter(({ language, quality }) => isSpoken(language) && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place)[0]?.language
  return wished && isSpoken(wished) && wished !== locale ? wished : null
}
