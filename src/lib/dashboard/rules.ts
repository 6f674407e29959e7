import type { Rules } from '#lib/platform/rules.ts'

/** Who may do what to indicators and observations. */
export const dashboardRules = {
  dashboard_read: { who: ['anyone'] },
  dashboard_load: { who: ['administrator'] },
  dashboard_report: { who: ['secretariat', 'stc', 'member', 'partner'], scope: 'observations' },
  dashboard_check: { who: ['secretariat', 'stc'] },
} as const satisfies Rules
