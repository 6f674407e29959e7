import { lint, planDocument, planRules } from '#lib/plan/index.ts'
import { wholePlan } from '#lib/plan/index.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  allow(planRules.plan_import, context.actor)
  const findings = lint([planDocument(await wholePlan(context.read))])
  return {
    findings: findings.map(({ rule, text }) => ({
      rule,
      // The plan of the platform stands in no file, so there is no line to point at.
      line: 0,
      related: [],
      message: translate(text.key, text.data, context.locale),
    })),
  }
}
