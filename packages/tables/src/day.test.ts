import { expect, test } from 'vitest'
import { dayOf, dayOfSerial, isSpreadsheetDay, readDay } from './day.ts'

test.each([
  ['2025-12-31', '2025-12-31', null],
  ['2025/1/5', '2025-01-05', null],
  ['2025-12-31T00:00:00.000Z', '2025-12-31', null],
  ['2025-12-31 00:00:00', '2025-12-31', null],
  ['31/12/2025', '2025-12-31', 'day-month'],
  ['31.12.2025', '2025-12-31', 'day-month'],
  ['31/12/2025 00:00', '2025-12-31', 'day-month'],
  ['12/31/2025', '2025-12-31', 'month-day'],
  ['05/05/2025', '2025-05-05', null],
  ['29/02/2024', '2024-02-29', 'day-month'],
])('%s is %s', (text, day, proves) => {
  expect(readDay(text)).toEqual({ kind: 'day', day, proves, isSerial: false })
})

test('day and month that could be either stay open until an order is proven', () => {
  const cell = readDay('01/02/2025')
  expect(cell).toEqual({ kind: 'open', dayMonth: '2025-02-01', monthDay: '2025-01-02' })
  expect([dayOf(cell), dayOf(cell, 'day-month'), dayOf(cell, 'month-day')]).toEqual([
    null,
    '2025-02-01',
    '2025-01-02',
  ])
})

test.each([
  ['2025', 'not-a-day'],
  ['31 December 2025', 'not-a-day'],
  ['2025-12-31 10:30', 'not-a-day'],
  ['31-12/2025', 'not-a-day'],
  ['01-févr', 'not-a-day'],
  ['2025-02-30', 'no-such-day'],
  ['30/02/2025', 'no-such-day'],
  ['13/13/2025', 'no-such-day'],
  ['29/02/2025', 'no-such-day'],
  ['31/12/25', 'year-short'],
  ['1850-01-01', 'year-beyond'],
  ['01/02/2101', 'year-beyond'],
])('%s is no day: %s', (text, reason) => {
  expect(readDay(text)).toEqual({ kind: 'wrong', reason })
})

// As Excel shows them, https://support.microsoft.com/office/date-systems-in-excel
test.each([
  [45657, false, '2024-12-31'],
  [36526, false, '2000-01-01'],
  [44195, true, '2024-12-31'],
])('the serial number %d (counted from 1904: %s) is %s', (serial, from1904, day) => {
  expect(dayOfSerial(serial, from1904)).toBe(day)
})

test('five digits in a column of days are a spreadsheet’s serial number', () => {
  expect(readDay('45657')).toEqual({ kind: 'day', day: '2024-12-31', proves: null, isSerial: true })
  expect(readDay('99999').kind).toBe('wrong')
})

test.each(['1-Feb', '01-févr', '02-janv.', 'Feb-02', '12. Mai', '3 ago', '1-dic-25'])(
  '%s is what a spreadsheet makes of a code',
  (text) => expect(isSpreadsheetDay(text)).toBe(true),
)

test.each(['1-2', 'A1.1', 'marsh 12', 'may', 'banks-2', '12 soils'])('%s is not', (text) =>
  expect(isSpreadsheetDay(text)).toBe(false),
)
