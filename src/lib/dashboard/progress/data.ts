import type { Indicator } from '../indicator.ts'
import { newestFirst, uncorrected, unobserved, type Observation } from '../observations/observation.ts'

/** How much there is to look at. */
export const dataFacts = ['none', 'one_point', 'series'] as const
export type DataFact = (typeof dataFacts)[number]

/** Figures for the whole that were observed by a day and that no later one corrects, the newest first. */
export const seenBy = (observations: readonly Observation[], today: string): Observation[] =>
  uncorrected(observations)
    .filter(({ part, status, on }) => part === null && !unobserved.includes(status) && on <= today)
    .sort(newestFirst)

/** Those read by the definition in use. */
export const comparable = ({ version }: Pick<Indicator, 'version'>, seen: readonly Observation[]) =>
  seen.filter(({ indicatorVersion, status }) => indicatorVersion === version && status !== 'D')

/** Since when the series can be followed. */
export const breakIn = (series: readonly Observation[]): string | null =>
  series.find(({ status }) => status === 'B')?.on ?? null

/** Days with a figure since the last break; a start that the plan dates is a point of the series too. */
export function dataOf(indicator: Indicator, seen: readonly Observation[]): DataFact {
  if (!seen.length) return 'none'
  const { on, low, high } = indicator.baseline
  const series = comparable(indicator, seen)
  const since = breakIn(series) ?? ''
  const days = new Set(series.flatMap((figure) => (figure.on >= since ? [figure.on] : [])))
  if (on !== null && on >= since && (low ?? high) !== null && series.length) days.add(on)
  return days.size > 1 ? 'series' : 'one_point'
}
