import { z } from 'zod'
import { eventsAfter } from '#lib/platform/events.server.ts'
import { moment, operation } from '#lib/platform/operations.ts'

/** The verbs that anyone may see; the rest of the log is for the audit. */
export const publicVerbs = [
  'plan.edition_loaded',
  'plan.wording_corrected',
  'plan.wording_restored',
  'plan.wording_imported',
  'plan.paper_taken',
  'plan.paper_undone',
  'plan.roadmap_loaded',
  'plan.progress_reported',
  'plan.adopted',
  'plan.rejected',
  'plan.deferred',
  'dashboard.indicator_defined',
  'dashboard.definition_proposed',
  'dashboard.definition_signed',
  'dashboard.observed',
  'dashboard.observation_checked',
  'observatory.run_published',
] as const

const eventItem = z
  .object({
    seq: z.int(),
    at: moment,
    verb: z.enum(publicVerbs),
    kind: z.string(),
    subject: z.uuid(),
    touches: z.array(z.uuid()),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event' })

export const eventOperations = [
  operation({
    name: 'events.list',
    method: 'GET',
    path: '/events',
    summary: 'What happened on the platform, in order; go on after the last number you saw.',
    input: z.object({
      after: z.coerce.number().int().min(0).default(0),
      about: z.uuid().optional(),
      verb: z.enum(publicVerbs).optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
    output: z.object({ items: z.array(eventItem), next: z.int() }),
    allowed: { who: ['anyone'] },
    async run({ read }, { after, about, verb, limit }) {
      const items = await eventsAfter(read, { after, about, limit, verbs: verb ? [verb] : publicVerbs })
      return { items: items as never, next: items.at(-1)?.seq ?? after }
    },
  }),
]
