import type { Rules } from '#lib/platform/rules.ts'

/** Who may do what to the plan. */
export const planRules = {
  plan_read: { who: ['anyone'] },
  plan_load: { who: ['administrator'] },
  plan_correct_wording: { who: ['secretariat'], scope: 'plan' },
  plan_report_progress: { who: ['secretariat'], scope: 'plan' },
  plan_enter_edition: { who: ['secretariat'], scope: 'plan' },
  plan_import: { who: ['secretariat', 'bureau'], scope: 'plan' },
  plan_take_paper: { who: ['secretariat'], scope: 'plan' },
  plan_enter_decision: { who: ['secretariat', 'bureau'], scope: 'plan' },
} as const satisfies Rules
