import type { Rules } from '#lib/platform/rules.ts'

export const toyroomRules = {
  toyroom_read: { who: ['anyone'] },
  toyroom_make: { who: ['secretariat'], scope: 'toys' },
} as const satisfies Rules
