import { detectableChange, yearsToDetect } from '#soil'
import type { Survey } from './question.ts'

/** When two visits would show the change. Null where the years that were followed do not suffice. */
export interface Detection {
  /** smallest change that the visits show, t C/ha */
  readonly least: number
  /** years followed */
  readonly horizon: number
  /** first year in which the change is large enough, in the draws' 5, 50 and 95 % */
  readonly q05: number | null
  readonly q50: number | null
  readonly q95: number | null
  /** share of the draws in which it is within the practice's years, and within those followed */
  readonly shareInTime: number
  readonly shareAtAll: number
  /** years that a steady gain at the practice's mean pace would take, t C/ha a year against `least` */
  readonly steady: number | null
}

/**
 * The first year-end at which a draw's change has grown to what the survey shows. `change` is `[year][draw]` in
 * t C/ha against the first visit; only a change in the direction of the median counts.
 */
export function detection(
  survey: Survey,
  change: Float64Array,
  { draws, years }: { draws: number; years: number },
): Detection {
  const { points, ...test } = survey
  const least = detectableChange(test, points)
  const horizon = change.length / draws
  const ofYear = (year: number) => change.subarray((year - 1) * draws, year * draws)
  const atEnd = Float64Array.from(ofYear(years)).sort()
  const median = atEnd[Math.floor(draws / 2)] ?? 0
  const sign = median < 0 ? -1 : 1
  const first = Float64Array.from({ length: draws }, (_, draw) => {
    for (let year = 1; year <= horizon; year++)
      if (sign * change[(year - 1) * draws + draw]! >= least) return year
    return Infinity
  }).sort()
  // Without interpolation: half-way to never is no year.
  const quantile = (p: number) => {
    const year = first[Math.ceil(p * draws) - 1] ?? Infinity
    return Number.isFinite(year) ? year : null
  }
  const shareWithin = (year: number) => first.filter((found) => found <= year).length / draws
  return {
    least,
    horizon,
    q05: quantile(0.05),
    q50: quantile(0.5),
    q95: quantile(0.95),
    shareInTime: shareWithin(years),
    shareAtAll: shareWithin(horizon),
    steady: median === 0 ? null : yearsToDetect(test, points, median / years),
  }
}
