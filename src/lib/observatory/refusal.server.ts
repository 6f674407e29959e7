import type { SoilRefusal } from '#soil'
import { Refusal, type RefusalData } from '#lib/platform/refusal.ts'
import { decimalMark } from '#lib/platform/text/format.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { reasonOf } from './reasons.ts'

/** A refusal of the soil package as one of the platform: where it is, what it is and why, in the reader's words. */
export function asRefusal({ code, field, data }: SoilRefusal, locale: Locale): Refusal {
  const given = Object.entries(data).filter(([, value]) => value !== undefined)
  const text = data.likely === undefined ? textOf(code) : 'observatory_refusal_out_of_range_unit'
  return new Refusal('invalid', text, {
    min: '−∞',
    max: '∞',
    ...(Object.fromEntries(given) as RefusalData),
    reason: reasonIn(String(data.reason ?? ''), locale),
    place: placeIn(field, data.line, locale),
  })
}

function textOf(code: string): string {
  return `observatory_refusal_${code.replaceAll('-', '_')}`
}

function reasonIn(english: string, locale: Locale): string {
  const reason = reasonOf(english)
  if (!reason) return english
  const { fraction } = reason.data
  const written = fraction && { fraction: fraction.replace('.', decimalMark(locale)) }
  return translate(reason.key, { ...reason.data, ...written }, locale)
}

/** The package writes `line 8, temp_c`, `line 8`, or the name of a setting. */
function placeIn(field: string, line: unknown, locale: Locale): string {
  const name = field.replace(/^line \d+(, )?/, '')
  if (typeof line !== 'number') return name
  return name
    ? translate('observatory_place_cell', { line, name }, locale)
    : translate('observatory_place_line', { line }, locale)
}
