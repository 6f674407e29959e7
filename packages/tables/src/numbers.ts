import { decimalFor, Evidence, proofIn, type Said } from './evidence.ts'
import { readNumber, valueOf, type Mark, type NumberCell, type OpenNumber } from './number.ts'
import type { Row, Table } from './table.ts'

export interface NumberColumn {
  /** the column holds whole numbers only, in every row or in this one */
  readonly isWhole?: boolean | ((cells: readonly string[]) => boolean)
}

/** A number with two readings that nothing in the file decides; the first of them, and how many there are. */
export interface OpenQuestion {
  readonly line: number
  readonly column: string
  readonly text: string
  readonly cell: OpenNumber
  readonly count: number
}

/** The numbers of a table, after all of them were looked at once. */
export interface Numbers {
  /** `open` only where nothing decides; a number that was open says which mark parted its fraction. */
  read(cells: readonly string[], column: string): NumberCell
  /** The same for a number of the file that stands outside of the table. */
  readBeside(text: string): NumberCell
  readonly question: OpenQuestion | null
  /** the decimal mark that the file's numbers prove together, or that was said */
  readonly decimal: Mark | null
}

export interface Hearing {
  /** what a person answered; `either` where no mark can stand between thousands, whichever it is */
  readonly said?: Said | null
  /** numbers of the same file that stand outside of the table */
  readonly beside?: readonly string[]
}

type Seen = { column: string; isWhole: boolean; row: Row; text: string; cell: OpenNumber; count: number }

/** Looks at every number of the named columns and lets them decide about one another. */
export function numbersIn(
  table: Table,
  columns: Readonly<Record<string, NumberColumn>>,
  { said = null, beside = [] }: Hearing = {},
): Numbers {
  const file = new Evidence<Mark>()
  for (const text of beside) file.see(proofIn(readNumber(text)))
  const own = new Map<string, { index: number; evidence: Evidence<Mark>; isWhole: NumberColumn['isWhole'] }>()
  for (const [column, { isWhole }] of Object.entries(columns)) {
    const index = table.columnOf(column)
    if (index >= 0) own.set(column, { index, evidence: new Evidence<Mark>(), isWhole })
  }
  const wholeIn = (column: string, cells: readonly string[]) => {
    const isWhole = own.get(column)?.isWhole
    return typeof isWhole === 'function' ? isWhole(cells) : Boolean(isWhole)
  }
  const open = new Map<string, Seen>()
  for (const row of table.rows())
    for (const [column, { index, evidence }] of own) {
      const text = row.cells[index]!
      const cell = readNumber(text)
      if (cell.kind === 'number') {
        evidence.see(cell.proves)
        file.see(cell.proves)
      } else if (cell.kind === 'open') {
        const isWhole = wholeIn(column, row.cells)
        const key = `${column} ${cell.mark} ${isWhole}`
        const seen = open.get(key)
        if (seen) seen.count++
        else open.set(key, { column, isWhole, row, text, cell, count: 1 })
      }
    }
  const decide = (cell: OpenNumber, column: string, isWhole: boolean) =>
    decimalFor(cell, { said, column: own.get(column)!.evidence, file, separator: table.separator, isWhole })
  const left = [...open.values()].filter(({ cell, column, isWhole }) => !decide(cell, column, isWhole))
  const first = left.sort((a, b) => a.row.line - b.row.line)[0]
  return {
    read(cells, column) {
      const found = own.get(column)
      const cell = readNumber((found && cells[found.index]) ?? '')
      return cell.kind === 'open' ? settled(cell, decide(cell, column, wholeIn(column, cells))) : cell
    },
    readBeside(text) {
      const cell = readNumber(text)
      const witnesses = { said, column: new Evidence<Mark>(), file, separator: table.separator }
      return cell.kind === 'open' ? settled(cell, decimalFor(cell, witnesses)) : cell
    },
    question: first
      ? {
          line: first.row.line,
          column: first.column,
          text: first.text.trim(),
          cell: first.cell,
          count: left.reduce((sum, { count }) => sum + count, 0),
        }
      : null,
    decimal: said && said !== 'either' ? said : file.proven,
  }
}

function settled(cell: OpenNumber, decimal: Mark | null): NumberCell {
  if (!decimal) return cell
  const { fraction: _fraction, thousands: _thousands, mark: _mark, ...beside } = cell
  return { ...beside, kind: 'number', value: valueOf(cell, decimal)!, proves: decimal }
}
