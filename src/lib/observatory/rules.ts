import type { Rule, Rules } from '#lib/platform/rules.ts'
import type { RunState } from './runs/run.ts'

type Ordered = { state: RunState; orderedBy: string | null; isPublished: boolean }

const staff = ['secretariat', 'stc', 'administrator'] as const

/** Results are the orderer's draft until they are published. */
const observatory_read_run: Rule<Ordered> = {
  who: ['anyone'],
  where: {
    text: 'observatory_where_published',
    holds: ({ id, roles }, { isPublished, orderedBy }) =>
      isPublished ||
      (id !== null && id === orderedBy) ||
      roles.some((role) => (staff as readonly string[]).includes(role)),
  },
}

/** Who may do what to runs of studies. */
export const observatoryRules = {
  observatory_read_run,
  observatory_see_drafts: { who: staff },
  observatory_order_run: { who: ['secretariat', 'stc'], scope: 'studies' },
  observatory_give_data: { who: ['secretariat', 'stc'] },
  observatory_pause_run: { who: staff, in: ['computing'], scope: 'studies' },
  // Also one that is under way: its worker may have died, and a new turn makes the old one void.
  observatory_resume_run: {
    who: staff,
    in: ['ordered', 'computing', 'assembling', 'paused', 'failed'],
    scope: 'studies',
  },
  observatory_withdraw_run: {
    who: ['secretariat', 'stc'],
    in: ['ordered', 'computing', 'assembling', 'complete', 'paused', 'failed'],
    scope: 'studies',
  },
  observatory_publish_run: { who: ['secretariat', 'stc'], in: ['complete'] },
} as const satisfies Rules
