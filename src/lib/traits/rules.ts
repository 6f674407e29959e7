import type { Rules } from '#lib/platform/rules.ts'

/** Translations reach no reader before they are published; the original and every publication are the Secretariat's. */
export const traitRules = {
  traits_translate: { who: ['secretariat', 'bureau', 'stc'] },
  traits_reword: { who: ['secretariat'] },
  traits_publish: { who: ['secretariat'] },
} as const satisfies Rules
