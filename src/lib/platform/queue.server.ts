import './tables.server.ts'
import { platformRules } from './platform-rules.ts'
import { may } from './rules.ts'
import type { Slice } from './slice.ts'

/** Emails that the mail server refused. */
export const platformQueue: NonNullable<Slice['queue']> = async ({ actor, read }) => {
  if (!may(platformRules.platform_read_outbox, actor)) return []
  const { count, since } = await read
    .selectFrom('platform.mail')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('failed_at').as('since')])
    .where('failed_at', 'is not', null)
    .where('sent_at', 'is', null)
    .executeTakeFirstOrThrow()
  const href = '/outbox?state=failed'
  return [
    { name: 'platform_queue_failed', action: 'platform_queue_failed_do', href, count: Number(count), since },
  ]
}
