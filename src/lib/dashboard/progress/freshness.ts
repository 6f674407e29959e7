import type { Indicator } from '../indicator.ts'
import { isDone, type Observation } from '../observations/observation.ts'
import { lastAnswer, owed, type Owed } from '../reminders/owed.ts'
import { targetAt } from './distance.ts'
import { yearOf } from './pace.ts'

/** A figure older than one and a half reporting periods is out of date. */
const outOfDateAfterYears = { year: 1.5, event: Infinity } as const

export type Freshness = {
  /** The day that the newest figure speaks of, and how many years that is ago. */
  on: string | null
  ageYears: number | null
  isOutOfDate: boolean
  /** The figure that is owed, and since when it is overdue. */
  owed: Owed | null
  overdueSince: string | null
}

/** Whether a figure is too old to tell anything of a day. */
export const isTooOld = ({ period }: Pick<Indicator, 'period'>, on: string, today: string): boolean =>
  yearOf(today) - yearOf(on) > outOfDateAfterYears[period]

/** The age of the newest figure against the reporting period. */
export function freshnessOf(
  indicator: Indicator,
  figures: readonly Observation[],
  figure: Observation | null,
  today: string,
): Freshness {
  const debt = owed(indicator, lastAnswer(figures), today)
  return {
    on: figure?.on ?? null,
    ageYears: figure && yearOf(today) - yearOf(figure.on),
    isOutOfDate:
      figure !== null && (isTooOld(indicator, figure.on, today) || isOvertaken(indicator, figure, today)),
    owed: debt,
    overdueSince: debt?.overdue ? debt.due : null,
  }
}

/** What was not done before its day says nothing of what has happened since. */
function isOvertaken(indicator: Indicator, { state, on }: Observation, today: string): boolean {
  const target = targetAt(indicator, today)
  if (target?.kind !== 'milestone' || (state !== null && isDone(state))) return false
  return target.on < today && on <= target.on
}
