import { expect, test } from 'vitest'
import { formatDay, formatNumber, formatShare } from './format.ts'

test.each([
  ['en', '31 December 2030', '1,234.5', '14.3%'],
  ['fr', '31 décembre 2030', '1 234,5', '14,3 %'],
  ['es', '31 de diciembre de 2030', '1234,5', '14,3 %'],
] as const)('%s: days, figures and shares as people write them', (locale, day, number, share) => {
  const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ')
  expect(formatDay('2030-12-31', locale)).toBe(day)
  expect(plain(formatNumber(1234.5, locale))).toBe(number)
  expect(plain(formatShare(0.1429, locale))).toBe(share)
})

test('what is missing is a dash, never a zero', () => {
  expect([formatDay(null, 'en'), formatNumber(null, 'fr'), formatShare(null, 'es')]).toEqual(['–', '–', '–'])
})
