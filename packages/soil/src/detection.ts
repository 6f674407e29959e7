import { SoilRefusal, requireNumber, requireOption } from './refusal.ts'
import { studentQuantile } from './student.ts'

/**
 * Two visits to an area. `unpaired`: new points at the second visit; `sd` is the spread between points, and n the
 * points of each visit. `paired`: the same points again; `sd` is the spread of the differences.
 */
export interface SurveyDesign {
  readonly design: 'paired' | 'unpaired'
  /** standard deviation, in the unit of the stock */
  readonly sd: number
  /** probability of claiming a change that is none; default 0.05 */
  readonly alpha?: number
  /** probability of finding a change that is there; default 0.8 */
  readonly power?: number
  /** test for a change either way (2, the default) or in one named direction (1) */
  readonly sides?: 1 | 2
}

const defaults = { alpha: 0.05, power: 0.8, sides: 2 } as const

/** Largest sample size considered; beyond it the answer is that it cannot be done. */
const mostPoints = 400_000

function checked(survey: SurveyDesign): Required<SurveyDesign> {
  const complete = { ...defaults, ...survey }
  requireOption('design', complete.design, ['paired', 'unpaired'])
  requireNumber('sd', complete.sd, { min: 0 })
  requireNumber('alpha', complete.alpha, { min: 1e-9, max: 0.5 })
  requireNumber('power', complete.power, { min: 0.5, max: 1 - 1e-9 })
  requireOption('sides', complete.sides, [1, 2])
  return complete
}

/**
 * Smallest change of the mean (unit of `sd`) that two visits with `n` points each show with the given power:
 * (t₁₋α/₂ + t_power)·s·√(2/n) with 2n − 2 degrees of freedom, or ·s_d/√n with n − 1 where the points are the same.
 * Spatial correlation is not considered: points closer than its range count for less.
 *
 * @example
 * detectableChange({ design: 'paired', sd: 4 }, 20).toFixed(1) // '2.6' t C/ha
 */
export function detectableChange(survey: SurveyDesign, n: number): number {
  const { design, sd, alpha, power, sides } = checked(survey)
  requireNumber('n', n, { min: 2, max: mostPoints })
  if (!Number.isInteger(n)) throw new SoilRefusal('out-of-range', 'n', { value: n })
  const df = design === 'paired' ? n - 1 : 2 * n - 2
  const t = studentQuantile(1 - alpha / sides, df) + studentQuantile(power, df)
  return t * sd * Math.sqrt((design === 'paired' ? 1 : 2) / n)
}

/**
 * As `detectableChange` for visits that differ in number of points and in spread (Welch): standard error
 * √(s₁²/n₁ + s₂²/n₂) with Satterthwaite's degrees of freedom, which are not whole.
 *
 * @example
 * detectableChangeWelch([
 *   { sd: 10, n: 20 },
 *   { sd: 8, n: 30 },
 * ]).change.toFixed(1) // '7.7' t C/ha
 */
export function detectableChangeWelch(
  visits: readonly [first: { sd: number; n: number }, second: { sd: number; n: number }],
  test: Omit<SurveyDesign, 'design' | 'sd'> = {},
): { readonly change: number; readonly df: number } {
  const { alpha, power, sides } = checked({ design: 'unpaired', sd: 0, ...test })
  const parts = visits.map(({ sd, n }) => ({
    variance: requireNumber('sd', sd, { min: 0 }) ** 2 / requireNumber('n', n, { min: 2, max: mostPoints }),
    df: n - 1,
  }))
  const variance = parts[0].variance + parts[1].variance
  if (variance === 0)
    throw new SoilRefusal('outside-domain', 'sd', { reason: 'without spread there is nothing to test' })
  const df = variance ** 2 / parts.reduce((sum, p) => sum + p.variance ** 2 / p.df, 0)
  const t = studentQuantile(1 - alpha / sides, df) + studentQuantile(power, df)
  return { change: t * Math.sqrt(variance), df }
}

/**
 * Fewest points a visit that show `change`, at least 2; refused beyond 400,000.
 *
 * @example
 * sampleSize({ design: 'paired', sd: 4 }, 2) // 34 points
 */
export function sampleSize(survey: SurveyDesign, change: number): number {
  requireNumber('change', change, { min: 0 })
  const { sd } = checked(survey)
  if (sd > 0 && change === 0)
    throw new SoilRefusal('outside-domain', 'change', { reason: 'no change is never found' })
  let high = 2
  while (detectableChange(survey, high) > change) {
    if (high === mostPoints)
      throw new SoilRefusal('not-converged', 'change', { limit: mostPoints, unit: 'points a visit' })
    high = Math.min(mostPoints, high * 2)
  }
  let low = Math.max(2, Math.floor(high / 2))
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (detectableChange(survey, middle) > change) low = middle + 1
    else high = middle
  }
  return high
}

/**
 * Years until a steady yearly gain (unit of `sd` a year) has grown to the change that `n` points show.
 *
 * @example
 * yearsToDetect({ design: 'unpaired', sd: 10 }, 20, 0.2).toFixed(0) // '45' years
 */
export function yearsToDetect(survey: SurveyDesign, n: number, yearlyGain: number): number {
  requireNumber('yearlyGain', yearlyGain)
  if (yearlyGain === 0)
    throw new SoilRefusal('outside-domain', 'yearlyGain', { reason: 'no change is never found' })
  return detectableChange(survey, n) / Math.abs(yearlyGain)
}
