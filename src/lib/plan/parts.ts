import { z } from 'zod'
import { locales } from '#lib/platform/text/localised.ts'
import { measureKinds } from './objective.ts'

/** The schemas that every part of the plan is put together from. */
export const localised = z.partialRecord(z.enum(locales), z.string().trim().min(1))
export const day = z.iso.date()
export const source = z.object({ document: z.string().trim().min(1), place: z.string().trim() })

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
