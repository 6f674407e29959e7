import { z } from 'zod'
import { locales } from '#lib/platform/text/localised.ts'
import { facilityContent } from './facilities/input.ts'
import { editionCode, facilities, goals } from './objective.ts'
import { day, localised, measure } from './parts.ts'

const goal = z.enum(Object.keys(goals) as [keyof typeof goals])
export const objectiveCode = z.string().regex(/^[A-F][1-6]$/)
export const edition = z.string().regex(editionCode)

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
  facilities: z.array(facilityContent),
  editions: z.array(editionContent),
  objectives: z.array(objective),
})
export type PlanContent = z.output<typeof planContent>

/** Browsers send line breaks as CRLF; kept so, every text would look changed. */
const written = (most: number) =>
  z
    .string()
    .max(most, 'plan_text_too_long')
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
const reason = written(500).refine((text) => text.length >= 3, 'plan_reason_missing')

/** The Secretariat's correction of one wording in one language, with the values that hold in all of them. */
export const wording = z.object({
  version: z.uuid(),
  revision: z.coerce.number().int().positive(),
  locale: z.enum(locales),
  title: written(200).refine((text) => text !== '', 'plan_title_missing'),
  aim: written(4000),
  baseline: written(4000),
  target2030: written(4000),
  target2050: written(4000),
  remarks: written(8000),
  measures: z.object({
    baseline: z.array(measure),
    target2030: z.array(measure),
    target2050: z.array(measure),
  }),
  reason,
})
export type Wording = z.output<typeof wording>

export const restoring = z.object({
  version: z.uuid(),
  revision: z.coerce.number().int().positive(),
  number: z.coerce.number().int().positive(),
  reason,
})
export type Restoring = z.output<typeof restoring>
