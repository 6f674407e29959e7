import { SoilRefusal } from '../refusal.ts'
import { openTable, TableRefusal, writeNumber, type NumberCell, type Row, type Table } from '../tables.ts'

/** A table of a file with its rows, nothing in it left unread. */
export interface SoilTable {
  readonly table: Table
  readonly rows: readonly Row[]
}

/**
 * Opens a table whose columns are known.
 *
 * @throws SoilRefusal `not-understood` with the line, for a table that is at fault as a whole, an unknown heading, a heading
 * that stands again further down, or a cell without a heading; `missing` for a column that is needed
 */
export function openSoilTable(text: string, known: readonly string[], needed: readonly string[]): SoilTable {
  try {
    const table = openTable(text, known)
    requireHeadings(table, known, needed)
    const rows = [...table.rows()]
    for (const row of rows) requireShape(row, table)
    return { table, rows }
  } catch (error) {
    if (!(error instanceof TableRefusal)) throw error
    throw notUnderstood(error.line ?? 1, error.reason)
  }
}

function requireHeadings(table: Table, known: readonly string[], needed: readonly string[]): void {
  const places = new Set(known.map((name) => table.columnOf(name)))
  const unknown = table.cells.filter((name, i) => name && !places.has(i))
  const missing = needed.filter((name) => table.columnOf(name) < 0)
  if (unknown.length) {
    const wanted = missing.length ? `; not there: ${missing.join(', ')}` : ''
    throw notUnderstood(table.line, `no such column as ${unknown.join(', ')}${wanted}`)
  }
  if (missing.length) throw new SoilRefusal('missing', missing.join(', '))
}

function requireShape({ line, width, astray, isHeading }: Row, { cells }: Table): void {
  const wide = (count: number) => notUnderstood(line, `${count} cells under ${cells.length} columns`)
  if (isHeading) throw notUnderstood(line, 'the heading stands here again')
  const last = astray.at(-1)
  if (width < cells.length) throw wide(width)
  if (!last) return
  if (last.column > cells.length) throw wide(last.column)
  throw notUnderstood(line, `${last.found} stands in column ${last.column}, which has no heading`)
}

export const notUnderstood = (line: number, reason: string): SoilRefusal =>
  new SoilRefusal('not-understood', `line ${line}`, { line, reason })

/**
 * The value of a cell. A percent sign may stand where the name says so.
 *
 * @throws SoilRefusal `missing`, `not-a-number`, or `not-understood` with both readings
 */
export function requireCell(cell: NumberCell, text: string, line: number, name: string): number {
  const at = `line ${line}, ${name}`
  if (cell.kind === 'empty') throw new SoilRefusal('missing', at, { line })
  if (cell.kind === 'open')
    throw new SoilRefusal('not-understood', at, { line, reason: twoReadings(text, cell) })
  if (cell.kind === 'wrong' || cell.currency || (cell.percent && !name.includes('_pct')))
    throw new SoilRefusal('not-a-number', at, { line, value: text.trim() })
  return cell.value
}

const twoReadings = (text: string, { thousands, fraction }: { thousands: number; fraction: number }) =>
  `${text.trim()} can be read as ${thousands} or as ${writeNumber(fraction)}`
