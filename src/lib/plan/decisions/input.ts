import { z } from 'zod'
import { localised, source } from '../parts.ts'
import { bodies, outcomes } from './decision.ts'

/** A decision to be entered in the register. */
export const decisionEntry = z.object({
  body: z.enum(bodies),
  meeting: z.coerce.number().int().positive().nullable(),
  document: z.string().trim().min(1).max(80).nullable(),
  on: z.iso.date(),
  about: z.string().trim().min(1).max(40),
  subject: z.uuid().nullable(),
  subjectRevision: z.coerce.number().int().positive().nullable().default(null),
  outcome: z.enum(outcomes),
  replaces: z.uuid().nullable(),
  what: localised,
  note: localised.nullable(),
  source,
})
export type DecisionEntry = z.output<typeof decisionEntry>

export const decisionContent = z.array(
  decisionEntry.omit({ subject: true, subjectRevision: true, replaces: true }).extend({
    id: z.string().regex(/^[a-z0-9-]+$/),
    edition: z.string().nullable(),
    replaces: z.string().nullable(),
  }),
)
export type DecisionContent = z.output<typeof decisionContent>
