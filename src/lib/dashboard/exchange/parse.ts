/** One line of a file with the number it has there; a quoted cell may span several. */
export type Line = { number: number; cells: string[] }

const separators = [',', ';', '\t'] as const
export type Separator = (typeof separators)[number]

/** What stands between the cells: whatever the heading has most of. Spreadsheets of many countries write semicolons. */
export function separatorOf(text: string): Separator {
  const heading = text.split(/\r?\n/, 1)[0] ?? ''
  const count = (separator: Separator) => heading.split(separator).length
  return separators.reduce((best, next) => (count(next) > count(best) ? next : best))
}

/** Comma-separated text by RFC 4180, however lines end; empty lines are passed over. */
export function parseCsv(text: string, separator: Separator = separatorOf(text)): Line[] {
  const lines: Line[] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  let number = 1
  let start = 1
  const endLine = () => {
    cells.push(unguarded(cell))
    if (cells.some((one) => one !== '')) lines.push({ number: start, cells })
    cells = []
    cell = ''
    start = number
  }
  const body = text.replace(/^\uFEFF/, '')
  for (let index = 0; index < body.length; index++) {
    const sign = body[index] ?? ''
    if (sign === '\n') number++
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (body[index + 1] === '"') cell += body[++index]
      else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === separator) {
      cells.push(unguarded(cell))
      cell = ''
    } else if (sign === '\n') endLine()
    else if (sign !== '\r' || body[index + 1] !== '\n') cell += sign
  }
  if (cell !== '' || cells.length) endLine()
  return lines
}

/** Takes away the one apostrophe that keeps a spreadsheet from running a cell. */
const unguarded = (cell: string) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

/** A number as spreadsheets write it; a decimal comma only where commas do not stand between cells. */
export function numberIn(cell: string, separator: Separator): number | null {
  const text = cell.trim()
  if (text === '') return null
  const plain = separator === ',' ? text : text.replace(',', '.')
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN
}
