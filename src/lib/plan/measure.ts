import { formatNumber, formatShare } from '#lib/platform/text/format.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import type { Measure } from './objective.ts'

/** How a typed value is said: one number, two bounds, one bound, or that there is none. */
export type Amount =
  | { shape: 'one' | 'at_least' | 'at_most'; value: string }
  | { shape: 'of'; value: string; whole: string }
  | { shape: 'between'; low: string; high: string }
  | { shape: 'by'; on: string }
  | { shape: 'none' }

export function amountOf(measure: Measure, locale: Locale): Amount {
  const { low, high, of, by } = measure
  const write = (value: number) => written(measure, value, locale)
  if (low !== null && low === high)
    return of !== null && measure.kind !== 'share'
      ? { shape: 'of', value: write(low), whole: formatNumber(of, locale) }
      : { shape: 'one', value: write(low) }
  if (low !== null && high !== null) return { shape: 'between', low: write(low), high: write(high) }
  if (low !== null) return { shape: 'at_least', value: write(low) }
  if (high !== null) return { shape: 'at_most', value: write(high) }
  return by === null ? { shape: 'none' } : { shape: 'by', on: by }
}

function written({ kind, unit }: Measure, value: number, locale: Locale): string {
  if (kind === 'share') return formatShare(value, locale)
  if (kind !== 'money') return formatNumber(value, locale)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: unit,
    maximumFractionDigits: 0,
  }).format(value)
}

/** How many the unit's name speaks of; a share speaks of all of them. */
export const countOf = ({ kind, low, high, of }: Measure): number =>
  kind === 'share' ? 2 : (of ?? high ?? low ?? 1)

/** The text key of a unit; units that come in with other plans have none and are shown as they are. */
export const unitKey = (unit: string): string => `plan_unit_${unit.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`
