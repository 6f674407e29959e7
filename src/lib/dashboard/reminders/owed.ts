import type { Indicator } from '../indicator.ts'
import { isDone, newestFirst, uncorrected, type Observation } from '../observations/observation.ts'

/** A figure for a calendar year is due on this day of the next one; ours, to be signed with the definitions. */
const dueDay = '03-31'

/** A figure that a body owes: for a year, or for a milestone whose day has come. */
export type Owed = { period: string; due: string; overdue: boolean }

/** The newest answer given for the whole; that there is no figure is one too, a forecast is none. */
export function lastAnswer(figures: readonly Observation[]): Observation | null {
  const answers = uncorrected(figures).filter(({ part, status }) => part === null && status !== 'F')
  return answers.sort(newestFirst)[0] ?? null
}

/** What is owed on a day, given the newest answer: only the last complete year, never a heap of old ones. */
export function owed(
  { period, targets }: Pick<Indicator, 'period' | 'targets'>,
  last: Pick<Observation, 'on' | 'state'> | null,
  today: string,
): Owed | null {
  if (period === 'year') {
    const year = Number(today.slice(0, 4)) - 1
    if (last && Number(last.on.slice(0, 4)) >= year) return null
    const due = `${year + 1}-${dueDay}`
    return { period: String(year), due, overdue: today > due }
  }
  if (last?.state && isDone(last.state)) return null
  const due = targets.findLast(({ on, kind }) => kind === 'milestone' && on <= today)?.on
  return due === undefined || (last && last.on >= due) ? null : { period: due, due, overdue: today > due }
}
