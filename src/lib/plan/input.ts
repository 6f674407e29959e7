import { z } from 'zod'
import { locales } from '#lib/platform/text/localised.ts'
import { editions, facilities, goals, horizons, measureKinds } from './objective.ts'

export const localised = z.partialRecord(z.enum(locales), z.string().trim().min(1))
const day = z.iso.date()
const goal = z.enum(Object.keys(goals) as [keyof typeof goals])
export const objectiveCode = z.string().regex(/^[A-F][1-6]$/)
export const edition = z.enum(editions)

export const measure = z
  .object({
    kind: z.enum(measureKinds),
    low: z.number().nullable(),
    high: z.number().nullable(),
    unit: z.string().min(1),
    of: z.number().positive().nullable(),
    per: z.literal('year').nullable(),
    by: day.nullable(),
  })
  .refine(({ low, high }) => low === null || high === null || low <= high, 'plan_low_above_high')

export const clause = z.object({ text: localised, measures: z.array(measure) })
export const activity = z.object({ number: z.int().positive(), text: localised })

export const objectiveVersion = z.object({
  edition,
  title: localised,
  aim: localised.nullable(),
  baseline: clause.nullable(),
  target2030: clause.nullable(),
  target2050: clause.nullable(),
  remarks: localised.nullable(),
  activities: z.array(activity),
  source: z.object({ document: z.string(), place: z.string() }),
})

export const objective = z.object({
  code: objectiveCode,
  goal,
  facility: z.object({ kind: z.enum(facilities), number: z.int().positive() }),
  title: localised,
  links: z.array(
    z.object({ to: objectiveCode, type: z.enum(['supports', 'needs', 'overlaps']), source: z.string() }),
  ),
  versions: z.array(objectiveVersion),
})

export const goalContent = z.object({ code: goal, title: localised, aim: localised })
export const editionContent = z.object({
  edition,
  title: localised,
  document: z.string(),
  date: day,
  precision: z.enum(['day', 'month', 'year']),
  note: localised.nullable(),
})

export const planContent = z.object({
  goals: z.array(goalContent),
  editions: z.array(editionContent),
  objectives: z.array(objective),
})
export type PlanContent = z.output<typeof planContent>

/** The Secretariat's correction of one wording, in one language. */
export const wording = z.object({
  version: z.uuid(),
  revision: z.coerce.number().int().positive(),
  locale: z.enum(locales),
  title: z.string().trim().min(1).max(200),
  aim: z.string().trim().max(4000),
  reason: z.string().trim().min(3).max(500),
})
export { horizons }
