import { namesOf } from '#app/slices.server.ts'
import { planRules } from '#lib/plan/index.ts'
import { decisionList } from '#lib/plan/index.server.ts'
import { may } from '#lib/platform/rules.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  const { read, actor, locale } = context
  const { rows, listing } = await decisionList.page(read, url, { locale })
  const subjects = rows.flatMap(({ subject_id }) => subject_id ?? [])
  return {
    decisions: rows,
    listing,
    names: Object.fromEntries(await namesOf(read, subjects)),
    mayDecide: may(planRules.plan_enter_decision, actor),
  }
}
