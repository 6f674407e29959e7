import { counts } from '#app/slices.server.ts'
import { dashboardRules } from '#lib/dashboard/index.ts'
import { indicatorView } from '#lib/dashboard/index.server.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { may } from '#lib/platform/rules.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context, app }, params, url }) => {
  const sheet = await indicatorView(context, params.code, url)
  const { actor } = context
  return {
    ...sheet,
    counters: Object.fromEntries(counts.map(({ name, path }) => [name, localizeHref(path)])),
    address: new URL(`/indicators/${sheet.indicator.code}`, app.config.originUrl).href,
    mayReport: may(dashboardRules.dashboard_report, actor),
    mayDefine: may(dashboardRules.dashboard_define, actor),
    mayCheck: may(dashboardRules.dashboard_check, actor),
  }
}
