import { today } from '#lib/platform/day.ts'
import { planRules } from '#lib/plan/index.ts'
import { overview, roadmaps } from '#lib/plan/index.server.ts'
import { may } from '#lib/platform/rules.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  const { read, actor } = context
  const { goals, editions } = await overview(read, today(context))
  return {
    goals,
    editions,
    years: (await roadmaps(read)).map(({ year }) => year),
    mayImport: may(planRules.plan_import, actor),
  }
}
