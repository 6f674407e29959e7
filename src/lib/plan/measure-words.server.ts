import { formatDay } from '#lib/platform/text/format.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { hasText, translate } from '#lib/platform/text/translate.server.ts'
import { amountOf, countOf, unitKey } from './measure.ts'
import type { Measure } from './objective.ts'

/** A typed value in words, for paper and plain text; pages draw the same with `Amount.svelte`. */
export function measureWords(measure: Measure, locale: Locale, year?: string): string {
  const tell = (key: string, data = {}) => translate(key, data, locale)
  const amount = amountOf(measure, locale)
  const words = () => {
    switch (amount.shape) {
      case 'one':
        return amount.value
      case 'of':
        return tell('plan_amount_of', { value: amount.value, whole: amount.whole })
      case 'between':
        return tell('plan_amount_between', { low: amount.low, high: amount.high })
      case 'at_least':
        return tell('plan_amount_at_least', { value: amount.value })
      case 'at_most':
        return tell('plan_amount_at_most', { value: amount.value })
      case 'by':
        return amount.on === `${year}-12-31`
          ? tell('plan_amount_in_place')
          : tell('plan_amount_by', { on: formatDay(amount.on, locale) })
      case 'none':
        return tell(measure.kind === 'maturity' ? 'plan_amount_judged' : 'plan_amount_none')
    }
  }
  const isBare = measure.kind === 'money' || (measure.kind === 'maturity' && amount.shape === 'none')
  const key = unitKey(measure.unit)
  const unit = hasText(key) ? tell(key, { count: countOf(measure) }) : measure.unit
  return [words(), isBare ? null : unit, measure.per && tell('plan_amount_per_year')]
    .filter(Boolean)
    .join(' ')
}
