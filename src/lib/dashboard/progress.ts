import type { MeasureKind } from '#lib/plan/index.ts'
import type { Indicator, Observation, Target } from './indicator.ts'
import { standing } from './indicator.ts'

/** How an indicator stands. There is no order of merit here to average over: statuses are counted, never mixed. */
export const standings = ['met', 'on_track', 'lagging', 'off_track', 'reversing', 'cannot_tell'] as const
export type Standing = (typeof standings)[number]

/** Why nothing can be told. */
export const reasons = [
  'no_baseline',
  'no_target',
  'few_points',
  'few_reports',
  'stale',
  'definition_changed',
  'disputed',
] as const
export type Reason = (typeof reasons)[number]

export type Progress = {
  standing: Standing
  reason: Reason | null
  /** Change achieved over change planned by that day; null where it cannot be computed. Two ends where reports are missing. */
  pace: { low: number; high: number } | null
  /** The target that comes next, or the last one when all are past. */
  target: Target | null
  /** The figure that the standing rests on. */
  figure: Observation | null
  /** Months past the due day, for a milestone that is late. */
  lateMonths: number | null
}

/** At least this share of the planned change is on track, at least that lagging; methods page, linear pace. */
const onTrack = 0.95
const lagging = 0.6
/** A figure older than one and a half reporting periods is stale. */
const staleAfterYears = { year: 1.5, event: Infinity } as const

/** A day as years: 31 December 2020 is 2021.0, so that bare years lie whole years apart. */
export function yearOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const start = Date.UTC(year, 0, 1)
  const length = Date.UTC(year + 1, 0, 1) - start
  return year + (Date.UTC(year, month - 1, date + 1) - start) / length
}

type Point = { at: number; value: number }

/** Where the plan wants the value on a day: straight lines from baseline to each target in turn, level after the last. */
export function plannedAt(path: readonly Point[], at: number): number | null {
  const [first] = path
  const last = path.at(-1)
  if (!first || !last || at < first.at) return null
  for (const [index, end] of path.entries()) {
    const start = path[index - 1]
    if (start && at <= end.at)
      return start.value + ((end.value - start.value) * (at - start.at)) / (end.at - start.at)
  }
  return last.value
}

/**
 * Linear pace: change achieved / change planned by the day, both since the baseline. 1 is exactly on the line, below 0
 * is the wrong way. Null on or before the day of the baseline, and where no change is planned.
 */
export function linearPace(path: readonly Point[], at: number, value: number): number | null {
  const planned = plannedAt(path, at)
  const start = path[0]?.value
  if (planned === null || start === undefined || planned === start) return null
  return (value - start) / (planned - start)
}

/**
 * Growth pace: yearly growth achieved / yearly growth required, for positive series that compound. Refused (null)
 * where a value is not positive: a base of zero has no growth rate, and replacing it by a small number invents one.
 */
export function growthPace(from: Point, to: Point, at: number, value: number): number | null {
  if (from.value <= 0 || to.value <= 0 || value <= 0 || at <= from.at || to.at <= from.at) return null
  const achieved = (value / from.value) ** (1 / (at - from.at)) - 1
  const required = (to.value / from.value) ** (1 / (to.at - from.at)) - 1
  if (required === 0) return null
  return (Math.sign(required) * achieved) / Math.abs(required)
}

export function classOf(pace: number): Exclude<Standing, 'met' | 'cannot_tell'> {
  if (pace >= onTrack) return 'on_track'
  if (pace >= lagging) return 'lagging'
  return pace >= 0 ? 'off_track' : 'reversing'
}

const isShare = (kind: MeasureKind) => kind === 'share' || kind === 'yes_no_per_unit'

/** Shares as 0 to 1, whether they were given so or as k of N. */
function scaled(kind: MeasureKind, value: number | null, of: number | null): number | null {
  if (value === null || !isShare(kind) || of === null) return value
  return value / of
}

/**
 * What the value can be when only R of N have reported: k/N if none of the silent have it, (k + N − R)/N if all do.
 * Elsewhere the bounds that the source gives, or the value itself.
 */
export function boundsOf(kind: MeasureKind, figure: Observation): { low: number; high: number } | null {
  const { value, low, high, reporters, of } = figure
  if (isShare(kind) && value !== null && reporters !== null && of !== null && reporters < of)
    return { low: value / of, high: (value + of - reporters) / of }
  const ends = [scaled(kind, low ?? value, of), scaled(kind, high ?? value, of)] as const
  return ends[0] === null || ends[1] === null ? null : { low: ends[0], high: ends[1] }
}

function pathOf({ kind, baseline, targets }: Indicator): Point[] {
  const points: Point[] = []
  const start = scaled(kind, baseline.low, baseline.of)
  if (baseline.on !== null && start !== null) points.push({ at: yearOf(baseline.on), value: start })
  for (const { on, low, of } of targets) {
    const value = scaled(kind, low, of)
    if (value !== null) points.push({ at: yearOf(on), value })
  }
  return points
}

const unknown = (reason: Reason, rest: Partial<Progress> = {}): Progress => ({
  standing: 'cannot_tell',
  pace: null,
  target: null,
  figure: null,
  lateMonths: null,
  ...rest,
  reason,
})

/** How the indicator stands on a day, from its figures alone; a reason wherever that cannot be told. */
export function progress(
  indicator: Indicator,
  observations: readonly Observation[],
  today: string,
): Progress {
  const figures = standing(observations)
    .filter(({ part, status, on }) => part === null && status !== 'O' && status !== 'M' && on <= today)
    .sort((a, b) => b.on.localeCompare(a.on) || b.reportedAt.getTime() - a.reportedAt.getTime())
  const newest = figures.filter(({ on }) => on === figures[0]?.on)
  const judged = newest.map((figure) => judge(indicator, figure, today))
  const [first] = judged
  if (!first)
    return unknown(targetAt(indicator, today) ? 'few_points' : 'no_target', {
      target: targetAt(indicator, today),
    })
  // Two sources for one day that lead to different answers: readers are told so, and neither is chosen for them.
  return judged.every((other) => other.standing === first.standing)
    ? first
    : unknown('disputed', { target: first.target, figure: first.figure })
}

function targetAt({ targets }: Indicator, today: string): Target | null {
  const known = targets.filter(({ low, kind }) => low !== null || kind === 'milestone')
  return known.find(({ on }) => on >= today) ?? known.at(-1) ?? null
}

function judge(indicator: Indicator, figure: Observation, today: string): Progress {
  const target = targetAt(indicator, today)
  const found = { target, figure }
  if (!target) return unknown('no_target', found)
  if (figure.indicatorVersion !== indicator.version || figure.status === 'B' || figure.status === 'D')
    return unknown('definition_changed', found)
  if (target.kind === 'milestone') return judgeMilestone(figure, target, today)
  if (yearOf(today) - yearOf(figure.on) > staleAfterYears[indicator.period]) return unknown('stale', found)

  const bounds = boundsOf(indicator.kind, figure)
  const goal = scaled(indicator.kind, target.low, target.of)
  if (!bounds || goal === null) return unknown('few_points', found)
  const path = pathOf(indicator)
  const at = yearOf(figure.on)
  const ends = [bounds.low, bounds.high].map((value) => judgeValue(indicator, path, goal, at, value))
  const [low, high] = ends
  if (!low || !high) return unknown('few_points', found)
  const pace =
    low.pace === null || high.pace === null
      ? null
      : { low: Math.min(low.pace, high.pace), high: Math.max(low.pace, high.pace) }
  const agreed = agree(low.standing, high.standing)
  if (agreed) return { ...found, standing: agreed, reason: null, pace, lateMonths: null }
  if (low.standing === null || high.standing === null)
    return unknown(indicator.baseline.on === null || path.length < 2 ? 'no_baseline' : 'few_points', found)
  return unknown('few_reports', { ...found, pace })
}

function judgeValue(
  { kind, direction }: Indicator,
  path: readonly Point[],
  goal: number,
  at: number,
  value: number,
): { standing: Standing | null; pace: number | null } {
  const pace = linearPace(path, at, value)
  const isMet = direction === 'up' ? value >= goal : value <= goal
  if (isMet) return { standing: 'met', pace }
  if (pace === null) return { standing: null, pace }
  const planned = plannedAt(path, at)
  const reachesPath =
    planned !== null &&
    ((kind === 'rate' && value >= onTrack * planned) || (kind === 'maturity' && value >= Math.floor(planned)))
  return { standing: reachesPath ? 'on_track' : classOf(pace), pace }
}

const good: readonly (Standing | null)[] = ['met', 'on_track']
const bad: readonly (Standing | null)[] = ['off_track', 'reversing']

/** Good only if the worse end is good, bad only if the better end is bad; else the ends do not agree. */
function agree(one: Standing | null, other: Standing | null): Standing | null {
  if (one === other) return one
  if (good.includes(one) && good.includes(other)) return 'on_track'
  return bad.includes(one) && bad.includes(other) ? 'off_track' : null
}

/** A milestone's figure is 1 on the day when it was done, and 0 as long as it is not. */
function judgeMilestone(figure: Observation, target: Target, today: string): Progress {
  const found = { target, figure, pace: null, lateMonths: null, reason: null }
  const isDone = figure.value === 1
  const late = Math.max(0, Math.ceil((yearOf(isDone ? figure.on : today) - yearOf(target.on)) * 12))
  if (isDone) return { ...found, standing: 'met', lateMonths: late || null }
  return late ? { ...found, standing: 'off_track', lateMonths: late } : unknown('few_points', found)
}
