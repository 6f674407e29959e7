import type { Indicator } from '../indicator.ts'
import { boundsOf, goalOf, pathsOf, scaled, type Range } from './distance.ts'
import { plannedAt, yearOf } from './pace.ts'
import type { IndicatorStatus } from './status.ts'

/** How far the newest value is on the way from the start to the next target, as parts of that way from 0 to 1. */
export type Bar = {
  /** Both ends where the value lies between bounds; null without a value. */
  value: Range | null
  /** Where the path should be today; null without a dated start. */
  planned: number | null
  /** In the unit of the indicator, shares as 0 to 1. */
  start: number
  goal: number
  plannedValue: number | null
}

const within = (part: number) => Math.min(1, Math.max(0, part))

/** From the baseline, or from zero where no start is known. Null for what has no amount to reach. */
export function barOf(indicator: Indicator, { pace }: IndicatorStatus, today: string): Bar | null {
  const { kind, direction, baseline } = indicator
  const { target, figure } = pace
  if (!target || target.kind === 'milestone') return null
  const goal = scaled(kind, goalOf(target, direction), target.of)
  const start = scaled(kind, baseline.low ?? baseline.high, baseline.of) ?? (direction === 'up' ? 0 : null)
  if (goal === null || start === null || goal === start) return null
  const part = (value: number) => within((value - start) / (goal - start))
  const bounds = figure && boundsOf(kind, figure)
  const [path] = pathsOf(indicator)
  const plannedValue = path ? plannedAt(path, yearOf(today)) : null
  const ends = bounds && [part(bounds.low), part(bounds.high)]
  return {
    start,
    goal,
    plannedValue,
    planned: plannedValue === null ? null : part(plannedValue),
    value: ends && { low: Math.min(...ends), high: Math.max(...ends) },
  }
}
