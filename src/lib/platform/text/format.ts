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
  return new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

export function formatMoment(moment: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(dateLocale(locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(moment)
}
