import type { Rules } from './rules.ts'

export const platformRules = {
  platform_read_log: { who: ['secretariat', 'dpo', 'administrator'] },
  // Letters hold one-time links; their readers could sign in as the recipient.
  platform_read_outbox: { who: ['administrator'] },
} as const satisfies Rules
