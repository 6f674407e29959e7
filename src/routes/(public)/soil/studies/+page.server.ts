import { observatoryRules } from '#lib/observatory/index.ts'
import { runPage, runView } from '#lib/observatory/index.server.ts'
import { may } from '#lib/platform/rules.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  const { runs, listing } = await runPage(context, url)
  return {
    runs: runs.map((run) => runView(run, context.locale)),
    listing,
    mayOrder: may(observatoryRules.observatory_order_run, context.actor),
    seesDrafts: may(observatoryRules.observatory_see_drafts, context.actor),
  }
}
