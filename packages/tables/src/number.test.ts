import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumber, valueOf, writeNumber } from './number.ts'

const nnbsp = '\u202F'

describe('a number with one reading', () => {
  test.each([
    ['12.5', 12.5, '.'],
    ['12,5', 12.5, ','],
    ['-4,25', -4.25, ','],
    ['−4.25', -4.25, '.'],
    ['+7', 7, null],
    ['1 234,5', 1234.5, ','],
    [`250${nnbsp}500`, 250500, null],
    ['1\u00A0234\u00A0567', 1234567, null],
    ['1\u2009234.5', 1234.5, '.'],
    ["1'234'567.25", 1234567.25, '.'],
    ['1’234', 1234, null],
    ['1.234,5', 1234.5, ','],
    ['1,234.5', 1234.5, '.'],
    ['1.234.567', 1234567, ','],
    ['12,34,567.5', 1234567.5, '.'],
    ['0.125', 0.125, '.'],
    ['0,125', 0.125, ','],
    ['1234,567', 1234.567, ','],
    ['1.2340', 1.234, '.'],
    ['.5', 0.5, '.'],
    ['12.', 12, '.'],
    ['2,5E+05', 250000, ','],
    ['1e-7', 1e-7, null],
    ['007', 7, null],
    ['-0', 0, null],
  ])('%j is %d', (text, value, proves) => {
    expect(readNumber(text)).toEqual({ kind: 'number', value, proves })
  })

  test.each([
    ['35 %', { value: 35, percent: true }],
    [`12,5${nnbsp}%`, { value: 12.5, percent: true }],
    ['250 000 €', { value: 250000, currency: 'EUR' }],
    ['€ 250,000.50', { value: 250000.5, currency: 'EUR' }],
    ['-US$1,200.5', { value: -1200.5, currency: 'USD' }],
    ['CHF 1’200', { value: 1200, currency: 'CHF' }],
    ['$12', { value: 12, currency: '$' }],
  ])('%j names what stands beside it', (text, expected) => {
    expect(readNumber(text)).toMatchObject({ kind: 'number', ...expected })
  })
})

test.each([
  ['1.234', '.', 1.234, 1234],
  ['1,234', ',', 1.234, 1234],
  ['-12,500', ',', -12.5, -12500],
  ['250.000 €', '.', 250, 250000],
])('%j has two readings and is left open', (text, mark, fraction, thousands) => {
  const cell = readNumber(text)
  expect(cell).toMatchObject({ kind: 'open', mark, fraction, thousands })
  expect([valueOf(cell), valueOf(cell, '.'), valueOf(cell, ',')]).toEqual(
    mark === '.' ? [null, fraction, thousands] : [null, thousands, fraction],
  )
})

test.each([
  ...['0x4A', '7e1', '74E0', '1e5', '12.5e+3', '1e+400', 'Infinity', 'NaN', 'n/a', '–', '-', '.', ','],
  ...[
    '1,23.4',
    '1.23.456',
    '12 00',
    '1 2345',
    '1.234.56',
    '1,234,56',
    '5 people',
    '5 t/ha',
    '250k',
    '(5)',
    '5-',
    '--5',
  ],
  ...['1.234,567,8', '1,2,3', '% 5', '€', '٣'],
])('%j is no number', (text) => {
  expect(readNumber(text)).toEqual({ kind: 'wrong', reason: 'not-a-number' })
})

test.each([
  ['#N/A', 'spreadsheet-error'],
  ['#VALEUR!', 'spreadsheet-error'],
  ['######', 'spreadsheet-error'],
  ['01-févr', 'spreadsheet-day'],
  ['12-mai', 'spreadsheet-day'],
  ['2-Jan', 'spreadsheet-day'],
  ['ene-02', 'spreadsheet-day'],
  ['12/05/2025', 'spreadsheet-day'],
])('%j is what a spreadsheet made of a number: %s', (text, reason) => {
  expect(readNumber(text)).toEqual({ kind: 'wrong', reason })
})

test('an empty cell is empty, never 0', () => {
  expect([readNumber(''), readNumber(' \u00A0 ')]).toEqual([{ kind: 'empty' }, { kind: 'empty' }])
})

test('every number that is written reads back as itself, with a point or a comma, and with one reading', () => {
  const numbers = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.integer({ min: -999999, max: 999999 }).map((thousandths) => thousandths / 1000),
  )
  fc.assert(
    fc.property(numbers, fc.constantFrom('.' as const, ',' as const), (value, mark) => {
      expect(valueOf(readNumber(writeNumber(value, mark)))).toBe(value + 0)
    }),
  )
})

test('no text makes it throw or take long, and what it reads is a finite number', () => {
  const signs = fc.string({ unit: fc.constantFrom(..."0123456789.,-+ eE%€$\u00A0'#/x"), maxLength: 30 })
  fc.assert(
    fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (text) => {
      const cell = readNumber(text)
      const values = [valueOf(cell, '.'), valueOf(cell, ',')].filter((value) => value !== null)
      expect(values.every(Number.isFinite)).toBe(true)
    }),
  )
  expect(readNumber('1,'.repeat(1e6)).kind).toBe('wrong')
})
