import { z } from 'zod'
import type { Locale } from '#lib/platform/text/localised.ts'
import { typedNumber } from '#lib/platform/typed-number.ts'
import { isShare } from './indicator.ts'
import { observationReport, status, wrongsIn } from './input.ts'
import { misfits, unitsLaidDown, type Fitting } from './observations/fitting.ts'
import { milestoneStates } from './observations/observation.ts'

const text = (most: number) => z.string().trim().max(most, 'dashboard_text_too_long').default('')

type Frame = { definition: Fitting; unit: string; today: string }

/**
 * The form in which a person reports a figure, in the language of the page. Each field is read for itself, and the rules are
 * asked of what could be read, so that everything that is wrong comes back at once.
 */
export function reportForm(locale: Locale, { definition, unit, today }: Frame) {
  const { kind } = definition
  const whole = typedNumber({ locale, isWhole: true })
  const amount = typedNumber({ locale, isWhole: kind === 'count' || kind === 'maturity' || isShare(kind) })
  const fields = {
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
  }
  type Read = z.output<z.ZodObject<typeof fields>>
  return z.record(z.string(), z.unknown()).transform((typed, problems) => {
    const told = new Set<PropertyKey>()
    const say = (path: string, message: string, params?: Record<string, unknown>) => {
      if (told.has(path)) return
      told.add(path)
      problems.addIssue({ code: 'custom', path: [path], message, ...(params ? { params } : {}) })
    }
    const read = Object.fromEntries(
      Object.entries(fields).map(([name, schema]) => {
        const field = schema.safeParse(typed[name])
        for (const issue of field.error?.issues ?? [])
          say(name, issue.message, issue.code === 'custom' ? issue.params : undefined)
        return [name, field.success ? field.data : null]
      }),
    ) as Read
    const { source_title, source_place, source_url, reading_rule, ...figures } = read
    const parsed = observationReport.safeParse({
      ...figures,
      unit,
      source: { title: source_title, place: source_place, url: source_url },
      readingRule: reading_rule ? { [locale]: reading_rule } : null,
    })
    for (const { path, message } of parsed.error?.issues ?? []) say(path.join('_'), message)
    if (read.on > today && read.status !== 'F') say('on', 'dashboard_day_to_come')
    const counted = { ...figures, of: figures.of ?? unitsLaidDown(definition) }
    for (const [path, message] of [...wrongsIn(counted), ...misfits(definition, counted)]) say(path, message)
    return parsed.success && !told.size ? parsed.data : z.NEVER
  })
}
