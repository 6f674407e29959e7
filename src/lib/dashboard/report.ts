import { z } from 'zod'
import type { Locale } from '#lib/platform/text/localised.ts'
import { typedNumber } from '#lib/platform/typed-number.ts'
import { isShare, type Indicator } from './indicator.ts'
import { observationReport, status } from './input.ts'
import { milestoneStates } from './observations/observation.ts'

const text = (most: number) => z.string().trim().max(most, 'dashboard_text_too_long').default('')

/** The form in which a person reports a figure, in the language of the page. */
export function reportForm(locale: Locale, { kind, unit }: Pick<Indicator, 'kind'> & { unit: string }) {
  const whole = typedNumber({ locale, isWhole: true })
  const amount = typedNumber({ locale, isWhole: kind === 'count' || kind === 'maturity' || isShare(kind) })
  return z
    .object({
      on: z.iso.date('dashboard_day_wanted'),
      value: amount,
      low: amount,
      high: amount,
      reporters: whole,
      of: whole,
      judges: whole,
      kappa: typedNumber({ locale }),
      state: z
        .enum(['', ...milestoneStates])
        .default('')
        .transform((state) => state || null),
      status: status.default('A'),
      source_title: text(300),
      source_place: text(300).transform((words) => words || null),
      source_url: text(500).transform((address) => address || null),
      reading_rule: text(2000),
      corrects: z
        .union([z.literal(''), z.uuid()])
        .default('')
        .transform((id) => id || null),
    })
    .transform(({ source_title, source_place, source_url, reading_rule, ...figures }, problems) => {
      const parsed = observationReport.safeParse({
        ...figures,
        unit,
        source: { title: source_title, place: source_place, url: source_url },
        readingRule: reading_rule ? { [locale]: reading_rule } : null,
      })
      if (parsed.success) return parsed.data
      for (const { path, message } of parsed.error.issues)
        problems.addIssue({ code: 'custom', path: [path.join('_')], message })
      return z.NEVER
    })
}
