import { guard } from './guard.ts'

export type CsvValue = string | number | null | undefined

/** How a table is written; RFC 4180 unless said otherwise. */
export interface Writing {
  readonly separator?: ',' | ';' | '\t'
  /** what parts whole and fraction in numbers */
  readonly decimal?: '.' | ','
  readonly lineBreak?: '\r\n' | '\n'
  /** texts are guarded already, because they come out of a table */
  readonly isGuarded?: boolean
}

/** A heading and its rows. What is missing is an empty cell; numbers keep every digit, so that they read back as the same. */
export function toCsv(
  heading: readonly string[],
  rows: readonly (readonly CsvValue[])[],
  writing: Writing = {},
): string {
  return csvRow(heading, writing) + rows.map((row) => csvRow(row, writing)).join('')
}

/** One row with its line break. */
export function csvRow(values: readonly CsvValue[], writing: Writing = {}): string {
  const { separator = ',', decimal = '.', lineBreak = '\r\n', isGuarded = false } = writing
  const cells = values.map((value, i) =>
    quoted(isGuarded && typeof value === 'string' ? value : textOf(value, decimal, i === 0), separator),
  )
  return cells.join(separator) + lineBreak
}

function textOf(value: CsvValue, decimal: '.' | ',', isFirst: boolean): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return guard(value, isFirst)
  return decimal === ',' ? String(value).replace('.', ',') : String(value)
}

function quoted(text: string, separator: string): string {
  const isPlain = !/["\r\n]/.test(text) && !text.includes(separator) && text.trim() === text
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`
}
