import { readYears } from './dates.ts'
import type { BudgetFigure, Tally } from './paper.ts'
import type { Found, Place } from './place.ts'
import { currencyOf, scaleOf } from './units.ts'

const amounts =
  /(?:([€£$])\s?)?(?<![\d.,])(\d{1,3}(?:[, ]\d{3})+|\d+(?:\.\d+)?)(?:\s?(k|m|million|millions|billion|milliards|millones)(?!\p{L}))?\s?(€|£|\$|euros?|EUR)?/giu

/** What an amount is, by the words just before or just behind it. */
const roles: [NonNullable<BudgetFigure['role']>, RegExp, RegExp][] = [
  ['total', /\btotal\b/i, /^\s*total\b/i],
  ['core', /\b(?:core|main) budget\b/i, /^\s*(?:of|for)(?: the)? (?:core|main) budget/i],
  ['meetings', /^$/, /^\s*(?:for|pour|para)(?: the)?[^,.;)+]{0,30}(?:meetings?|réunions?|reuniones)/i],
  ['overheads', /^$/, /^\s*(?:of|de) (?:overheads?|frais|gastos)/i],
  ['spent', /\bspent\b/i, /^\s*(?:were |was )?(?:spent|dépensés|gastados)/i],
  ['available', /\bavailable\b/i, /^\s*(?:were |was )?(?:available|disponibles)/i],
  ['in_kind', /\bin-?kinds?\b/i, /^\s*in-?kind/i],
  ['contribution', /\bcontributions?\b/i, /^\s*(?:for|through)\b/i],
  ['total', /\bannual budget\b/i, /^$/],
]
const lookBack = 90
const lookAhead = 60

type Amount = { start: number; end: number; value: number; currency: string }

function readAmounts(text: string): Amount[] {
  return [...text.matchAll(amounts)].flatMap((found) => {
    const [all, before, digits = '', scale, after] = found
    const currency = currencyOf(before ?? after ?? '')
    if (!currency) return []
    const value = Number(digits.replace(/[, ]/g, '')) * (scale ? (scaleOf(scale) ?? 1) : 1)
    return [{ start: found.index, end: found.index + all.length, value, currency }]
  })
}

/** The amounts in a paragraph with what they are for, and the sums it states. */
export function readBudget(text: string, heading: string | null, place: Place) {
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)
  const headingYear = readYears(heading ?? '').at(0) ?? null
  let year = headingYear
  const budget: Found<BudgetFigure>[] = []
  const tallies: Tally[] = []
  for (const sentence of sentences) {
    const found = readAmounts(sentence)
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
  const isSum = announces && /\b(?:added|plus|ajoutés?|añad)/i.test(sentence)
  return isSum ? { what: 'budget', stated: value(last), parts: found.slice(0, -1).map(value) } : null
}
