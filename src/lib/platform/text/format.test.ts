import { expect, test } from 'vitest'
import { formatDay, formatMoment, formatNumber, formatOrdinal, formatRange, formatShare } from './format.ts'

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

test('the first of a month is an ordinal in French, and no other day', () => {
  expect(formatDay('2026-12-01', 'fr')).toBe('1er décembre 2026')
  expect(formatDay('2026-12-11', 'fr')).toBe('11 décembre 2026')
  expect(formatDay('2026-12-01', 'es')).toBe('1 de diciembre de 2026')
  expect(formatMoment(new Date('2026-12-01T08:05:00Z'), 'fr')).toMatch(/^1er déc\. 2026/)
})

test.each([
  ['en', '3–5', '7', '1st 2nd 3rd 4th 12th'],
  ['fr', '3–5', '7', '1er 2e 3e 4e 12e'],
  ['es', '3-5', '7', '1.º 2.º 3.º 4.º 12.º'],
] as const)('%s: ranges and ordinals', (locale, range, single, ordinals) => {
  expect([formatRange(3, 5, locale), formatRange(7, 7, locale)]).toEqual([range, single])
  expect([1, 2, 3, 4, 12].map((one) => formatOrdinal(one, locale, 'masculine')).join(' ')).toBe(ordinals)
  expect([formatOrdinal(1, 'fr', 'feminine'), formatOrdinal(12, 'es', 'feminine')]).toEqual(['1re', '12.ª'])
})
