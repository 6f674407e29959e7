/** At least this share of the planned change is on track, at least that lagging; methods page, linear pace. */
export const onTrackFrom = 0.95
export const laggingFrom = 0.6

/** A day as years: 31 December 2020 is 2021.0, so that bare years lie whole years apart. */
export function yearOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const start = Date.UTC(year, 0, 1)
  const length = Date.UTC(year + 1, 0, 1) - start
  return year + (Date.UTC(year, month - 1, date + 1) - start) / length
}

/** Months from one day to a later one, a begun month counted as a month. */
export function monthsBetween(from: string, to: string): number {
  const [y = 0, m = 0, d = 0] = from.split('-').map(Number)
  const [year = 0, month = 0, date = 0] = to.split('-').map(Number)
  return (year - y) * 12 + month - m + (date > d ? 1 : 0)
}

export type Point = { at: number; value: number }

type Leg = { start: Point; end: Point; done: number }

/** The stretch of the path that a day lies in, and which part of it is over. */
function legAt(path: readonly Point[], at: number): Leg | null {
  const [first] = path
  const last = path.at(-1)
  if (!first || !last || at < first.at) return null
  for (const [index, end] of path.entries()) {
    const start = path[index - 1]
    if (start && at <= end.at) return { start, end, done: (at - start.at) / (end.at - start.at) }
  }
  return { start: last, end: last, done: 0 }
}

/** Where the plan wants the value on a day: straight lines from baseline to each target in turn, level after the last. */
export function plannedAt(path: readonly Point[], at: number): number | null {
  const leg = legAt(path, at)
  return leg && leg.start.value + (leg.end.value - leg.start.value) * leg.done
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
export function growthPace(path: readonly Point[], at: number, value: number): number | null {
  const leg = legAt(path, at)
  const [start] = path
  if (!leg || !start || at <= start.at || value <= 0 || path.some((point) => point.value <= 0)) return null
  const planned = leg.start.value * (leg.end.value / leg.start.value) ** leg.done
  const yearly = (to: number) => (to / start.value) ** (1 / (at - start.at)) - 1
  const required = yearly(planned)
  if (required === 0) return null
  return (Math.sign(required) * yearly(value)) / Math.abs(required)
}

export type PaceClass = 'on_track' | 'lagging' | 'off_track' | 'reversing'

export function classOf(pace: number): PaceClass {
  if (pace >= onTrackFrom) return 'on_track'
  if (pace >= laggingFrom) return 'lagging'
  return pace >= 0 ? 'off_track' : 'reversing'
}
