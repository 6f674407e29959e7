import type { Locale } from '#lib/platform/text/localised.ts'

/** Small words that one of the three languages has and the other two have not. */
const smallWords: Record<Locale, ReadonlySet<string>> = {
  en: new Set(['the', 'and', 'of', 'for', 'with', 'by', 'is', 'are', 'to', 'be', 'has']),
  fr: new Set([
    'le',
    'les',
    'des',
    'et',
    'du',
    'pour',
    'dans',
    'est',
    'aux',
    'sur',
    'une',
    'sont',
    'au',
    'par',
  ]),
  es: new Set(['el', 'los', 'las', 'del', 'y', 'para', 'por', 'con', 'una', 'se', 'sus', 'al', 'su']),
}

const sampleLength = 40_000
/** Running English, French and Spanish have 15–30 % of these; a torn table still has several. */
const leastShare = 0.04

/** The language of a text, or null where none of ours clearly leads. */
export function detectLocale(text: string): Locale | null {
  const words =
    text
      .slice(0, sampleLength)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const shares = (Object.keys(smallWords) as Locale[])
    .map((locale) => ({
      locale,
      share: words.filter((word) => smallWords[locale].has(word)).length / words.length,
    }))
    .sort((a, b) => b.share - a.share)
  const [first, second] = shares
  if (!first || !second || !(first.share >= leastShare) || first.share < 1.5 * second.share) return null
  return first.locale
}
