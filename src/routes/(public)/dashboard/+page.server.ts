import { dashboardQuery, dashboardRules, filterCards, filterOf } from '#lib/dashboard/index.ts'
import { overview, partsToChoose } from '#lib/dashboard/index.server.ts'
import { may } from '#lib/platform/rules.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  const asked = dashboardQuery(url)
  const filter = filterOf(asked)
  const [{ goals, cards, on }, parts] = await Promise.all([
    overview(context, filter.part),
    partsToChoose(context),
  ])
  const { actor } = context
  return {
    asked,
    goals,
    on,
    parts,
    all: cards,
    cards: filterCards(cards, filter),
    mayRemind: may(dashboardRules.dashboard_remind, actor),
    mayCheck: may(dashboardRules.dashboard_check, actor),
    mayDefine: may(dashboardRules.dashboard_define, actor),
    mayImport: may(dashboardRules.dashboard_import, actor),
    mayFrame: may(dashboardRules.dashboard_frame, actor),
  }
}
