import { today } from '#lib/platform/day.ts'
import { linkText, namesOf } from '#app/slices.server.ts'
import { objectiveFigures } from '#lib/dashboard/index.server.ts'
import { runsServing } from '#lib/observatory/index.server.ts'
import { planRules } from '#lib/plan/index.ts'
import { objectiveChain, objectiveView } from '#lib/plan/index.server.ts'
import { may } from '#lib/platform/rules.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params }) => {
  const { read, actor, locale } = context
  const sheet = await objectiveView(read, params.code, today(context))
  const { id } = sheet.objective
  const [chain, figures, studies] = await Promise.all([
    objectiveChain(read, id),
    objectiveFigures(context, id),
    runsServing(read, id),
  ])
  const linked = chain.map(({ other, kind }) => ({ id: other, kind }))
  return {
    ...sheet,
    chain: chain.map((step) => ({ ...step, says: linkText(step, locale) })),
    names: Object.fromEntries(await namesOf(read, linked)),
    figures,
    studies,
    mayEdit: may(planRules.plan_correct_wording, actor),
    mayDecide: may(planRules.plan_enter_decision, actor),
  }
}
