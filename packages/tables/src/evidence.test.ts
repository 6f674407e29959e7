import { expect, test } from 'vitest'
import { readDay } from './day.ts'
import { decimalFor, Evidence, orderIn, proofIn } from './evidence.ts'
import { readNumber, type Mark, type OpenNumber } from './number.ts'

const seen = (...cells: string[]) => {
  const evidence = new Evidence<Mark>()
  for (const cell of cells) evidence.see(proofIn(readNumber(cell)))
  return evidence
}
const open = (text: string) => readNumber(text) as OpenNumber
const none = seen()

test('the other numbers of the column decide, then those of the file for a fraction, then the separator', () => {
  const decimal = (column: string[], file: string[]) =>
    decimalFor(open('1.234'), { column: seen(...column), file: seen(...file), separator: ',' })
  expect(decimal(['12,5', '7'], ['0.5'])).toBe(',')
  expect(decimal(['7'], ['0.5', '7'])).toBe('.')
  expect(decimal(['7'], ['0,5', '7'])).toBeNull()
  expect(decimal(['7'], ['0,5', '0.5'])).toBeNull()
  expect(decimal(['1.234.567'], [])).toBe(',')
  expect(decimal([], [])).toBe('.')
  expect(decimal(['12,5', '12.5'], ['0.5'])).toBeNull()
})

test('a separator decides only for a bare point among commas, and never in a column of whole numbers', () => {
  const decimal = (text: string, separator: ',' | ';' | '\t', isWhole = false, file = none) =>
    decimalFor(open(text), { column: none, file, separator, isWhole })
  expect(decimal('1.234', ',')).toBe('.')
  expect(decimal('1.234', ',', true)).toBeNull()
  expect(decimal('1.234', ',', true, seen('0.5'))).toBeNull()
  expect(decimal('1,234', ',')).toBeNull()
  expect(decimal('1.234', ';')).toBeNull()
  expect(decimal('1,234', ';')).toBeNull()
  expect(decimal('1,234', '\t')).toBeNull()
})

test('an answer decides everything', () => {
  expect(decimalFor(open('1,234'), { said: ',', column: seen('1.5'), file: none, separator: ',' })).toBe(',')
})

test('one day above 12 proves the order of a column; two orders prove nothing', () => {
  const order = (...cells: string[]) => {
    const evidence = new Evidence<'day-month' | 'month-day'>()
    for (const cell of cells) evidence.see(orderIn(readDay(cell)))
    return evidence.proven
  }
  expect(order('01/02/2025', '31/12/2025')).toBe('day-month')
  expect(order('01/02/2025', '12/31/2025')).toBe('month-day')
  expect(order('31/12/2025', '12/31/2025')).toBeNull()
  expect(order('01/02/2025', '05/05/2025')).toBeNull()
})
