import { numberOf } from './units.ts'

/** "4 per 1000" is a name, not a number, and torn cells hold its second half. */
const name = /["“«]?\s?\b4\s?(?:per|pour|por|p|for)\s?1000\b\s?["”»]?|^1000\s?["”»]|\b4‰/gi
export const withoutBrand = (text: string) => text.replace(name, ' ').replace(/\s+/g, ' ')

/** Words, numbers and signs. A word may end in digits (`COP27`), and those are no number. */
const token =
  /\d{1,3}(?:[,. \u00A0\u2009\u202F]\d{3})+(?![\d%])|\d+(?:[.,]\d+)?|[%€£$]|\p{L}[\p{L}\d'’]*|[-–=:;.,/()]/gu

export const tokens = (text: string): string[] => text.match(token) ?? []

/** `446,783`, `446 783` and `446.783` are whole; `1,5` is one and a half. */
export function toNumber(digits: string): number {
  const grouped = digits.replace(/[,. \u00A0\u2009\u202F](?=\d{3}(?!\d))/g, '')
  return Number(grouped.replace(',', '.'))
}

/** The value of a token that is a number in digits or in words, else null. */
export const valueOf = (word: string): number | null => (/^\d/.test(word) ? toNumber(word) : numberOf(word))

/** All numbers of a text, in digits or words, in the order they stand there. */
export const numbersIn = (text: string): number[] =>
  tokens(withoutBrand(text)).flatMap((word) => valueOf(word) ?? [])
