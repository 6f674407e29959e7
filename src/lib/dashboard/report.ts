import { z } from 'zod'
import type { Locale } from '#lib/platform/text/localised.ts'
import { observationReport, status } from './input.ts'
import { milestoneStates } from './observations/observation.ts'

const text = (most: number) => z.string().trim().max(most, 'dashboard_text_too_long').default('')

/** A number as a form sends it: empty is missing, a decimal comma is understood, spaces between thousands too. */
const number = z
  .string()
  .default('')
  .transform((typed, problems) => {
    const plain = typed.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.')
    if (plain === '') return null
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return Number(plain)
    problems.addIssue({ code: 'custom', message: 'dashboard_not_a_number' })
    return z.NEVER
  })

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
