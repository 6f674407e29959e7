import { csvRow, readNumber, writeNumber } from '#tables'

/** What stands in a cell of a workbook: the value of a formula as it was saved, a date as a moment in UTC. */
export type CellValue = string | number | boolean | Date | null

/** A sheet as a library hands it over; everything counts from 0. */
export type Sheet = {
  name: string
  rows: readonly (readonly CellValue[])[]
  merges: readonly { startRow: number; startCol: number; endRow: number; endCol: number }[]
  hiddenRows: readonly number[]
  hiddenColumns: readonly number[]
  /** Formulas that were saved without their value. */
  unanswered: readonly { row: number; column: number }[]
}

/** What a person should know of a sheet that was read, in the numbers and letters that a spreadsheet shows. */
export type SheetNotes = {
  name: string
  /** Sheets that were left out. */
  others: readonly string[]
  hiddenRows: readonly number[]
  hiddenColumns: readonly string[]
  /** Cells of a merged block below its first one, which have got its text. */
  filled: number
  unanswered: readonly string[]
}

/** A sheet as text with tabs, a line a row, so that everything that reads a table reads it. */
export function textOfSheet(sheet: Sheet): { text: string; notes: SheetNotes } {
  const rows = sheet.rows.map((row) => [...row])
  const filled = fillMerged(rows, sheet.merges)
  const number = numberWriter(rows)
  const lines = rows.map((row) => csvRow(trimmed(row.map((cell) => textOf(cell, number))), asItStands))
  return {
    text: lines.join(''),
    notes: {
      name: sheet.name,
      others: [],
      hiddenRows: sheet.hiddenRows.map((row) => row + 1),
      hiddenColumns: sheet.hiddenColumns.map(columnLetters),
      filled,
      unanswered: sheet.unanswered.map(({ row, column }) => `${columnLetters(column)}${row + 1}`),
    },
  }
}

/** Tabs prove nothing about decimal marks, and a guard that stands in a cell was set when it was written. */
const asItStands = { separator: '\t', isGuarded: true } as const

/** Words that stand once for a block of rows belong to each of them; a number that stands once is one number. */
function fillMerged(rows: CellValue[][], merges: Sheet['merges']): number {
  let filled = 0
  for (const { startRow, startCol, endRow } of merges) {
    const value = rows[startRow]?.[startCol] ?? null
    if (value === null || typeof value === 'number') continue
    for (let row = startRow + 1; row <= Math.min(endRow, rows.length - 1); row++) {
      const cells = rows[row]!
      while (cells.length <= startCol) cells.push(null)
      if (cells[startCol] !== null) continue
      cells[startCol] = value
      filled++
    }
  }
  return filled
}

/**
 * Numbers of a workbook have one reading, so they are written to have one. Beside a text such as `1,234` they must not
 * decide what it says, and are written as machines do.
 */
function numberWriter(rows: readonly (readonly CellValue[])[]): (value: number) => string {
  const hasOpen = rows.some((row) =>
    row.some((cell) => typeof cell === 'string' && readNumber(cell).kind === 'open'),
  )
  return (value) => (hasOpen && !Number.isInteger(value) ? value.toExponential() : writeNumber(value))
}

function textOf(cell: CellValue, number: (value: number) => string): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return number(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return typeof cell === 'string' ? cell : momentText(cell)
}

/** A day, a time of day where there is no day, or both. */
function momentText(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return '#NUM!'
  const [day = '', time = ''] = moment.toISOString().slice(0, 19).split('T')
  if (day <= '1899-12-31') return time
  return time === '00:00:00' ? day : `${day}T${time}`
}

const trimmed = (cells: string[]): string[] => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)

/** A, B … Z, AA … */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}
