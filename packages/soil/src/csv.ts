import { SoilRefusal } from './refusal.ts'

/** One row of a table, cells by column name, with the line it stood on (the header is line 1). */
export interface CsvRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/**
 * Reads a table with a header row. Cells may be quoted (RFC 4180); blanks around cells, a byte-order mark and empty
 * lines are ignored; the separator is taken from the header (`,`, `;` or tab) unless given.
 *
 * @throws SoilRefusal `not-understood` with the line for an unclosed quote, a doubled column or a row of another width
 *
 * @example
 * parseCsv('month,rain\n1,60\n')[0].cells.rain // '60'
 */
export function parseCsv(text: string, separator?: ',' | ';' | '\t'): CsvRow[] {
  const records = split(text.replace(/^\uFEFF/, ''), separator)
  const [header, ...rows] = records
  if (!header) throw notUnderstood(1, 'the file is empty')
  const names = header.cells
  const doubled = names.find((name, i) => names.indexOf(name) !== i)
  if (doubled !== undefined) throw notUnderstood(header.line, `column ${doubled || '(unnamed)'} stands twice`)
  return rows.map(({ line, cells }) => {
    if (cells.length !== names.length)
      throw notUnderstood(line, `${cells.length} cells under ${names.length} columns`)
    return { line, cells: Object.fromEntries(names.map((name, i) => [name, cells[i]])) }
  })
}

/**
 * Writes rows as RFC 4180 text; numbers in full precision, so that they read back as the same numbers.
 *
 * @example
 * formatCsv(['month'], [{ month: 1 }]).trim().split('\n').join(' ') // 'month 1'
 */
export function formatCsv<Row extends object>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string {
  const cell = (value: unknown) => {
    const text = value === undefined || value === null ? '' : String(value)
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return [columns, ...rows.map((row) => columns.map((name) => row[name]))]
    .map((cells) => cells.map(cell).join(',') + '\n')
    .join('')
}

function notUnderstood(line: number, reason: string): SoilRefusal {
  return new SoilRefusal('not-understood', `line ${line}`, { line, reason })
}

function split(text: string, given?: string): { line: number; cells: string[] }[] {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const separator = given ?? [';', '\t', ','].find((mark) => firstLine.includes(mark)) ?? ','
  const records: { line: number; cells: string[] }[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let startedAt = 1
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endRecord = () => {
    endCell()
    if (cells.length > 1 || cells[0] !== '') records.push({ line: startedAt, cells })
    cells = []
    startedAt = line
  }
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]
    if (mark === '\n') line++
    if (quoted && mark === '"' && text[i + 1] === '"') cell += text[++i]
    else if (mark === '"') quoted = !quoted
    else if (quoted) cell += mark
    else if (mark === separator) endCell()
    else if (mark === '\n') endRecord()
    else if (mark !== '\r') cell += mark
  }
  if (quoted) throw notUnderstood(startedAt, 'a quote is not closed')
  endRecord()
  return records
}
