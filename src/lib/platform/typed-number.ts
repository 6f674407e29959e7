import { z } from 'zod'
import { readNumber, writeNumber, type NumberCell } from '#tables'
import { decimalMark } from './text/format.ts'
import type { Locale } from './text/localised.ts'

/** What is known of a number before it is typed: the language of the page, and whether it can only be whole. */
export type Expected = { locale?: Locale; isWhole?: boolean }

type Said = { value: number | null } | { text: string; data: Record<string, string> }

/** What parts thousands where the language is written; French has blanks, which have one reading anyway. */
const grouping: Readonly<Record<Locale, string | null>> = { en: ',', fr: null, es: '.' }

/**
 * A number as a person types it, or what to say of it. `1,234` has two readings and is asked for again, except where the
 * number can only be whole and the page's own language parts thousands so: then two things say the same.
 */
export function readTypedNumber(typed: string, { locale = 'en', isWhole = false }: Expected = {}): Said {
  const cell = readNumber(typed)
  const value = typed.trim()
  if (cell.kind === 'empty') return { value: null }
  if (cell.kind === 'wrong') return { text: 'platform_not_a_number', data: { value } }
  if (cell.percent || cell.currency) return { text: 'platform_number_alone', data: { value } }
  if (cell.kind === 'number') return { value: cell.value }
  if (isWhole && !Number.isInteger(cell.fraction) && cell.mark === grouping[locale])
    return { value: cell.thousands }
  return { text: 'platform_two_readings', data: { value, ...readingsOf(cell, locale) } }
}

/** Both readings of an open number, each as it can be typed again. */
export function readingsOf(cell: Extract<NumberCell, { kind: 'open' }>, locale: Locale) {
  const mark = decimalMark(locale)
  return { thousands: writeNumber(cell.thousands, mark), fraction: writeNumber(cell.fraction, mark) }
}

/** The same as a field of a form; empty is null, never 0. */
export const typedNumber = (expected?: Expected) =>
  z
    .string()
    .default('')
    .transform((typed, problems) => {
      const said = readTypedNumber(typed, expected)
      if ('value' in said) return said.value
      problems.addIssue({ code: 'custom', message: said.text, params: said.data })
      return z.NEVER
    })

/** A stored number as a field shows it, so that it can be sent again and is the same. */
export const numberToType = (value: number | null | undefined, locale: Locale): string =>
  value === null || value === undefined ? '' : writeNumber(value, decimalMark(locale))
