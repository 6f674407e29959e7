import type { Locale } from '#lib/platform/text/localised.ts'

/** A figure with as many decimals as the others of its column, so that they can be compared at a glance. */
export const fixed = (value: number, digits: number, locale: Locale) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  )
