import { z } from 'zod'
import type { Locale } from '#lib/platform/text/localised.ts'
import { observationReport, status, typedNumber as number } from './input.ts'
import { milestoneStates } from './observations/observation.ts'

const text = (most: number) => z.string().trim().max(most, 'dashboard_text_too_long').default('')

/** The form in which somebody reports a figure, in the language they write. */
export const reportForm = (locale: Locale, unit: string) =>
  z
    .object({
      on: z.iso.date('dashboard_day_wanted'),
      value: number,
      low: number,
      high: number,
      reporters: number,
      of: number,
      judges: number,
      kappa: number,
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
