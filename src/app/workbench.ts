import { may } from '#lib/platform/rules.ts'
import type { Actor } from '#lib/platform/context.ts'
import { dashboardRules } from '#lib/dashboard/index.ts'
import { identityRules } from '#lib/identity/index.ts'
import { observatoryRules } from '#lib/observatory/index.ts'
import { planRules } from '#lib/plan/index.ts'
import { traitRules } from '#lib/traits/index.ts'

/** The pages behind sign-in, each with the rule that opens it; a person sees those that they may use. */
const tools = [
  {
    href: '/profile',
    name: 'app_work_profile',
    text: 'app_work_profile_text',
    rule: identityRules.identity_edit_profile,
  },
  {
    href: '/translations',
    name: 'app_work_translations',
    text: 'app_work_translations_text',
    rule: traitRules.traits_translate,
  },
  {
    href: '/plan/import',
    name: 'app_work_import',
    text: 'app_work_import_text',
    rule: planRules.plan_import,
  },
  { href: '/plan/lint', name: 'app_work_lint', text: 'app_work_lint_text', rule: planRules.plan_import },
  {
    href: '/soil/studies/new',
    name: 'observatory_runs_order',
    text: 'observatory_runs_order_text',
    rule: observatoryRules.observatory_order_run,
  },
  {
    href: '/dashboard/owed',
    name: 'dashboard_owed_title',
    text: 'dashboard_remind_text',
    rule: dashboardRules.dashboard_remind,
  },
  {
    href: '/dashboard/check',
    name: 'dashboard_check_title',
    text: 'dashboard_check_lead',
    rule: dashboardRules.dashboard_check,
  },
  {
    href: '/dashboard/definitions',
    name: 'dashboard_definitions_title',
    text: 'dashboard_definitions_text',
    rule: dashboardRules.dashboard_define,
  },
  {
    href: '/dashboard/import',
    name: 'dashboard_import_title',
    text: 'dashboard_import_lead',
    rule: dashboardRules.dashboard_import,
  },
  {
    href: '/dashboard/sites',
    name: 'dashboard_sites_title',
    text: 'dashboard_sites_lead',
    rule: dashboardRules.dashboard_frame,
  },
  {
    href: '/people',
    name: 'app_work_people',
    text: 'app_work_people_text',
    rule: identityRules.identity_see_people,
  },
  { href: '/audit', name: 'app_work_audit', text: 'app_work_audit_text', rule: traitRules.traits_read_log },
  {
    href: '/outbox',
    name: 'app_work_outbox',
    text: 'app_work_outbox_text',
    rule: traitRules.traits_read_outbox,
  },
] as const

/** Judged without a record: what depends on one is decided on the page itself. */
export function toolsFor(actor: Actor) {
  return tools.filter(({ rule: { who } }) => may({ who }, actor))
}
