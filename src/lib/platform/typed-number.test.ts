import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locales } from './text/localised.ts'
import { numberToType, readTypedNumber, typedNumber } from './typed-number.ts'

test.each([
  ['12.5', 12.5],
  ['12,5', 12.5],
  [' 1 234,5 ', 1234.5],
  ['250\u202F500', 250500],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1234', 1234],
  ['0,125', 0.125],
  ['', null],
])('%j is read as %d', (typed, value) => expect(readTypedNumber(typed)).toEqual({ value }))

test.each(['1,234', '1.234'])('%s is asked for again in every language', (value) => {
  expect(locales.map((locale) => readTypedNumber(value, { locale }))).toEqual(
    locales.map((locale) => ({
      text: 'platform_two_readings',
      data: { value, thousands: '1234', fraction: locale === 'en' ? '1.2340' : '1,2340' },
    })),
  )
})

test('of what can only be whole, the page’s own thousands have one reading', () => {
  const read = (locale: (typeof locales)[number], typed: string) => {
    const said = readTypedNumber(typed, { locale, isWhole: true })
    return 'value' in said ? said.value : said.text
  }
  expect([read('en', '1,234'), read('en', '1.234')]).toEqual([1234, 'platform_two_readings'])
  expect([read('es', '1.234'), read('es', '1,234')]).toEqual([1234, 'platform_two_readings'])
  expect([read('fr', '1.234'), read('fr', '1 234')]).toEqual(['platform_two_readings', 1234])
  expect(read('en', '1,000')).toBe('platform_two_readings')
})

test.each([
  ['lots', 'platform_not_a_number'],
  ['0x10', 'platform_not_a_number'],
  ['1e5', 'platform_not_a_number'],
  ['35 %', 'platform_number_alone'],
  ['€ 35', 'platform_number_alone'],
])('%s is refused: %s', (typed, text) => {
  expect(readTypedNumber(typed)).toMatchObject({ text })
  expect(typedNumber().safeParse(typed).error?.issues[0]).toMatchObject({
    message: text,
    params: { value: typed },
  })
})

test('a stored number that stands in a field is the same when it is sent again', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(...locales),
      (value, locale) => {
        expect(readTypedNumber(numberToType(value, locale), { locale })).toEqual({ value: value + 0 })
      },
    ),
  )
  expect([numberToType(1.234, 'es'), numberToType(null, 'en')]).toEqual(['1,2340', ''])
})
