/** Spreadsheets run cells that begin with these; an apostrophe before them keeps them text. */
const runs = /^['=+\-@\t\r]/

/** One row by RFC 4180. The apostrophe that guards a cell is taken off again on reading, so nothing is lost. */
export const csvRow = (cells: readonly string[]): string =>
  cells
    .map((cell) => (runs.test(cell) && !/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',') + '\r\n'

export type CsvRow = { line: number; cells: string[] }

/** Rows of a CSV text with the line on which each begins. Reads forward once, whatever the text. */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = []
  let row: CsvRow = { line: 1, cells: [] }
  let cell = ''
  let line = 1
  let isQuoted = false
  const endCell = () => {
    row.cells.push(cell.startsWith("'") ? cell.slice(1) : cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (row.cells.some((value) => value !== '')) rows.push(row)
    row = { line, cells: [] }
  }
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '\n') line++
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text.charAt(at + 1) === '"') cell += text.charAt(at++)
      else isQuoted = false
    } else if (sign === '"') isQuoted = true
    else if (sign === ',') endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || row.cells.length > 0) endRow()
  return rows
}
