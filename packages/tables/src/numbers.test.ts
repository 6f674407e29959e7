import { expect, test } from 'vitest'
import { valueOf, type Mark } from './number.ts'
import { numbersIn, type Hearing, type NumberColumn } from './numbers.ts'
import { openTable } from './table.ts'

function read(text: string, columns: Record<string, NumberColumn> = { a: {}, b: {} }, hearing?: Hearing) {
  const table = openTable(text, ['a', 'b'])
  const numbers = numbersIn(table, columns, hearing)
  const values = Array.from(table.rows(), ({ cells }) =>
    Object.keys(columns).map((name) => valueOf(numbers.read(cells, name))),
  )
  return { values, question: numbers.question, decimal: numbers.decimal }
}

test('a cell with two readings is decided by the rest of its column', () => {
  expect(read('a;b\n1.234;1.234\n0,5;\n').values).toEqual([[1234, null], [0.5, null]]) // prettier-ignore
  expect(read('a;b\n1.234;1,234\n1.5;1.5\n').values).toEqual([[1.234, 1234], [1.5, 1.5]]) // prettier-ignore
})

test('the rest of the file decides where it makes a fraction of it', () => {
  expect(read('a;b\n1,234;0,5\n')).toMatchObject({ values: [[1.234, 0.5]], question: null, decimal: ',' })
  expect(read('a;b\n1.234;x\n', { a: {} }, { beside: ['23.4'] }).values).toEqual([[1.234]])
  expect(read('a,b\n0.5,"1,000"\n').question).toMatchObject({ line: 2, column: 'b', text: '1,000' })
})

test('what nothing decides is one question, with the first of the cells and their number', () => {
  const text = 'a;b\n7;2,500\n1.234;3.500\n'
  expect(read(text)).toMatchObject({
    values: [
      [7, null],
      [null, null],
    ],
    question: { line: 2, column: 'b', text: '2,500', count: 3, cell: { fraction: 2.5, thousands: 2500 } },
    decimal: null,
  })
  const answered = (said: Mark) => read(text, undefined, { said })
  expect(answered('.')).toMatchObject({ values: [[7, 2500], [1.234, 3.5]], question: null, decimal: '.' }) // prettier-ignore
  expect(answered(',')).toMatchObject({ values: [[7, 2.5], [1234, 3500]], question: null, decimal: ',' }) // prettier-ignore
})

test('numbers that contradict one another leave the question open', () => {
  expect(read('a;b\n0,5;\n0.5;\n1.234;7\n').question).toMatchObject({ line: 4, count: 1 })
})

test('where no mark can stand between thousands, either is a decimal one', () => {
  const text = 'a;b\n1.234;2,500\n12,5;7\n'
  expect(read(text, undefined, { said: 'either' })).toMatchObject({
    values: [
      [1.234, 2.5],
      [12.5, 7],
    ],
    question: null,
  })
})

test('whether a column holds whole numbers may depend on the row', () => {
  const text = 'a,b\n1.234,people\n1.234,tonnes\n'
  const isWhole = (cells: readonly string[]) => cells[1] === 'people'
  expect(read(text, { a: { isWhole } })).toMatchObject({
    values: [[null], [1.234]],
    question: { line: 2, count: 1 },
  })
})
