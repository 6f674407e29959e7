import type { Localised } from '#lib/platform/text/localised.ts'

/** What one unit may be called; a currency by its name, its code or its sign. */
const alike: Readonly<Record<string, string>> = {
  euro: 'eur',
  '€': 'eur',
  person: 'people',
  personne: 'people',
  persona: 'people',
}

/** Without accents, case, plural and what it is counted in: `euros a year` and `EUR` are one. */
function plain(unit: string): string {
  return unit
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(?:a|per|par|por|al) (?:year|an|ano)\b/g, '')
    .trim()
    .split(/\s+/)
    .map(singular)
    .join(' ')
}

function singular(word: string): string {
  const one = word
    .replace(/ies$/, 'y')
    .replace(/(?<=[^aeious])es$/, '')
    .replace(/(?<=\w{2}[^s])s$/, '')
  return alike[one] ?? one
}

/** Whether a unit is that of the definition in some language, by its first words too, or one that its figures have had. */
export function isKnownUnit(unit: string, definition: Localised, used: readonly string[]): boolean {
  const own = plain(unit)
  return [...Object.values(definition), ...used]
    .map(plain)
    .some((known) => known === own || known.startsWith(`${own} `))
}
