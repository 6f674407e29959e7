import { may } from '#lib/platform/rules.ts'
import type { Slice } from '#lib/platform/slice.ts'
import { pathOf } from './paths.ts'
import { planRules } from './rules.ts'
import './tables.server.ts'

/** Documents that were read and neither added nor undone, and roadmap items whose day has come without a report. */
export const planQueue: NonNullable<Slice['queue']> = async ({ actor, read, now }) => {
  const waiting = []
  if (may({ who: planRules.plan_import.who }, actor)) {
    const { count, since } = await read
      .selectFrom('plan.paper')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('read_at').as('since')])
      .where('state', '=', 'read')
      .executeTakeFirstOrThrow()
    const name = { name: 'plan_queue_papers', action: 'plan_queue_papers_do', href: '/plan/import' }
    waiting.push({ ...name, count: Number(count), since })
  }
  if (may({ who: planRules.plan_report_progress.who }, actor)) {
    const today = now().toISOString().slice(0, 10)
    const late = await read
      .selectFrom('plan.roadmap_item as i')
      .innerJoin('plan.roadmap as r', 'r.id', 'i.roadmap_id')
      .select(({ fn }) => ['r.year', fn.countAll<number>().as('count'), fn.min('i.due_on').as('due')])
      .where('i.state', 'is', null)
      .where((where) =>
        where.or([where('i.due_on', '<=', today), where('r.year', '<', Number(today.slice(0, 4)))]),
      )
      .groupBy('r.year')
      .orderBy('r.year')
      .execute()
    for (const { year, count, due } of late)
      waiting.push({
        name: 'plan_queue_items',
        action: 'plan_queue_items_do',
        data: { year },
        href: pathOf.roadmap(year),
        count: Number(count),
        due: due ?? `${year}-12-31`,
      })
  }
  return waiting
}
