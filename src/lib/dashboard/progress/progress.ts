import type { Indicator, Target } from '../indicator.ts'
import { isDone, type Observation } from '../observations/observation.ts'
import { outlook, type Outlook } from './chance.ts'
import { breakIn, comparable, seenBy } from './data.ts'
import { boundsOf, distanceTo, goalOf, pathsOf, scaled, targetAt, type Range } from './distance.ts'
import { isTooOld } from './freshness.ts'
import {
  classOf,
  growthPace,
  linearPace,
  monthsBetween,
  onTrackFrom,
  plannedAt,
  yearOf,
  type PaceClass,
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

/** What the rule of pace says. */
export type Progress = {
  standing: ProgressStatus
  reason: Reason | null
  /** Change achieved over change planned by that day; null where it cannot be computed. */
  pace: Range | null
  /** What the growth method says, where it is defined and says something else. */
  growth: { standing: PaceClass; pace: Range } | null
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

const fewestJudges = 2

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
  const seen = seenBy(observations, today)
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
  if (isTooOld(indicator, figure.on, today)) return unknown('stale', { ...found, distance })
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
function agree<Class extends ProgressStatus>(
  ends: readonly (Class | null)[],
): Class | 'on_track' | 'off_track' | null {
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
