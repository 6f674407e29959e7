import type { Read } from '#lib/platform/database.server.ts'
import type { Indicator } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'
import { figuresForProgress } from '../observations/store.server.ts'
import { progress, type Progress } from './progress.ts'

export type Judged = {
  indicator: Indicator
  progress: Progress
  figures: Observation[]
}

/** How each of these indicators stands on a day, with the newest figures of each year. */
export async function judgedInFull(
  read: Read,
  measured: readonly Indicator[],
  on: string,
): Promise<Judged[]> {
  const figures = await figuresForProgress(read, {
    on,
    indicatorIds: measured.map(({ id }) => id),
    everyYear: true,
  })
  return judge(measured, figures, on)
}

/** How every indicator stands on a day; without the outlook, which takes the whole series. */
export async function judgedAtAGlance(
  read: Read,
  measured: readonly Indicator[],
  on: string,
): Promise<Judged[]> {
  return judge(measured, await figuresForProgress(read, { on }), on)
}

function judge(measured: readonly Indicator[], figures: readonly Observation[], on: string): Judged[] {
  const own = Map.groupBy(figures, ({ indicatorId }) => indicatorId)
  return measured.map((indicator) => {
    const figures = own.get(indicator.id) ?? []
    return { indicator, figures, progress: progress(indicator, figures, on) }
  })
}
