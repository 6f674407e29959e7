import { perMilleRate, type Worksheet, type WorksheetRow } from '#soil'

/** From what stays to what goes: the order in which the pools are stacked. */
export const pools = ['iom', 'hum', 'rpm', 'bio', 'dpm'] as const
export type Pool = (typeof pools)[number]

/** The stock and its pools at the end of a month, t C/ha. */
export type Point = Pick<WorksheetRow, Pool | 'soc' | 'year' | 'month'> & { at: Date }

export type Course = {
  points: readonly Point[]
  /** `months`: every month is there; else the last month of every so many years. */
  step: 'months' | number
  /** how many months were run forward */
  months: number
}

/** More points than this are more than a drawing can show. */
const readable = 250

/**
 * What a drawing of the run shows: the end of the starting year, then every month, or in a long run the end of each
 * year or of each few years. A file without a run shows the year that it starts from.
 */
export function courseOf({ rows }: Worksheet): Course {
  const forward = rows.filter(({ run }) => run === 'forward')
  const [first] = forward
  const start = rows.filter(({ run }) => run === 'start')
  const months = forward.length
  if (!first) return { points: start.map(pointOf), step: 'months', months }
  const before = start.slice(-1).map((row) => ({ ...pointOf(row), at: endOf(first.year, first.month - 1) }))
  if (months <= readable) return { points: [...before, ...forward.map(pointOf)], step: 'months', months }
  const step = Math.ceil(months / 12 / readable)
  const ends = forward.filter((_, i) => (i + 1) % (12 * step) === 0 || i === months - 1)
  return { points: [...before, ...ends.map(pointOf)], step, months }
}

const pointOf = (row: WorksheetRow): Point => {
  const { year, month, soc, iom, hum, rpm, bio, dpm } = row
  return { year, month, soc, iom, hum, rpm, bio, dpm, at: endOf(year, month) }
}

/** The last day of a month. Years below 100 are years too, which `Date.UTC` takes for those of a century. */
export function endOf(year: number, month: number): Date {
  const day = new Date(0)
  day.setUTCFullYear(year, month, 0)
  return day
}

/** `2001-03`, which reads the same in every language. */
export const monthOf = ({ year, month }: { year: number; month: number }) =>
  `${year}-${String(month).padStart(2, '0')}`

/** Start and end of the run; null where nothing was run forward. */
export function changeOf({ points, months }: Course) {
  const [start, end] = [points[0], points.at(-1)]
  if (!months || !start || !end) return null
  const years = months / 12
  const perMille = start.soc > 0 ? perMilleRate(start.soc, end.soc, years, 'linear') : null
  return { start: start.soc, end: end.soc, years, yearly: (end.soc - start.soc) / years, perMille }
}
