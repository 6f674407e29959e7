import { linkText, namesOf } from '#app/slices.server.ts'
import { planRules } from '#lib/plan/index.ts'
import { decisionChain, decisionView } from '#lib/plan/index.server.ts'
import { may } from '#lib/platform/rules.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params }) => {
  const { read, actor, locale } = context
  const sheet = await decisionView(read, params.slug)
  const { id, subject } = sheet.decision
  const chain = await decisionChain(read, id)
  const refs = [...chain.map(({ other, kind }) => ({ id: other, kind })), ...(subject ? [subject] : [])]
  return {
    ...sheet,
    chain: chain.map((step) => ({ ...step, says: linkText(step, locale) })),
    names: Object.fromEntries(await namesOf(read, refs)),
    mayDecide: may(planRules.plan_enter_decision, actor),
  }
}
