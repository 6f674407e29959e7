import { may } from '#lib/platform/rules.ts'
import type { Actor } from '#lib/platform/context.ts'
import { rules } from './rules.ts'

/** The pages behind sign-in, each with the rule that opens it; a person sees those that they may use. */
const tools = [
  { href: '/profile', name: 'app_work_profile', rule: 'identity_edit_profile' },
  { href: '/translations', name: 'app_work_translations', rule: 'traits_translate' },
  { href: '/plan/import', name: 'app_work_import', rule: 'plan_import' },
  { href: '/plan/lint', name: 'app_work_lint', rule: 'plan_import' },
  { href: '/people', name: 'app_work_people', rule: 'identity_see_people' },
  { href: '/audit', name: 'app_work_audit', rule: 'traits_read_log' },
  { href: '/outbox', name: 'app_work_outbox', rule: 'traits_read_outbox' },
] as const

/** Judged without a record: what depends on one is decided on the page itself. */
export function toolsFor(actor: Actor) {
  return tools.filter(({ rule }) => {
    const { who, scope } = rules[rule] ?? { who: [] }
    return may({ who, scope }, actor)
  })
}
