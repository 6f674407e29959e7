import { readYears } from './dates.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { decimalOf, toNumber } from './numbers.ts'
import type { BudgetFigure, Tally } from './paper.ts'
import type { Found, Place } from './place.ts'
import { currencyOf, scaleOf } from './units.ts'

const digits =
  "\\d{1,3}(?:[,.\\u0020\\u00A0\\u2009\\u202F’']\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d+)?"
const amounts = new RegExp(
  `(?:([€£$]|\\b(?:EUR|USD|GBP))\\s?)?(?<![\\d.,])(${digits})(?:\\s?(k|m|mille|mil|million|millions|billion|milliards?|millones|millón|thousand)(?!\\p{L}))?(?:\\s?(?:of|d[’']|de)(?=\\s?(?:euros?|€)))?\\s?(€|£|\\$|euros?(?!\\p{L})|EUR\\b|USD\\b|GBP\\b|dollars?(?!\\p{L})|dólares(?!\\p{L}))?`,
  'giu',
)

/** What an amount is, by the words just before or just behind it. */
const roles: [NonNullable<BudgetFigure['role']>, RegExp, RegExp][] = [
  ['total', /\btotal\b/i, /^\s*(?:(?:in|au|en) )?total\b/i],
  [
    'core',
    /\b(?:core|main) budget\b|\bbudget (?:principal|de base)\b|\bpresupuesto (?:principal|básico)\b/i,
    /^\s*(?:(?:of|for)(?: the)? (?:core|main) budget|de (?:budget principal|presupuesto principal))/i,
  ],
  [
    'meetings',
    /^$/,
    /^\s*(?:for|pour|para)(?: the| les| des| las| la| l[’']| el)?[^,.;)+]{0,30}(?:meetings?|réunions?|reuni(?:ón|ones))/i,
  ],
  ['overheads', /^$/, /^\s*(?:of|de) (?:overheads?|frais|gastos)/i],
  [
    'spent',
    /\bspent\b|\bdépens(?:é|ée|és|ées)(?!\p{L})|\bgast(?:ad[oa]s?|ó|aron)(?!\p{L})/iu,
    /^\s*(?:(?:were|was|ont été|a été|étaient|fueron|fue|han sido) )?(?:spent|dépensée?s?|gastad[oa]s?)/i,
  ],
  [
    'available',
    /\bavailable\b|\bdisponibles?\b/i,
    /^\s*(?:(?:were|was|étaient|était|estaban|estaba) )?(?:available|disponibles?)/i,
  ],
  ['in_kind', /\bin-?kinds?\b|\ben nature\b|\ben especie\b/i, /^\s*(?:in-?kind|en nature|en especie)/i],
  ['contribution', /\bcontribu(?:tions?|ción|ciones)(?!\p{L})/iu, /^\s*(?:for|through)\b/i],
  ['total', /\bannual budget\b|\bbudget annuel\b|\bpresupuesto anual\b/i, /^$/],
]
const lookBack = 90
const lookAhead = 60

type Amount = { start: number; end: number; value: number; currency: string }

function readAmounts(text: string, locale: Locale): Amount[] {
  return [...text.matchAll(amounts)].flatMap((found) => {
    const [all, before, digits = '', scale, after] = found
    const currency = currencyOf(before ?? after ?? '')
    if (!currency) return []
    const value = toNumber(digits, scale ? decimalOf(locale) : null) * (scale ? (scaleOf(scale) ?? 1) : 1)
    return [{ start: found.index, end: found.index + all.length, value, currency }]
  })
}

/** The amounts in a paragraph with what they are for, and the sums it states. */
export function readBudget(text: string, heading: string | null, place: Place, locale: Locale) {
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)
  const headingYear = readYears(heading ?? '').at(0) ?? null
  let year = headingYear
  const budget: Found<BudgetFigure>[] = []
  const tallies: Tally[] = []
  for (const sentence of sentences) {
    const found = readAmounts(sentence, locale)
    year = readYears(sentence).at(0) ?? year
    for (const [index, amount] of found.entries()) {
      const role = roleOf(
        sentence,
        amount,
        found[index - 1]?.end ?? 0,
        found[index + 1]?.start ?? sentence.length,
      )
      const { value, currency } = amount
      budget.push({ value: { year, role, amount: value, currency, text: sentence }, place })
    }
    const tally = readSum(sentence, found, place)
    if (tally) tallies.push(tally)
  }
  return { budget, tallies }
}

function roleOf(sentence: string, amount: Amount, from: number, to: number): BudgetFigure['role'] {
  const before = sentence.slice(Math.max(from, amount.start - lookBack), amount.start)
  const behind = sentence.slice(amount.end, Math.min(to, amount.end + lookAhead))
  const byWordsBehind = roles.find(([, , ahead]) => ahead.source !== '^$' && ahead.test(behind))
  const byWordsBefore = roles.find(([, back]) => back.source !== '^$' && back.test(before))
  return byWordsBehind?.[0] ?? byWordsBefore?.[0] ?? null
}

/** `955 (715 + 240)`, and `730, to which would be added 240, i.e. a total of 970`. */
function readSum(sentence: string, found: Amount[], place: Place): Tally | null {
  const value = (amount: Amount) => ({ value: amount.value, place })
  for (const [index, whole] of found.entries()) {
    const open = sentence.slice(whole.end, found[index + 1]?.start ?? whole.end)
    if (!/\(\s*$/.test(open)) continue
    const close = sentence.indexOf(')', whole.end)
    const parts = found.filter((amount) => amount.start > whole.end && amount.end <= close)
    if (parts.length >= 2 && sentence.slice(whole.end, close).includes('+'))
      return { what: 'budget', stated: value(whole), parts: parts.map(value) }
  }
  const last = found.at(-1)
  if (found.length < 3 || !last) return null
  const announces = /\btotal\b/i.test(sentence.slice(found.at(-2)?.end ?? 0, last.start))
  const isSum = announces && /\b(?:added|plus|ajout(?:é|er)|s[’']ajoutent|añad)/i.test(sentence)
  return isSum ? { what: 'budget', stated: value(last), parts: found.slice(0, -1).map(value) } : null
}
