import type { Point } from './pace.ts'
import { studentCdf, studentQuantile } from '#soil'

/** Below this number of points a regression says more than the data do; methods page, 5.4. */
export const fewestPoints = 5
/** A point counts half as much as one that is so many years younger. */
const halfLifeYears = 5
const level = 0.95

export type Outlook = {
  /** Expected value on the day of the target, and the interval that holds it in 95 of 100 cases. */
  expected: number
  low: number
  high: number
  /** Chance that the value then is at the target or beyond. */
  chance: number
  points: number
}

/**
 * Where a straight line through the points leads: weighted least squares, the newest point with weight 1, older ones
 * less. The interval is that of a single new value, so it holds the scatter of the points and not only the doubt about
 * the line; it assumes that the future scatters as the past did. Null with fewer than five points or all on one day.
 */
export function outlook(points: readonly Point[], target: Point, direction: 'up' | 'down'): Outlook | null {
  const newest = Math.max(...points.map(({ at }) => at))
  if (points.length < fewestPoints || points.every(({ at }) => at === newest)) return null
  const weighted = points.map((point) => ({ ...point, weight: 0.5 ** ((newest - point.at) / halfLifeYears) }))
  const sum = (of: (point: (typeof weighted)[number]) => number) =>
    weighted.reduce((total, point) => total + of(point), 0)
  const total = sum(({ weight }) => weight)
  const meanAt = sum(({ weight, at }) => weight * at) / total
  const mean = sum(({ weight, value }) => weight * value) / total
  const spread = sum(({ weight, at }) => weight * (at - meanAt) ** 2)
  const slope = sum(({ weight, at, value }) => weight * (at - meanAt) * (value - mean)) / spread
  const lineAt = (at: number) => mean + slope * (at - meanAt)
  const freedom = points.length - 2
  const scatter = sum(({ weight, at, value }) => weight * (value - lineAt(at)) ** 2) / freedom
  const error = Math.sqrt(scatter * (1 + 1 / total + (target.at - meanAt) ** 2 / spread))
  const expected = lineAt(target.at)
  const rounding = 1e-9 * Math.max(1, ...points.map(({ value }) => Math.abs(value)), Math.abs(expected))
  const reach = studentQuantile((1 + level) / 2, freedom) * error
  const ahead = direction === 'up' ? expected - target.value : target.value - expected
  return {
    expected,
    low: expected - reach,
    high: expected + reach,
    // Points that lie on a line but for rounding leave no doubt.
    chance: error > rounding ? studentCdf(ahead / error, freedom) : Number(ahead >= -rounding),
    points: points.length,
  }
}
