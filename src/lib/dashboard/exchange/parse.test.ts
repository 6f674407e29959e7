import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from '#tables'
import { numberIn, parseCsv, separatorOf } from './parse.ts'

test('what was written as CSV is read back cell by cell, whatever the cells hold', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '=', "'", '-', ';', 'é', '1'),
  })
  const row = fc.tuple(cell, cell, cell)
  fc.assert(
    fc.property(row, fc.array(row), (head, rows) => {
      const wanted = [head, ...rows].filter((cells) => cells.some((one) => one !== ''))
      expect(parseCsv(toCsv(head, rows), ',').map(({ cells }) => cells)).toEqual(wanted)
    }),
  )
})

test('lines keep the number that they have in the file', () => {
  const lines = parseCsv('a,b\n\n"one\ntwo",2\nthree,4', ',')
  expect(lines.map(({ number, cells }) => [number, cells[0]])).toEqual([
    [1, 'a'],
    [3, 'one\ntwo'],
    [5, 'three'],
  ])
})

test.each([
  ['a,b,c', ','],
  ['a;b;c', ';'],
  ['a\tb', '\t'],
])('%j is parted by %j', (heading, separator) => expect(separatorOf(heading)).toBe(separator))

test('a decimal comma is a number only where commas do not part cells', () => {
  expect(numberIn('0,35', ';')).toBe(0.35)
  expect(numberIn('0,35', ',')).toBeNaN()
  expect(numberIn(' ', ';')).toBeNull()
  expect(numberIn('12 000', ';')).toBeNaN()
})
