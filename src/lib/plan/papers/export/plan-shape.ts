import { z } from 'zod'
import {
  editionCode,
  facilities,
  goals,
  measureKinds,
  type Goal,
  type Objective,
} from '#lib/plan/objective.ts'

const localised = z.strictObject({
  en: z.string().optional(),
  fr: z.string().optional(),
  es: z.string().optional(),
})

const measure = z.strictObject({
  kind: z.enum(measureKinds),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string(),
  of: z.number().nullable(),
  per: z.literal('year').nullable(),
  by: z.string().nullable(),
})

const clause = z.strictObject({ text: localised, measures: z.array(measure) })

const version = z.strictObject({
  edition: z.string().regex(editionCode),
  title: localised,
  aim: localised.nullable(),
  baseline: clause.nullable(),
  target2030: clause.nullable(),
  target2050: clause.nullable(),
  remarks: localised.nullable(),
  activities: z.array(z.strictObject({ number: z.number(), text: localised })),
  source: z.strictObject({ document: z.string(), place: z.string() }),
})

const objective = z.strictObject({
  code: z.string(),
  goal: z.enum(Object.keys(goals) as [Goal, ...Goal[]]),
  facility: z.strictObject({ kind: z.enum(facilities), number: z.number() }),
  title: localised,
  links: z.array(
    z.strictObject({ to: z.string(), type: z.enum(['supports', 'needs', 'overlaps']), source: z.string() }),
  ),
  versions: z.array(version),
})

/** The shape of what may come in as a plan, whatever file it came in. Codes are free: the linter judges them. */
export const planShape: z.ZodType<Objective[]> = z.array(objective)
