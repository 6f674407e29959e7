import type { RefusalData } from '#lib/platform/refusal.ts'
import type { Problem } from '../studies/study.ts'

/** Files named as the study names them: where the storage lies on this machine is nobody's business. */
export function inNamesOf(folder: string) {
  const named = (text: string) => text.replaceAll(`${folder}/`, '')
  return {
    data: (data: RefusalData): RefusalData =>
      Object.fromEntries(
        Object.entries(data).map(([key, value]) => [key, typeof value === 'string' ? named(value) : value]),
      ),
    problem: ({ field, reason }: Problem): Problem => ({ field: named(field), reason: named(reason) }),
  }
}
