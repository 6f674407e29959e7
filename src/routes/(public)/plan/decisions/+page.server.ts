import { namesOf } from '#app/slices.server.ts'
import { planRules } from '#lib/plan/index.ts'
import { decisions } from '#lib/plan/index.server.ts'
import { may } from '#lib/platform/rules.ts'
import { tableQuery } from '#lib/ui/table.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  const { read, actor } = context
  const taken = await decisions(read)
  const subjects = taken.flatMap(({ subject }) => subject ?? [])
  return {
    query: tableQuery(url),
    decisions: taken,
    names: Object.fromEntries(await namesOf(read, subjects)),
    mayDecide: may(planRules.plan_enter_decision, actor),
  }
}
