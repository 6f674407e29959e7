import { sql } from 'kysely'
import { may } from '#lib/platform/rules.ts'
import type { Slice, Waiting } from '#lib/platform/slice.ts'
import { uncorrectedRow } from './observations/store.server.ts'
import { debts } from './reminders/view.server.ts'
import { dashboardRules as rules } from './rules.ts'
import './tables.server.ts'

/** Figures of others to check, definitions of others to sign, and figures that are overdue. */
export const dashboardQueue: NonNullable<Slice['queue']> = async ({ actor, read, now }) => {
  const waiting: Waiting[] = []
  if (may({ who: rules.dashboard_check.who }, actor)) {
    const { count, since } = await read
      .selectFrom('dashboard.observation as o')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('o.reported_at').as('since')])
      .where('o.checked_at', 'is', null)
      .where('o.withdrawn_at', 'is', null)
      .where('o.reported_by', 'is distinct from', actor.id)
      .where(sql<boolean>`${uncorrectedRow}`)
      .executeTakeFirstOrThrow()
    const name = {
      name: 'dashboard_check_title',
      action: 'dashboard_queue_check_do',
      href: '/dashboard/check',
    }
    waiting.push({ ...name, count: Number(count), since })
  }
  if (may({ who: rules.dashboard_sign.who }, actor)) {
    const { count, since } = await read
      .selectFrom('dashboard.definition')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('proposed_at').as('since')])
      .where('signed_at', 'is', null)
      .where('proposed_by', 'is distinct from', actor.id)
      .executeTakeFirstOrThrow()
    waiting.push({
      name: 'dashboard_queue_sign',
      action: 'dashboard_queue_sign_do',
      href: '/dashboard/definitions',
      count: Number(count),
      since,
    })
  }
  const isReminding = may({ who: rules.dashboard_remind.who }, actor)
  if (isReminding || actor.roles.includes('stc')) {
    const owners = [isReminding && 'Secretariat', actor.roles.includes('stc') && 'STC']
    const overdue = (await debts(read, now().toISOString().slice(0, 10))).filter(({ owed }) => owed.overdue)
    const own = overdue.filter(({ indicator }) => owners.includes(indicator.owner))
    const due = (some: typeof overdue) => some.map(({ owed }) => owed.due).sort()[0] ?? null
    if (own[0])
      waiting.push({
        name: 'dashboard_queue_own',
        action: 'dashboard_report',
        href: `/dashboard/report/${own[0].indicator.code}`,
        count: own.length,
        due: due(own),
      })
    const others = overdue.length - own.length
    if (isReminding && others)
      waiting.push({
        name: 'dashboard_queue_others',
        action: 'dashboard_remind_now',
        href: '/dashboard/owed',
        count: others,
        due: due(overdue.filter((debt) => !own.includes(debt))),
      })
  }
  return waiting
}
