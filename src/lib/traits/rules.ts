import type { Rules } from '#lib/platform/rules.ts'

/** Translations reach no reader before they are published; the original and its publication are the Secretariat's. */
export const rules = {
  translate: { who: ['secretariat', 'bureau', 'stc'] },
  reword: { who: ['secretariat'] },
  publish: { who: ['secretariat'] },
  readLog: { who: ['secretariat', 'dpo', 'administrator'] },
  readOutbox: { who: ['secretariat', 'administrator'] },
} satisfies Rules
