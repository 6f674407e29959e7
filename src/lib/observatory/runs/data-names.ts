import type { RefusalData } from '#lib/platform/refusal.ts'
import { dataFolder } from './run.ts'
import type { Problem } from '../studies/study.ts'

/** Files named as the study names them: the path of the storage on this machine is not shown. */
export function inNamesOf(folder: string) {
  const named = (text: string) => text.replaceAll(`${folder}/`, '').replaceAll(`../../${dataFolder}/`, '')
  const data = (given: RefusalData): RefusalData =>
    Object.fromEntries(
      Object.entries(given).map(([key, value]) => [key, typeof value === 'string' ? named(value) : value]),
    )
  return {
    data,
    problem: (problem: Problem): Problem => ({
      ...problem,
      field: named(problem.field),
      reason: named(problem.reason),
      ...(problem.data && { data: data(problem.data) }),
    }),
  }
}
