import { definitions, indicators } from '#lib/dashboard/index.server.ts'
import { dashboardRules, definitionState } from '#lib/dashboard/index.ts'
import { allow } from '#lib/platform/rules.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  allow(dashboardRules.dashboard_define, context.actor)
  const measured = await indicators(context.read)
  const versions = Map.groupBy(await definitions(context.read), ({ indicatorId }) => indicatorId)
  return {
    indicators: measured.map((indicator) => ({
      code: indicator.code,
      title: indicator.title,
      version: indicator.version,
      states: (versions.get(indicator.id) ?? []).map((one) => ({
        version: one.version,
        state: definitionState(one, indicator.version),
      })),
    })),
  }
}
