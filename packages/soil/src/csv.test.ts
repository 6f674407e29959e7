import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCsv, parseCsv } from './csv.ts'

test('a table reads with its line numbers, whatever its separator', () => {
  const rows = [{ line: 3, cells: { a: '1', b: 'x, y' } }]
  expect(parseCsv('a,b\n\n1,"x, y"\n')).toEqual(rows)
  expect(parseCsv('\uFEFFa;b\r\n\r\n1;x, y')).toEqual(rows)
})

test.each([
  ['', 'line 1 was not understood: the file is empty'],
  ['a,b\n1\n', 'line 2 was not understood: 1 cells under 2 columns'],
  ['a,a\n', 'line 1 was not understood: column a stands twice'],
  ['a,b\n1,"2\n', 'line 2 was not understood: a quote is not closed'],
])('%j is refused with its line', (text, message) => {
  expect(() => parseCsv(text)).toThrow(message)
})

test('any cells survive being written and read', () => {
  const cell = fc.string().map((text) => text.trim().replaceAll('\r', ''))
  fc.assert(
    fc.property(fc.array(fc.record({ a: cell, b: cell }), { minLength: 1 }), (rows) => {
      const kept = rows.filter(({ a, b }) => a.trim() === a && b.trim() === b)
      const read = parseCsv(formatCsv(['a', 'b'], kept), ',').map(({ cells }) => cells)
      expect(read).toEqual(kept)
    }),
  )
})

test('any number survives being written and read', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(parseCsv(formatCsv(['x', 'y'], [{ x: value, y: 0 }]))[0].cells.x)).toBe(
        value === 0 ? 0 : value,
      )
    }),
  )
})
