import type { Read } from '#lib/platform/database.server.ts'
import { indicators } from '../definitions/store.server.ts'
import type { Indicator } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'
import { judgedOn } from '../progress/view.server.ts'
import type { Owed } from './owed.ts'

export type Debt = { indicator: Indicator; last: Observation | null; owed: Owed }

/** Every figure that is owed on a day, the longest overdue first. */
export async function debts(read: Read, on: string): Promise<Debt[]> {
  const judged = await judgedOn(read, await indicators(read), on)
  return judged
    .flatMap(({ indicator, status: { freshness, pace } }) =>
      freshness.owed ? [{ indicator, last: pace.figure, owed: freshness.owed }] : [],
    )
    .sort((a, b) => a.owed.due.localeCompare(b.owed.due) || a.indicator.code.localeCompare(b.indicator.code))
}
