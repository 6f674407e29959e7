import { isSpreadsheetDay } from './day.ts'

/** What parts whole and fraction. */
export type Mark = '.' | ','

/**
 * What a cell says as a number. `open` is a cell with two readings, `1.234` or `1,234`: nothing in it says whether its
 * `mark` parts thousands or a fraction. `proves` is the mark that can only be a decimal one in this text.
 */
export type NumberCell =
  | { readonly kind: 'empty' }
  | ({ readonly kind: 'number'; readonly value: number; readonly proves: Mark | null } & Beside)
  | ({
      readonly kind: 'open'
      readonly mark: Mark
      readonly fraction: number
      readonly thousands: number
    } & Beside)
  | { readonly kind: 'wrong'; readonly reason: NumberProblem }

/** What stood beside the digits. */
export interface Beside {
  readonly percent?: true
  /** ISO 4217 where the sign belongs to one currency, else the sign */
  readonly currency?: string
}

export type NumberProblem = 'not-a-number' | 'spreadsheet-error' | 'spreadsheet-day'
export type OpenNumber = Extract<NumberCell, { kind: 'open' }>

/**
 * Reads a number as people and spreadsheets write one: any minus, blanks or apostrophes between thousands, a point or a
 * comma, a percent sign, a currency. An exponent only as machines write it, with one digit before it and a sign, as in
 * `2,5E+05`. Nothing else is a number: no hexadecimal, no words, no groups of other sizes than three (or India's two).
 */
export function readNumber(cell: string): NumberCell {
  const text = cell.trim()
  if (plain.test(text))
    return { kind: 'number', value: Number(text) + 0, proves: text.includes('.') ? '.' : null }
  if (!text) return { kind: 'empty' }
  if (text.length > longest) return { kind: 'wrong', reason: 'not-a-number' }
  const { digits, isNegative, ...beside } = parted(text)
  const read = fromDigits(digits)
  if (!read) return { kind: 'wrong', reason: problemOf(text) }
  if (!isNegative) return { ...read, ...beside }
  return read.kind === 'number'
    ? { ...read, value: negative(read.value), ...beside }
    : { ...read, fraction: -read.fraction, thousands: -read.thousands, ...beside }
}

/** The value of a cell where the decimal mark is known; null where it is none, or is open and no mark is known. */
export function valueOf(cell: NumberCell, decimal: Mark | null = null): number | null {
  if (cell.kind === 'number') return cell.value
  if (cell.kind !== 'open' || decimal === null) return null
  return decimal === cell.mark ? cell.fraction : cell.thousands
}

/** A number as text that has one reading: what `readNumber` would find open gets a zero behind. */
export function writeNumber(value: number, decimal: Mark = '.'): string {
  const text = String(value).replace('.', decimal)
  return readNumber(text).kind === 'open' ? `${text}0` : text
}

/** Most numbers of most files, told at once: a fraction of three digits behind one to three others is not among them. */
const plain = /^-?(?:\d+|0\.\d+|\d+\.\d\d?|\d+\.\d{4,}|\d{4,}\.\d+)$/
/** Signs in a cell beyond which nothing is a number. */
const longest = 400
const blanks = /[\s\u2000-\u200B\u2060]/g
const apostrophes = /(?<=\d)['’ʼ`´](?=\d{3})/g
const currencySign = '[A-Z]{3}|US\\$|[€£$¥₹]'
const isBefore = new RegExp(`^(-?) ?(${currencySign}) ?(?=[-+\\d.,])`)
const isBehind = new RegExp(`(?<=\\d[.,]?) ?(${currencySign})$`)
const codes: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '₹': 'INR', US$: 'USD' }

/** Takes minus, percent sign and currency away from the digits. */
function parted(text: string): Beside & { digits: string; isNegative: boolean } {
  let rest = text.replace(blanks, ' ').replace(/[−–‐‑]/g, '-')
  const percent = rest.endsWith('%')
  if (percent) rest = rest.slice(0, -1).trimEnd()
  const [before, behind] = [isBefore.exec(rest), isBehind.exec(rest)]
  const currency = before?.[2] ?? behind?.[1]
  if (before) rest = before[1] + rest.slice(before[0].length)
  else if (behind) rest = rest.slice(0, behind.index)
  return {
    digits: rest.replace(/^[-+] ?/, '').replace(apostrophes, ' '),
    isNegative: rest.startsWith('-'),
    ...(percent && { percent }),
    ...(currency && { currency: codes[currency] ?? currency }),
  }
}

type Read = { kind: 'number'; value: number; proves: Mark | null } | Omit<OpenNumber, keyof Beside>

const other = (mark: Mark): Mark => (mark === '.' ? ',' : '.')
const negative = (value: number) => (value === 0 ? 0 : -value)

function fromDigits(digits: string): Read | null {
  const number = (text: string, proves: string | null = null): Read | null => {
    const value = Number(text.replace(',', '.'))
    return Number.isFinite(value) ? { kind: 'number', value, proves: proves as Mark | null } : null
  }
  if (/^\d+$/.test(digits)) return number(digits)
  const one = /^(\d*)([.,])(\d*)$/.exec(digits)
  if (one) {
    const [, whole = '', mark, part = ''] = one as unknown as [string, string, Mark, string]
    if (!whole && !part) return null
    if (part.length !== 3 || !/^[1-9]\d{0,2}$/.test(whole)) return number(digits, mark)
    const fraction = Number(`${whole}.${part}`)
    return { kind: 'open', mark, fraction, thousands: Number(whole + part) }
  }
  const exponent = /^\d(?:([.,])\d+)?(e)[+-]\d{1,3}$/i.exec(digits)
  // With a small e it was written by a program, which proves nothing about numbers that people wrote.
  if (exponent) return number(digits, exponent[2] === 'E' || exponent[1] === ',' ? exponent[1] : null)
  const blanked = /^\d{1,3}(?: \d{3})+(?:([.,])\d*)?$/.exec(digits)
  if (blanked) return number(digits.replaceAll(' ', ''), blanked[1] ?? null)
  for (const [mark, group] of groups) {
    const grouped = group.exec(digits)
    if (grouped) return number(digits.replaceAll(mark, ''), other(mark))
  }
  return null
}

/** Thousands parted by a mark, where it stands twice or the other one stands behind it. The last is India's. */
const groups: readonly (readonly [Mark, RegExp])[] = [
  ['.', /^[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+,\d*)$/],
  [',', /^[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:,\d{3})+\.\d*)$/],
  [',', /^[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d*)?$/],
]

function problemOf(text: string): NumberProblem {
  if (text.startsWith('#')) return 'spreadsheet-error'
  return isSpreadsheetDay(text) ? 'spreadsheet-day' : 'not-a-number'
}
