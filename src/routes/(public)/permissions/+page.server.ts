import { answerFor, permissionColumns, ruleText, stateText } from '#app/permissions.ts'
import { rules } from '#app/slices.server.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => {
  const { locale } = locals.context
  const tell = (key: string) => translate(key, {}, locale)
  return {
    roles: permissionColumns.map((name) => ({ name, label: tell(`identity_role_${name}`) })),
    rules: Object.entries(rules).map(([name, rule]) => ({
      name,
      action: tell(ruleText(name)),
      answers: permissionColumns.map((who) => answerFor(rule, who)),
      states: (rule.in ?? []).map((state) => tell(stateText(name, state))),
      condition: rule.where && tell(rule.where.text),
      scope: rule.scope,
      open: rule.who.includes('anyone'),
    })),
  }
}
