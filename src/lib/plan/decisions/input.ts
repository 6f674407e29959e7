import { z } from 'zod'
import { locales } from '#lib/platform/text/localised.ts'
import { bodies, outcomes } from './decision.ts'

const localised = z.partialRecord(z.enum(locales), z.string().trim().min(1))

/** A decision to be entered in the register. */
export const decisionEntry = z.object({
  body: z.enum(bodies),
  meeting: z.coerce.number().int().positive().nullable(),
  document: z.string().trim().min(1).max(80).nullable(),
  on: z.iso.date(),
  about: z.string().trim().min(1).max(40),
  subject: z.uuid().nullable(),
  outcome: z.enum(outcomes),
  replaces: z.uuid().nullable(),
  what: localised,
  note: localised.nullable(),
  source: z.object({ document: z.string().trim().min(1), place: z.string().trim() }),
})
export type DecisionEntry = z.output<typeof decisionEntry>

export const decisionContent = z.array(
  decisionEntry.omit({ subject: true, replaces: true }).extend({
    id: z.string().regex(/^[a-z0-9-]+$/),
    edition: z.string().nullable(),
    replaces: z.string().nullable(),
  }),
)
export type DecisionContent = z.output<typeof decisionContent>
