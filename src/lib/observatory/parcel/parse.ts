import { isMissingCode } from '#soil'
import { Evidence, proofIn, readNumber, valueOf, type Mark, type NumberCell } from '#tables'
import {
  monthFields,
  monthNames,
  numberFields,
  type FieldName,
  type MonthName,
  type NumberField,
} from './fields.ts'

/** What is wrong with something typed: the text that says it and its data; in a file also where. */
export interface Problem {
  readonly field: FieldName
  readonly text: ProblemText
  readonly data: Readonly<Record<string, string | number>>
  /** the number is one that data sets write for a missing value */
  readonly isMissing?: boolean
}
export type ProblemText =
  | ('needed' | 'number' | 'readings' | 'range' | 'whole' | 'months' | 'month' | 'choice')
  | ('line' | 'columnUnknown' | 'columnMissing' | 'cellNeeded' | 'cellNumber' | 'cellReadings' | 'cellChoice')
  | ('notText' | 'notWorkbook' | 'whichSheet' | 'weather' | 'tooMany' | 'tooMuch' | 'noRows')

/** What a text says as a number: NaN where it is none, a problem where it has two readings. */
export function numberOf(field: FieldName, cell: NumberCell, text: string): number | Problem {
  if (cell.kind === 'open') {
    const { thousands, fraction } = cell
    return { field, text: 'readings', data: { value: text.trim(), thousands, fraction } }
  }
  return cell.kind === 'number' && !cell.currency ? cell.value : NaN
}

export function readTyped(name: keyof typeof numberFields, text: string): number | null | Problem {
  const field: NumberField = numberFields[name]
  const wrong = (why: ProblemText, data: Problem['data'] = {}) => ({ field: name, text: why, data })
  if (!text.trim()) return field.optional ? null : wrong('needed')
  const value = numberOf(name, readNumber(text), text)
  if (isProblem(value)) return value
  if (Number.isNaN(value)) return wrong('number', { value: text.trim() })
  if (value < field.min || value > field.max)
    return {
      ...wrong('range', { value, min: field.min, max: field.max, unit: field.unit }),
      isMissing: isMissingCode(value),
    }
  return field.whole && !Number.isInteger(value) ? wrong('whole', { value }) : value
}

/**
 * The cells of a column or a row copied from a spreadsheet, or numbers parted by blanks, semicolons or commas. Where a
 * comma is the only mark there is, it parts; else it is a decimal comma.
 */
function cellsIn(text: string): string[] {
  const parted = text.trim().split(/[\s;]+|,\s+/)
  const cells = parted.filter(Boolean)
  return cells.length === 1 && cells[0]!.split(',').length > 2 ? cells[0]!.split(',') : cells
}

export function readMonths(name: MonthName, text: string): number[] | Problem {
  const { min, max, unit } = monthFields[name]
  const wrong = (why: ProblemText, data: Problem['data'] = {}) => ({ field: name, text: why, data })
  const cells = cellsIn(text)
  if (!cells.length) return wrong('needed')
  const file = new Evidence<Mark>()
  for (const cell of cells) file.see(proofIn(readNumber(cell)))
  const values = cells.map((text) => {
    const cell = readNumber(text)
    const decimal = cell.kind === 'open' ? file.proven : null
    return decimal ? valueOf(cell, decimal)! : numberOf(name, cell, text)
  })
  const open = values.find(isProblem)
  if (open) return open
  const at = values.findIndex((value) => !((value as number) >= min && (value as number) <= max))
  if (at >= 0) {
    const data = { month: at + 1, value: cells[at]!, min, max, unit }
    return { ...wrong('month', data), isMissing: isMissingCode(values[at] as number) }
  }
  return values.length === 12 ? (values as number[]) : wrong('months', { found: values.length })
}

/** Twelve rows of a spreadsheet with three columns or more, the last three being the weather: the columns as text. */
export function weatherBlock(text: string): Record<MonthName, string> | null {
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((row) => row.trim().split(/\t|;/))
  const isBlock = rows.length === 12 && rows.every((cells) => cells.length >= 3)
  if (!isBlock) return null
  const column = (fromEnd: number) => rows.map((cells) => cells[cells.length - fromEnd]!.trim()).join(' ')
  const [temperature, rain, evaporation] = monthNames.map((_, i) => column(3 - i))
  return { temperature: temperature!, rain: rain!, evaporation: evaporation! }
}

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'text' in value && 'field' in value
