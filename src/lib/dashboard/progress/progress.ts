import type { MeasureKind } from '#lib/plan/index.ts'
import { isShare, type Indicator, type Target } from '../indicator.ts'
import {
  isDone,
  newestFirst,
  uncorrected,
  unobserved,
  type Observation,
} from '../observations/observation.ts'
import { outlook, type Outlook } from './chance.ts'
import {
  classOf,
  growthPace,
  linearPace,
  monthsBetween,
  onTrackFrom,
  plannedAt,
  yearOf,
  type Point,
} from './pace.ts'

/** How an indicator stands. There is no order of merit here to average over: statuses are counted, never mixed. */
export const progressStatuses = [
  'met',
  'on_track',
  'lagging',
  'off_track',
  'reversing',
  'cannot_tell',
] as const
export type ProgressStatus = (typeof progressStatuses)[number]

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

/** Two ends, where reports are missing or the source gives bounds; else equal. `high` is infinite where nobody knows. */
export type Range = { low: number; high: number }

export type Progress = {
  standing: ProgressStatus
  reason: Reason | null
  /** Change achieved over change planned by that day; null where it cannot be computed. */
  pace: Range | null
  /** What the growth method says, where it is defined and says something else. */
  growth: { standing: ProgressStatus; pace: Range } | null
  /** What is still missing to the target, in the unit of the indicator; a share as 0 to 1. */
  distance: Range | null
  /** The target that comes next, or the last one when all are past. */
  target: Target | null
  /** The figure that the standing rests on. */
  figure: Observation | null
  /** Months past the due day, for a milestone that is late. */
  lateMonths: number | null
  /** Where the points so far lead, if there are enough of them. */
  outlook: Outlook | null
}

/** A figure older than one and a half reporting periods is stale. */
const staleAfterYears = { year: 1.5, event: Infinity } as const
const fewestJudges = 2

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
const goalOf = ({ low, high }: Target, direction: Indicator['direction']) =>
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

const untold = {
  pace: null,
  growth: null,
  distance: null,
  target: null,
  figure: null,
  lateMonths: null,
  outlook: null,
}
const unknown = (reason: Reason, rest: Partial<Progress> = {}): Progress => ({
  ...untold,
  ...rest,
  standing: 'cannot_tell',
  reason,
})

/** How the indicator stands on a day, from its figures alone; a reason wherever that cannot be told. */
export function progress(
  indicator: Indicator,
  observations: readonly Observation[],
  today: string,
): Progress {
  const seen = uncorrected(observations)
    .filter(({ part, status, on }) => part === null && !unobserved.includes(status) && on <= today)
    .sort(newestFirst)
  const series = comparable(indicator, seen)
  const target = targetAt(indicator, today)
  const figure = series[0] ?? seen[0] ?? null
  if (!target) return unknown('no_target', { figure })
  if (!figure) return unknown('few_points', { target })
  if (!series.length) return unknown('definition_changed', { target, figure })
  const judged = series
    .filter(({ on }) => on === figure.on)
    .map((one) => judge(indicator, one, target, today, breakIn(series)))
  const [first = unknown('few_points')] = judged
  // Two sources for one day that lead to different answers: readers are told so, and neither is chosen for them.
  const answer = judged.every((other) => other.standing === first.standing)
    ? first
    : unknown('disputed', { target, figure })
  return { ...answer, outlook: outlookOf(indicator, series, target) }
}

/** Read by the definition in use, the newest first. */
const comparable = ({ version }: Indicator, seen: readonly Observation[]) =>
  seen.filter(({ indicatorVersion, status }) => indicatorVersion === version && status !== 'D')

const breakIn = (series: readonly Observation[]) => series.find(({ status }) => status === 'B')?.on ?? null

function judge(
  indicator: Indicator,
  figure: Observation,
  target: Target,
  today: string,
  brokenOn: string | null,
): Progress {
  const found = { ...untold, target, figure }
  if (target.kind === 'milestone') return judgeMilestone(found, figure, target, today)
  const { kind, direction, baseline } = indicator
  const bounds = boundsOf(kind, figure)
  const goal = scaled(kind, goalOf(target, direction), target.of)
  if (!bounds || goal === null) return unknown('few_points', found)
  const distance = distanceTo(goal, bounds, direction)
  if (yearOf(today) - yearOf(figure.on) > staleAfterYears[indicator.period])
    return unknown('stale', { ...found, distance })
  if (brokenOn !== null && baseline.on !== null && brokenOn > baseline.on)
    return unknown('definition_changed', { ...found, distance })
  if (kind === 'maturity' && (figure.judges ?? 0) < fewestJudges)
    return unknown('few_reports', { ...found, distance })

  const at = yearOf(figure.on)
  const paths = pathsOf(indicator)
  const ends = [bounds.low, bounds.high].flatMap((value) =>
    (paths.length ? paths : [[]]).map((path) => judgeValue(indicator, path, goal, at, value)),
  )
  const pace = rangeOf(ends.map((end) => end.pace))
  const agreed = agree(ends.map((end) => end.standing))
  const growth = growthOf(indicator, paths, at, bounds, agreed)
  if (agreed) return { ...found, distance, standing: agreed, reason: null, pace, growth }
  if (!paths.length) return unknown('no_baseline', { ...found, distance })
  if (ends.some((end) => end.standing === null)) return unknown('few_points', { ...found, distance })
  return unknown('few_reports', { ...found, distance, pace })
}

function distanceTo(goal: number, { low, high }: Range, direction: Indicator['direction']): Range {
  const ends = [low, high].map((value) => Math.max(0, direction === 'up' ? goal - value : value - goal))
  return { low: Math.min(...ends), high: Math.max(...ends) }
}

function rangeOf(values: readonly (number | null)[]): Range | null {
  const known = values.filter((value) => value !== null)
  return known.length && known.length === values.length
    ? { low: Math.min(...known), high: Math.max(...known) }
    : null
}

type Judged = { standing: ProgressStatus | null; pace: number | null }

function judgeValue(
  { kind, direction }: Indicator,
  path: readonly Point[],
  goal: number,
  at: number,
  value: number,
): Judged {
  const pace = linearPace(path, at, value)
  if (direction === 'up' ? value >= goal : value <= goal) return { standing: 'met', pace }
  const planned = plannedAt(path, at)
  if (pace === null || planned === null) return { standing: null, pace }
  const isOnPath =
    (kind === 'rate' && direction === 'up' && value >= onTrackFrom * planned) ||
    (kind === 'maturity' && value >= Math.floor(planned))
  return { standing: isOnPath ? 'on_track' : classOf(pace), pace }
}

const good: readonly (ProgressStatus | null)[] = ['met', 'on_track']
const bad: readonly (ProgressStatus | null)[] = ['off_track', 'reversing']

/** Good only if every end is good, bad only if every end is bad; else the ends do not agree. */
function agree(ends: readonly (ProgressStatus | null)[]): ProgressStatus | null {
  const [first = null] = ends
  if (ends.every((end) => end === first)) return first
  if (ends.every((end) => good.includes(end))) return 'on_track'
  return ends.every((end) => bad.includes(end)) ? 'off_track' : null
}

function growthOf(
  { compounds }: Indicator,
  paths: readonly Point[][],
  at: number,
  bounds: Range,
  linear: ProgressStatus | null,
): Progress['growth'] {
  if (!compounds || linear === null || linear === 'met') return null
  const ends = paths.flatMap((path) => [bounds.low, bounds.high].map((value) => growthPace(path, at, value)))
  const pace = rangeOf(ends)
  const standing = pace && agree([classOf(pace.low), classOf(pace.high)])
  return pace && standing && standing !== linear ? { standing, pace } : null
}

/** The last figure of each calendar year since the series last broke, led on to the day of the target. */
function outlookOf(indicator: Indicator, series: readonly Observation[], target: Target): Outlook | null {
  const { kind, direction } = indicator
  const goal = scaled(kind, goalOf(target, direction), target.of)
  if (goal === null || kind === 'maturity' || kind === 'milestone') return null
  const since = breakIn(series) ?? ''
  const years = new Map<string, Point>()
  for (const { on, value, of } of series) {
    const amount = scaled(kind, value, of)
    if (on >= since && amount !== null && !years.has(on.slice(0, 4)))
      years.set(on.slice(0, 4), { at: yearOf(on), value: amount })
  }
  return outlook([...years.values()], { at: yearOf(target.on), value: goal }, direction)
}

/** Done by the day, or late by so many months: as many as the newest figure vouches for. */
function judgeMilestone(
  found: Omit<Progress, 'standing' | 'reason'>,
  { state, on }: Observation,
  target: Target,
  today: string,
): Progress {
  const lateMonths = on > target.on ? monthsBetween(target.on, on) : null
  if (state !== null && isDone(state)) return { ...found, standing: 'met', reason: null, lateMonths }
  if (lateMonths !== null) return { ...found, standing: 'off_track', reason: null, lateMonths }
  return unknown(target.on < today ? 'stale' : 'few_points', found)
}
