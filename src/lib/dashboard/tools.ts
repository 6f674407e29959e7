import type { Tool } from '#lib/platform/slice.ts'
import { dashboardRules } from './rules.ts'

/** The pages of the workbench, in the order of a figure's life. */
export const dashboardTools: readonly Tool[] = [
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
]
