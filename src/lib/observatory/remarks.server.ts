import type { Remark } from '#soil'
import { formatNumber } from '#lib/platform/text/format.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'

/** A remark of the soil package in the reader's words. */
export function remarkIn({ rule, data }: Pick<Remark, 'rule' | 'data'>, locale: Locale): string {
  const written = Object.entries(data).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatNumber(value, locale, 4) : value,
  ])
  const perhaps = data.unit ? translate('observatory_remark_perhaps', { unit: data.unit }, locale) : ''
  return translate(`observatory_remark_${rule}`, { ...Object.fromEntries(written), perhaps }, locale).trim()
}
