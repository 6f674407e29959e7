import {
  dayOf,
  Evidence,
  isSpreadsheetDay,
  numbersIn,
  openTable,
  orderIn,
  readDay,
  writeNumber,
  type Beside,
  type DayCell,
  type DayOrder,
  type Mark,
  type NumberCell,
  type Numbers,
  type OpenQuestion,
  type Remark,
  type Row,
  type Table,
} from '#tables'
import type { Column, Line, Problem } from './column.ts'

/** A file of records, its heading understood; its rows are gone through as often as they are asked for. */
export type OpenFile = {
  table: Table
  /** Which column each heading stands for; null for one that is not known. */
  headings: { heading: string; column: string | null }[]
  missing: string[]
  /** Lines above the heading that were passed over. */
  above: readonly Remark[]
  /** The one number that a person has to decide, with how many others it stands for. */
  question: OpenQuestion | null
  /** The decimal mark that was answered or that the file's numbers prove. */
  decimal: Mark | null
  read: (row: Row) => Line
}

export type Asked = {
  /** The answer to the question, if it was given. */
  decimal?: Mark | null
  /** Days after this one are refused, unless the line may speak of days to come. */
  today: string
  mayBeToCome?: (cell: (name: string) => string) => boolean
}

/**
 * Opens a text as a file with these columns. One that has all of them in their order was written by us, and then no mark in
 * a number stands between thousands: we write none, and spreadsheets add none to what we write.
 *
 * @throws TableRefusal where it is no table, or where what is a cell cannot be told
 */
export function openFile(text: string, columns: readonly Column[], asked: Asked): OpenFile {
  const known = columns.flatMap(({ name, aliases = [] }) => [name, ...aliases])
  const table = openTable(text, known)
  const placeOf = (column: Column) =>
    [column.name, ...(column.aliases ?? [])]
      .map((name) => table.columnOf(name))
      .find((place) => place >= 0) ?? -1
  const places = new Map(columns.map((column) => [column.name, placeOf(column)]))
  const isOurs = columns.every((column, place) => places.get(column.name) === place)
  const cellIn = (cells: readonly string[]) => (name: string) => cells[places.get(name) ?? -1]?.trim() ?? ''
  const numeric = columns.filter(({ kind, isOwn }) => kind === 'number' && !isOwn)
  const numbers = numbersIn(
    table,
    Object.fromEntries(
      numeric.map((column) => [
        table.cells[places.get(column.name) ?? -1] ?? column.name,
        { isWhole: wholeOf(column, cellIn) },
      ]),
    ),
    { said: isOurs ? 'either' : asked.decimal },
  )
  const orders = ordersIn(table, columns, places)
  return {
    table,
    headings: table.cells.map((heading, place) => ({
      heading,
      column: columns.find(({ name }) => places.get(name) === place)?.name ?? null,
    })),
    missing: columns.filter(({ name, needed }) => needed && places.get(name) === -1).map(({ name }) => name),
    above: table.above,
    question: numbers.question,
    decimal: numbers.decimal,
    read: (row) => lineOf(row, { columns, places, table, numbers, orders, asked, cellIn }),
  }
}

type CellIn = (cells: readonly string[]) => (name: string) => string

const wholeOf = ({ isWhole }: Column, cellIn: CellIn) =>
  typeof isWhole === 'function' ? (cells: readonly string[]) => isWhole(cellIn(cells)) : isWhole

/** In which order each column of days names day and month, as far as its cells prove one. */
function ordersIn(table: Table, columns: readonly Column[], places: ReadonlyMap<string, number>) {
  const days = columns.filter(({ kind, isOwn, name }) => kind === 'day' && !isOwn && places.get(name) !== -1)
  const evidence = new Map(days.map(({ name }) => [name, new Evidence<DayOrder>()]))
  if (days.length)
    for (const { cells } of table.rows())
      for (const [name, own] of evidence) own.see(orderIn(readDay(cells[places.get(name)!]!)))
  return new Map([...evidence].map(([name, { proven }]) => [name, proven]))
}

type Reading = {
  columns: readonly Column[]
  places: ReadonlyMap<string, number>
  table: Table
  numbers: Numbers
  orders: ReadonlyMap<string, DayOrder | null>
  asked: Asked
  cellIn: CellIn
}

function lineOf(row: Row, reading: Reading): Line {
  const { columns, places, table, numbers, orders, asked, cellIn } = reading
  const cell = cellIn(row.cells)
  const problems: Problem[] = row.isHeading ? [{ column: '', text: 'traits_line_heading_again' }] : []
  const remarks: Problem[] = []
  for (const { column, found } of row.astray)
    problems.push({ column: '', text: 'traits_line_no_heading', data: { found, column } })
  const values = new Map<string, number>()
  const besides = new Map<string, Beside>()
  const days = new Map<string, string>()
  for (const { name, kind, isCode, isOwn } of columns) {
    const text = cell(name)
    if (!text || isOwn) continue
    if (kind === 'number') {
      const found = numbers.read(row.cells, table.cells[places.get(name)!]!)
      const problem = numberProblem(found, text)
      if (problem) problems.push({ column: name, ...problem })
      if (found.kind === 'number') {
        values.set(name, found.value)
        besides.set(name, found)
      }
    } else if (kind === 'day') {
      const found = readDay(text)
      const day = dayOf(found, orders.get(name))
      const problem = dayProblem(found, day, text)
      if (problem) problems.push({ column: name, ...problem })
      else if (day && day > asked.today && !asked.mayBeToCome?.(cell))
        problems.push({ column: name, text: 'traits_line_day_to_come', data: { found: day } })
      if (day) days.set(name, day)
      if (day && found.kind === 'day' && found.isSerial)
        remarks.push({ column: name, text: 'traits_line_serial', data: { found: text, day } })
    } else if (isCode && isSpreadsheetDay(text))
      problems.push({ column: name, text: 'traits_line_code_as_day', data: { found: text } })
  }
  return {
    number: row.line,
    at: row.at,
    end: row.end,
    text: cell,
    value: (name) => values.get(name) ?? null,
    day: (name) => days.get(name) ?? null,
    beside: (name) => besides.get(name) ?? {},
    problems,
    remarks,
  }
}

function numberProblem(cell: NumberCell, found: string): Omit<Problem, 'column'> | null {
  if (cell.kind === 'wrong')
    return { text: `traits_line_${cell.reason.replaceAll('-', '_')}`, data: { found } }
  if (cell.kind !== 'open') return null
  const { thousands, fraction } = cell
  return {
    text: 'traits_line_two_readings',
    data: { found, thousands: String(thousands), fraction: writeNumber(fraction) },
  }
}

function dayProblem(cell: DayCell, day: string | null, found: string): Omit<Problem, 'column'> | null {
  if (cell.kind === 'wrong')
    return { text: `traits_line_${cell.reason.replaceAll('-', '_')}`, data: { found } }
  return day ? null : { text: 'traits_line_day_or_month', data: { found } }
}
