import { readNumber, valueOf as valueBy, type Mark } from '#tables'
import type { Locale } from '#lib/platform/text/localised.ts'
import { numberOf } from './units.ts'

/** "4 per 1000" is a name, not a number, and torn cells hold its second half. */
const name = /["“«]?\s?\b4\s?(?:per|pour|por|p|for)\s?1000\b\s?["”»]?|^1000\s?["”»]|\b4‰/gi
export const withoutBrand = (text: string) => text.replace(name, ' ').replace(/\s+/g, ' ')

/** Words, numbers and signs. A word may end in digits (`COP27`), and those are no number. */
const token =
  /\d{1,3}(?:[,. \u00A0\u2009\u202F]\d{3})+(?:[.,]\d{1,2})?(?![\d%])|\d+(?:[.,]\d+)?|[%€£$]|\p{L}[\p{L}\d'’]*|[-–=:;.,/()]/gu

export const tokens = (text: string): string[] => text.match(token) ?? []

/** What parts a fraction in each language; Latin America writes a point, Spain a comma, and papers of both come in. */
const decimalIn: Record<Locale, Mark> = { en: '.', fr: ',', es: ',' }

/**
 * `446,783`, `446 783` and `446.783` are whole; `1,5` is one and a half, `298.750,50` ends in cents. What has two readings
 * counts thousands: no plan and no budget of ours counts thousandths, unless `fraction` says by which mark.
 */
export function toNumber(digits: string, fraction: Mark | null = null): number {
  const cell = readNumber(digits)
  if (cell.kind === 'open') return valueBy(cell, fraction) ?? cell.thousands
  return valueBy(cell) ?? Number.NaN
}

/** `1.234 million` has a fraction where the language writes one with a point, and thousands elsewhere. */
export const decimalOf = (locale: Locale): Mark => decimalIn[locale]

/** The value of a token that is a number in digits or in words, else null. */
export const valueOf = (word: string): number | null => (/^\d/.test(word) ? toNumber(word) : numberOf(word))

/** All numbers of a text, in digits or words, in the order they stand there. */
export const numbersIn = (text: string): number[] =>
  tokens(withoutBrand(text)).flatMap((word) => valueOf(word) ?? [])
