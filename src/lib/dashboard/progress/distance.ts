import type { MeasureKind } from '#lib/plan/index.ts'
import { isShare, type Indicator, type Target } from '../indicator.ts'
import { isDone, type Observation } from '../observations/observation.ts'
import { monthsBetween, yearOf, type Point } from './pace.ts'

/** Two ends, where reports are missing or the source gives bounds; else equal. `high` is infinite where nobody knows. */
export type Range = { low: number; high: number }

/** Shares as 0 to 1, whether they were given so or as k of N. */
export function scaled(kind: MeasureKind, value: number | null, of: number | null): number | null {
  return value === null || of === null || !isShare(kind) ? value : value / of
}

/**
 * What the value can be when only R of N have reported: of shares k/N if none of the silent have it, (k + N − R)/N if
 * all do; of amounts at least what was reported. Elsewhere the bounds that the source gives, or the value itself.
 */
export function boundsOf(kind: MeasureKind, figure: Observation): Range | null {
  const { value, low, high, reporters, of } = figure
  const silent = reporters === null || of === null ? 0 : of - reporters
  const least = scaled(kind, low ?? value, of)
  if (silent > 0 && least !== null) {
    if (!isShare(kind)) return { low: least, high: Infinity }
    const most = high ?? value
    return { low: least, high: most === null ? 1 : (most + silent) / (of ?? NaN) }
  }
  const most = scaled(kind, high ?? value, of)
  if (least === null && most === null) return null
  return { low: least ?? (kind === 'money' ? -Infinity : 0), high: most ?? (isShare(kind) ? 1 : Infinity) }
}

/** The amount that decides whether a target is met: of a range its nearer end, and only that one. */
export const goalOf = ({ low, high }: Target, direction: Indicator['direction']) =>
  direction === 'up' ? (low ?? high) : (high ?? low)

/** From each end of the baseline through the targets. Empty where no start is known. */
export function pathsOf({ kind, direction, baseline, targets }: Indicator): Point[][] {
  const { on, low, high, of } = baseline
  if (on === null) return []
  const starts = new Set([low ?? high, high ?? low].flatMap((end) => scaled(kind, end, of) ?? []))
  const aims = targets.flatMap((target) => {
    const value = scaled(kind, goalOf(target, direction), target.of)
    return value === null ? [] : [{ at: yearOf(target.on), value }]
  })
  return [...starts].map((value) => [{ at: yearOf(on), value }, ...aims])
}

/** The target that a day has before it, or the last one that was. */
export function targetAt({ targets, direction }: Indicator, today: string): Target | null {
  const known = targets.filter((target) => target.kind === 'milestone' || goalOf(target, direction) !== null)
  return known.find(({ on }) => on >= today) ?? known.at(-1) ?? null
}

/** What is still missing to the goal; nothing where it is reached. */
export function distanceTo(goal: number, { low, high }: Range, direction: Indicator['direction']): Range {
  const ends = [low, high].map((value) => Math.max(0, direction === 'up' ? goal - value : value - goal))
  return { low: Math.min(...ends), high: Math.max(...ends) }
}

/** Where the newest figure stands between the start and the target that comes next. */
export type Distance = {
  target: Target
  /** Whether the target is reached for certain; null where that is open between the bounds. */
  isReached: boolean | null
  /** In the unit of the indicator, shares as 0 to 1; null for what is only there or not. */
  missing: Range | null
  /** Months to the day of the target; below zero once it is past. */
  monthsLeft: number
}

/** The distance to the next target, of amounts and of what is there or not; null without a target or a figure. */
export function distanceOf(indicator: Indicator, figure: Observation | null, today: string): Distance | null {
  const target = targetAt(indicator, today)
  if (!target || !figure) return null
  const monthsLeft = today <= target.on ? monthsBetween(today, target.on) : -monthsBetween(target.on, today)
  if (target.kind === 'milestone')
    return { target, isReached: figure.state !== null && isDone(figure.state), missing: null, monthsLeft }
  const bounds = boundsOf(indicator.kind, figure)
  const goal = scaled(indicator.kind, goalOf(target, indicator.direction), target.of)
  if (!bounds || goal === null) return null
  const missing = distanceTo(goal, bounds, indicator.direction)
  const isReached = missing.high === 0 ? true : missing.low > 0 ? false : null
  return { target, isReached, missing, monthsLeft }
}
