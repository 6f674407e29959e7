/** How the three languages write which one it is: `28th`, `28e`, `28ème`, `28.ª`, `n.º 28`, `XXVIII`, `septième`. */
const digits = String.raw`(?:n[°ºo]?\.?\s?[°º]?\s*)?(\d{1,3})\s?(?:st|nd|rd|th|ères?|[eè]re|èmes?|emes?|ième|er|e|\.?\s?[ªºao°])?`
const numeral = String.raw`([IVXLC]{1,8})(?:e|ème|\.?[ªº])?`

const words: readonly (readonly string[])[] = [
  ['first', 'premi(?:er|ère)', 'primer[ao]?'],
  ['second', 'deuxième|seconde?', 'segund[ao]'],
  ['third', 'troisième', 'tercer[ao]?'],
  ['fourth', 'quatrième', 'cuart[ao]'],
  ['fifth', 'cinquième', 'quint[ao]'],
  ['sixth', 'sixième', 'sext[ao]'],
  ['seventh', 'septième', 's[ée]ptim[ao]'],
  ['eighth', 'huitième', 'octav[ao]'],
  ['ninth', 'neuvième', 'noven[ao]'],
  ['tenth', 'dixième', 'décim[ao]'],
  ['eleventh', 'onzième', 'undécim[ao]'],
  ['twelfth', 'douzième', 'duodécim[ao]'],
]
const worded = words.map(
  ([en, fr, es], index) => [new RegExp(`^(?:${en}|${fr}|${es})$`, 'iu'), index + 1] as const,
)
const anyWord = words.flat().join('|')

/** A pattern that finds an ordinal; its value is told by `ordinalIn`. */
export const ordinal = String.raw`(?<![\p{L}\d])(?:${digits}|${numeral}|(${anyWord}))(?![\p{L}\d])`

/** The value of what the three groups of `ordinal` found. */
export function ordinalOf([number, roman, word]: readonly (string | undefined)[]): number | null {
  if (number) return Number(number)
  if (roman) return fromRoman(roman)
  return worded.find(([pattern]) => pattern.test(word ?? ''))?.[1] ?? null
}

const signs: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

/** The value of a Roman numeral in its regular form; null of letters that are none. */
export function fromRoman(text: string): number | null {
  if (!/^(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(text) || text === '') return null
  const values = [...text].map((sign) => signs[sign] ?? 0)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}

const meeting = String.raw`(?:consortium\s+|bureau\s+)?(?:meeting|session|réunion|séance|assemblée|reunión|sesión)`
const numbered = [
  new RegExp(String.raw`${ordinal}\s+${meeting}`, 'iu'),
  new RegExp(
    String.raw`${meeting}\s+(?:of the consortium\s+|du consortium\s+|del consorcio\s+)?(?:n[°ºo.]{1,2}\s*|number\s+|número\s+|numéro\s+)${ordinal}`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:minutes|report|compte[ -]rendu|procès-verbal|acta|informe)\s+(?:of the\s+|de la\s+|du\s+|del\s+)?(?:n[°ºo.]{1,2}\s*|number\s+|número\s+|numéro\s+)?${ordinal}`,
    'iu',
  ),
]

/** The number of the meeting that a title speaks of. */
export function meetingIn(title: string): number | null {
  for (const pattern of numbered) {
    const found = title.match(pattern)
    const value = found && ordinalOf(found.slice(1))
    if (value) return value
  }
  return null
}
