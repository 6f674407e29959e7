import { z } from 'zod'
import { eventsAfter } from './events.server.ts'
import { moment, operation, type Operation } from './operations.ts'

/** The public part of the event log, as far as the verbs that slices declare public. */
export function eventOperations(publicVerbs: readonly string[]): Operation[] {
  const verb = z.enum(publicVerbs)
  const event = z
    .object({
      seq: z.int(),
      at: moment,
      verb,
      kind: z.string(),
      subject: z.uuid(),
      touches: z.array(z.uuid()),
      data: z.record(z.string(), z.unknown()),
    })
    .meta({ id: 'Event' })
  return [
    operation({
      name: 'events.list',
      method: 'GET',
      path: '/events',
      summary: 'What happened on the platform, in order; go on after the last number you saw.',
      input: z.object({
        after: z.coerce.number().int().min(0).default(0),
        about: z.uuid().optional(),
        verb: verb.optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
      }),
      output: z.object({ items: z.array(event), next: z.int() }),
      allowed: { who: ['anyone'] },
      async run({ read }, { after, about, verb, limit }) {
        const items = await eventsAfter(read, { after, about, limit, verbs: verb ? [verb] : publicVerbs })
        return { items: items as never, next: items.at(-1)?.seq ?? after }
      },
    }),
  ]
}
