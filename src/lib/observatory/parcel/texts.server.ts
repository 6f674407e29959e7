import { refusalCodes, remarkRules, type RemarkRule } from '#soil'
import { m } from '#lib/paraglide/messages.js'
import { openText, textsBelow } from '#lib/platform/text/client-texts.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { rothamsted } from '../reference-result.ts'
import { parcelReasons } from './reasons.ts'

/** Every text that the page may need once it computes, in the reader's language, with `{names}` where figures go. */
export function textsFor(locale: Locale) {
  return {
    locale,
    state: textsBelow('observatory_parcel_state_', locale),
    problems: textsBelow('observatory_parcel_problem_', locale),
    refusals: refusals(locale),
    remarks: remarks(locale),
    outcome: textsBelow('observatory_parcel_result_', locale),
    labels: {
      ...textsBelow('observatory_parcel_label_', locale),
      designs: textsBelow('observatory_parcel_design_', locale),
      stockErrorsOf: textsBelow('observatory_parcel_stock_errors_', locale),
      covers: coversFor(locale),
      months: monthsFor(locale),
    },
  }
}
export type Texts = ReturnType<typeof textsFor>

/** What the soil package may remark on, in words. */
const remarks = (locale: Locale) => ({
  byRule: Object.fromEntries(
    remarkRules.map((rule) => [rule, openText(`observatory_remark_${rule}`, locale)]),
  ) as Record<RemarkRule, string>,
  perhaps: openText('observatory_remark_perhaps', locale),
  cells: openText('observatory_parcel_remark_cells', locale),
})

const masks = ['organic', 'sandy', 'saline', 'wetland', 'paddy', 'land cover']

/** What the soil package may say, in words: by code, by reason, by mask. */
function refusals(locale: Locale) {
  const byKey = (names: readonly string[], keyOf: (name: string) => string): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, openText(keyOf(name), locale)]))
  return {
    codes: byKey(refusalCodes, (code) => `observatory_refusal_${code.replaceAll('-', '_')}`),
    reasons: byKey(parcelReasons, (key) => key),
    masks: byKey(masks, (mask) => `observatory_parcel_mask_${mask.replace(' ', '_')}`),
    masked: openText('observatory_parcel_masked', locale),
    none: openText('observatory_parcel_none', locale),
  }
}

export const coversFor = (locale: Locale): Record<string, string> =>
  textsBelow('observatory_parcel_cover_', locale)

export const monthsFor = (locale: Locale): string[] =>
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2000, month, 15)),
  )

export const limitsFor = (locale: Locale): string[] => {
  const options = { locale }
  const figure = (value: number) => new Intl.NumberFormat(locale).format(value)
  const known = Object.fromEntries(
    Object.entries(rothamsted).map(([name, value]) => [name, figure(value).replace('-', '−')]),
  ) as Record<keyof typeof rothamsted, string>
  return [
    m.observatory_parcel_limit_in({}, options),
    m.observatory_parcel_limit_model(known, options),
    m.observatory_parcel_limit_difference(known, options),
    m.observatory_parcel_limit_share({}, options),
    m.observatory_parcel_limit_balance({}, options),
    m.observatory_parcel_limit_climate({}, options),
    m.observatory_parcel_limit_input({}, options),
    m.observatory_parcel_limit_survey({}, options),
  ]
}
