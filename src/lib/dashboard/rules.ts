import type { Rule, Rules } from '#lib/platform/rules.ts'

type Proposal = { state: string; proposedBy: string | null }

/** Who proposes a definition does not sign it; the proposals of the starter content have no proposer. */
const dashboard_sign: Rule<Proposal> = {
  who: ['stc'],
  in: ['unsigned', 'proposed'],
  where: {
    text: 'dashboard_where_not_own_proposal',
    holds: (actor, { proposedBy }) => proposedBy === null || proposedBy !== actor.id,
  },
}

/** Who may do what to indicators and observations. */
export const dashboardRules = {
  dashboard_read: { who: ['anyone'] },
  dashboard_load: { who: ['administrator'] },
  dashboard_report: { who: ['secretariat', 'stc', 'member', 'partner'], scope: 'observations' },
  dashboard_import: { who: ['secretariat', 'stc'], scope: 'observations' },
  dashboard_check: { who: ['secretariat', 'stc'] },
  dashboard_define: { who: ['secretariat', 'stc'] },
  dashboard_sign,
  dashboard_count: { who: ['administrator', 'secretariat'] },
  dashboard_remind: { who: ['secretariat'] },
  dashboard_frame: { who: ['secretariat', 'administrator'] },
} as const satisfies Rules
