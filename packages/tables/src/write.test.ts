import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTable } from './table.ts'
import { csvRow, toCsv } from './write.ts'

test('commas, quotes and line breaks are quoted, and every row ends with CRLF', () => {
  expect(toCsv(['a', 'b'], [['x, "y"', 'two\nlines']])).toBe('a,b\r\n"x, ""y""","two\nlines"\r\n')
})

test.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\tx', '\rx', '\nx', '＝1', "'=1", "''@"])(
  'the formula %j is disarmed',
  (text) => expect(csvRow(['x', text]).replaceAll('"', '')).toBe(`x,'${text}\r\n`),
)

test.each(['-4.2', '+3', '-4,2', '-1e-7', "'tis", '1=1', ''])('%j is left as it is', (text) => {
  expect(csvRow(['x', text], { separator: '\t' })).toBe(`x\t${text}\r\n`)
})

test('a missing value is an empty cell, a figure keeps its digits, and the decimal mark can be chosen', () => {
  expect(csvRow([null, undefined, 0.1 + 0.2])).toBe(',,0.30000000000000004\r\n')
  expect(csvRow([1.5, -2], { separator: ';', decimal: ',', lineBreak: '\n' })).toBe('1,5;-2\n')
})

test('any rows in any dialect come back cell by cell', () => {
  const signs = fc.string({
    unit: fc.constantFrom(
      'a',
      '"',
      ',',
      ';',
      '\t',
      '\n',
      '\r',
      ' ',
      '=',
      "'",
      '-',
      '@',
      '#',
      'é',
      '1',
      '\u00A0',
    ),
    maxLength: 8,
  })
  const cell = fc.oneof(signs, fc.string({ unit: 'grapheme', maxLength: 8 }))
  const isFilled = (row: readonly string[]) => row.some((text) => text.trim())
  const rows = fc.array(fc.tuple(cell, cell, cell).filter(isFilled), { maxLength: 8 })
  const writing = fc.record({
    separator: fc.constantFrom(',' as const, ';' as const, '\t' as const),
    lineBreak: fc.constantFrom('\r\n' as const, '\n' as const),
  })
  fc.assert(
    fc.property(rows, writing, fc.boolean(), (rows, writing, hasMark) => {
      const text = toCsv(['name', 'place', 'note'], rows, writing)
      const table = openTable(hasMark ? `\uFEFF${text}` : text, ['name', 'place', 'note'])
      expect(Array.from(table.rows(), ({ cells }) => cells)).toEqual(rows)
    }),
  )
})
