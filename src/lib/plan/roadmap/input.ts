import { z } from 'zod'
import { facilities } from '../objective.ts'
import { day, localised, measure, source } from '../parts.ts'
import { itemKinds, itemStates } from './roadmap.ts'

export const roadmapContent = z.object({
  year: z.int(),
  decision: z.string().nullable(),
  title: localised,
  items: z.array(
    z.object({
      code: z.string().regex(/^\d{4}-\d{2,3}$/),
      facility: z.object({ kind: z.enum(facilities), number: z.int().positive() }).nullable(),
      objectives: z.array(z.string()),
      title: localised,
      kind: z.enum(itemKinds),
      due: day.nullable(),
      measures: z.array(measure),
      note: localised.nullable(),
      source,
    }),
  ),
})
export type RoadmapContent = z.output<typeof roadmapContent>

/** What the Secretariat reports about one item. */
export const progressReport = z.object({
  item: z.uuid(),
  revision: z.coerce.number().int().positive(),
  state: z.enum(itemStates, 'plan_state_missing'),
  on: z.iso.date('plan_day_missing'),
  evidence: z.string().trim().min(3, 'plan_evidence_missing').max(500, 'plan_text_too_long'),
})
export type ProgressReport = z.output<typeof progressReport>
