import type { Read } from '#lib/platform/database.server.ts'
import type { Indicator } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'
import { figuresForProgress } from '../observations/store.server.ts'
import { statusOf, type IndicatorStatus } from './status.ts'

export type Judged = { indicator: Indicator; status: IndicatorStatus; figures: Observation[] }

/** How each of these indicators stands on a day, with the newest figures of each year; they are asked for all at once. */
export async function judgedOn(
  read: Read,
  measured: readonly Indicator[],
  on: string,
  only?: readonly string[],
): Promise<Judged[]> {
  const figures = await figuresForProgress(read, { on, indicatorIds: only })
  const own = Map.groupBy(figures, ({ indicatorId }) => indicatorId)
  return measured.map((indicator) => {
    const figures = own.get(indicator.id) ?? []
    return { indicator, figures, status: statusOf(indicator, figures, on) }
  })
}
