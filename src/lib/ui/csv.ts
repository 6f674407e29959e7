import { type Column, type Row } from './table.ts'

export type CsvValue = string | number | null | undefined

/**
 * A spreadsheet runs a cell that begins like this, so it gets an apostrophe in front, also where it has one already:
 * who reads back takes exactly one away. A plain signed number is harmless and stays as it is.
 */
const runs = /^'*[=+\-@\t\r]/
const isNumber = /^[+-]?\d+([.,]\d+)?$/

function field(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = runs.test(value) && !isNumber.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Text by RFC 4180: commas, CRLF, doubled quotes. What is missing is an empty field. */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [header, ...rows].map((row) => row.map(field).join(',') + '\r\n').join('')
}

/** A table as it stands on the page, with units in the header and figures unrounded. */
export function tableCsv(columns: readonly Column[], rows: readonly Row[]): string {
  return toCsv(
    columns.map(({ label, unit }) => (unit ? `${label} (${unit})` : label)),
    rows.map((row) =>
      columns.map(({ key }) => {
        const cell = row[key]
        return cell !== null && typeof cell === 'object' ? (cell.value ?? cell.text) : cell
      }),
    ),
  )
}

/** A download for people: the byte order mark is what makes spreadsheets read accents. */
export function csvResponse(fileName: string, text: string): Response {
  return new Response(`\uFEFF${text}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]+/g, '-')}"`,
    },
  })
}
