import { observatoryRules } from '#lib/observatory/index.ts'
import { runsFor, runView } from '#lib/observatory/index.server.ts'
import { may } from '#lib/platform/rules.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  const before = url.searchParams.get('before') ?? undefined
  const runs = await runsFor(context, before)
  return {
    runs: runs.map((run) => runView(run, context.locale)),
    mayOrder: may(observatoryRules.observatory_order_run, context.actor),
    older: runs.length === 50 ? runs.at(-1)!.run.id : null,
  }
}
