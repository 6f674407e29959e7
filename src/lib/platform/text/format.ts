import type { Locale } from './localised.ts'

/** Figures as people of the locale write them; a missing figure is a dash, never a zero. */
export function formatNumber(value: number | null, locale: Locale, maximumFractionDigits = 2): string {
  return value === null ? '–' : new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value)
}

/** What parts whole and fraction where the language is written. */
export const decimalMark = (locale: Locale): '.' | ',' => (locale === 'en' ? '.' : ',')

export function formatShare(value: number | null, locale: Locale, maximumFractionDigits = 1): string {
  return value === null
    ? '–'
    : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits }).format(value)
}

/** Days in the international order: the bare tag `en` would write them the American way. */
export const dateLocale = (locale: Locale): string => (locale === 'en' ? 'en-GB' : locale)

/** A day such as `2030-12-31`; it has no time zone, so it is read and written in UTC. */
export function formatDay(day: string | null, locale: Locale): string {
  if (!day) return '–'
  const written = new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
  return withFirst(written, locale)
}

/** French counts the first of a month as an ordinal, which Intl leaves out. */
const withFirst = (written: string, locale: Locale) =>
  locale === 'fr' ? written.replace(/^1(?= )/, '1er') : written

/** Both ends as people of the locale write a range; without spaces, for figures in a table. */
export const formatRange = (low: number, high: number, locale: Locale, maximumFractionDigits = 2): string =>
  low === high
    ? formatNumber(low, locale, maximumFractionDigits)
    : new Intl.NumberFormat(locale, { maximumFractionDigits }).formatRange(low, high)

type Gender = 'feminine' | 'masculine'
type OrdinalMarks = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
const ordinalMarks: Record<Locale, Record<Gender, OrdinalMarks>> = {
  en: same({ one: 'st', two: 'nd', few: 'rd', other: 'th' }),
  fr: { feminine: { one: 're', other: 'e' }, masculine: { one: 'er', other: 'e' } },
  es: { feminine: { other: '.ª' }, masculine: { other: '.º' } },
}
function same(marks: OrdinalMarks) {
  return { feminine: marks, masculine: marks }
}

/** “3rd”, “3e”, “3.ª”: in the gender of what is counted, in French and Spanish. */
export function formatOrdinal(value: number, locale: Locale, gender: Gender): string {
  const rule = new Intl.PluralRules(dateLocale(locale), { type: 'ordinal' }).select(value)
  const marks = ordinalMarks[locale][gender]
  return `${value}${marks[rule] ?? marks.other}`
}

export function formatMoment(moment: Date, locale: Locale): string {
  const written = new Intl.DateTimeFormat(dateLocale(locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(moment)
  return withFirst(written, locale)
}
