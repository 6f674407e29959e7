import type { Indicator } from '../indicator.ts'
import { isShare } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'
import { plannedAt, yearOf } from './pace.ts'
import { boundsOf, pathsOf, scaled } from './distance.ts'

/** What is drawn, in the unit of the chart: shares as 0 to 1. */
export type Drawing = {
  plan: { on: string; value: number }[]
  seen: {
    on: string
    value: number | null
    low: number
    high: number | null
    middle: number | null
    comparable: boolean
    isChecked: boolean
  }[]
}

export function drawingOf(indicator: Indicator, figures: readonly Observation[]): Drawing {
  const { kind, baseline, targets, version } = indicator
  const [path = []] = pathsOf(indicator)
  const days = [...(baseline.on ? [baseline.on] : []), ...targets.map(({ on }) => on)]
  const plan = path.length
    ? days.flatMap((on) => {
        const value = plannedAt(path, yearOf(on))
        return value === null || yearOf(on) > (path.at(-1)?.at ?? 0) ? [] : [{ on, value }]
      })
    : targets.flatMap(({ on, low, high, of }) => {
        const value = scaled(kind, low ?? high, of)
        return value === null ? [] : [{ on, value }]
      })
  const seen = figures.flatMap((figure) => {
    const bounds = boundsOf(kind, figure)
    if (!bounds || kind === 'milestone') return []
    const { value, reporters, of } = figure
    const isPartial = isShare(kind) && value !== null && reporters !== null && of !== null && reporters < of
    return [
      {
        on: figure.on,
        value: isPartial ? null : scaled(kind, value, of),
        low: bounds.low,
        high: Number.isFinite(bounds.high) ? bounds.high : null,
        middle: isPartial && reporters ? value / reporters : null,
        comparable: figure.indicatorVersion === version && figure.status !== 'D',
        isChecked: figure.checkedAt !== null,
      },
    ]
  })
  return { plan, seen }
}
