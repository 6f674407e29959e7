/** In which order a text names day and month before the year. */
export type DayOrder = 'day-month' | 'month-day'

/**
 * What a cell says as a day, `2025-12-31`. `open` is a cell such as `01/02/2025`, which is a day in either order; `proves`
 * is the order of one in which the other would be no day.
 */
export type DayCell =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'day'
      readonly day: string
      readonly proves: DayOrder | null
      readonly isSerial: boolean
    }
  | { readonly kind: 'open'; readonly dayMonth: string; readonly monthDay: string }
  | { readonly kind: 'wrong'; readonly reason: DayProblem }

export type DayProblem = 'not-a-day' | 'no-such-day' | 'year-short' | 'year-beyond'

export const [firstYear, lastYear] = [1900, 2100]

const midnight = '(?:[T ]0?0:00(?::00(?:[.,]0+)?)?(?:Z|[+-]00:?00)?)?'
const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${midnight}$`)
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${midnight}$`)
const shortYear = /^\d{1,2}([-/.])\d{1,2}\1\d{2}$/

/**
 * Reads a day: year, month, day; or day and month in an order that has to be proven; or the number by which a spreadsheet
 * counts days, where five digits lie between 1950 and 2100. A time is taken for nothing only where it is midnight.
 */
export function readDay(cell: string): DayCell {
  const text = cell.trim()
  if (!text) return { kind: 'empty' }
  const first = yearFirst.exec(text)
  if (first) return dayOr(Number(first[1]), Number(first[3]), Number(first[4]), null)
  const last = yearLast.exec(text)
  if (last) return inSomeOrder(Number(last[1]), Number(last[3]), Number(last[4]))
  if (shortYear.test(text)) return { kind: 'wrong', reason: 'year-short' }
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0
  if (serial >= serialFrom && serial <= serialTo)
    return { kind: 'day', day: dayOfSerial(serial), proves: null, isSerial: true }
  return { kind: 'wrong', reason: 'not-a-day' }
}

/** The day of a cell where the order is known; null where it is none, or is open and no order is known. */
export function dayOf(cell: DayCell, order: DayOrder | null = null): string | null {
  if (cell.kind === 'day') return cell.day
  if (cell.kind !== 'open' || order === null) return null
  return order === 'day-month' ? cell.dayMonth : cell.monthDay
}

/** 1950 to 2100: numbers of five digits that are years, codes or counts in other columns are no days in this one either way. */
const [serialFrom, serialTo] = [18_264, 73_415]

/**
 * A spreadsheet's count of days, with 31 December 1899 as day 1 and a 29 February 1900 that never was; from 1 March 1900
 * on that is days since 30 December 1899. With `from1904`, as workbooks of old Macintoshes count, since 1 January 1904.
 */
export function dayOfSerial(serial: number, from1904 = false): string {
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return new Date(start + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
}

function dayOr(year: number, month: number, day: number, proves: DayOrder | null): DayCell {
  if (!isDay(year, month, day)) return { kind: 'wrong', reason: 'no-such-day' }
  if (year < firstYear || year > lastYear) return { kind: 'wrong', reason: 'year-beyond' }
  return { kind: 'day', day: iso(year, month, day), proves, isSerial: false }
}

function inSomeOrder(first: number, second: number, year: number): DayCell {
  const [isDayMonth, isMonthDay] = [isDay(year, second, first), isDay(year, first, second)]
  if (!isMonthDay) return dayOr(year, second, first, 'day-month')
  if (!isDayMonth) return dayOr(year, first, second, 'month-day')
  if (first === second || year < firstYear || year > lastYear) return dayOr(year, first, second, null)
  return { kind: 'open', dayMonth: iso(year, second, first), monthDay: iso(year, first, second) }
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const iso = (...parts: [number, number, number]) =>
  parts.map((part, i) => String(part).padStart(i ? 2 : 4, '0')).join('-')

/** Months as spreadsheets shorten them in English, French, Spanish, Portuguese, German and Italian. */
const month = `(?:${
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|févr|mars|avr|mai|juin|juil|août|sept|déc|ene|abr|ago|dic|' +
  'fev|set|out|dez|mrz|mär|okt|gen|mag|giu|lug|ott'
})\\.?`
const madeOfCode = new RegExp(
  `^(?:\\d{1,2}[-./ ]{1,2}${month}(?:[-./ ]{1,2}\\d{2,4})?|${month}[-./ ]{1,2}\\d{2,4})$`,
  'iu',
)

/** Whether a cell is what a spreadsheet makes of a code or a number that looks like a day: `1-2` becomes `01-févr`. */
export const isSpreadsheetDay = (text: string): boolean =>
  madeOfCode.test(text.trim()) || yearFirst.test(text.trim()) || yearLast.test(text.trim())
