import { may } from '#lib/platform/rules.ts'
import type { Slice } from '#lib/platform/slice.ts'
import { observatoryRules as rules } from './rules.ts'
import './tables.server.ts'

/** Studies that stopped, and results that nobody outside can read yet. */
export const observatoryQueue: NonNullable<Slice['queue']> = async ({ actor, read }) => {
  if (!may({ who: rules.observatory_publish_run.who }, actor)) return []
  const runs = (column: 'failed_at' | 'completed_at') =>
    read
      .selectFrom('observatory.run')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min(column).as('since')])
      .where(column, 'is not', null)
      .where('withdrawn_at', 'is', null)
  const failed = await runs('failed_at').executeTakeFirstOrThrow()
  const complete = await runs('completed_at').where('published_at', 'is', null).executeTakeFirstOrThrow()
  const href = '/soil/studies'
  return [
    {
      name: 'observatory_queue_failed',
      action: 'observatory_run_resume',
      href,
      count: Number(failed.count),
      since: failed.since,
    },
    {
      name: 'observatory_queue_complete',
      action: 'observatory_run_publish',
      href,
      count: Number(complete.count),
      since: complete.since,
    },
  ]
}
