import type { Drawing } from './drawing.ts'
import { yearOf } from './pace.ts'

/** Where a day lies on an axis of years: the value of a year, which is that of its last day, on the tick of that year. */
export const place = (day: string): number => yearOf(day) - 1

export type Frame = {
  since: number
  until: number
  /** Null where today lies outside. */
  today: number | null
  /** Whole years, at most so many. */
  ticks: (most: number) => number[]
}

/**
 * As much time as there is something to see in: from the first point to the last, and to the next target. Null with fewer
 * than two points in time.
 */
export function frameOf({ plan, seen }: Drawing, nextTarget: string | null, today: string): Frame | null {
  const points = new Set(seen.map(({ on }) => on))
  const [start] = plan
  // The plan begins with the start only where one is dated.
  if (start && (nextTarget === null || start.on < nextTarget)) points.add(start.on)
  if (points.size < 2 || !seen.length) return null
  const years = [
    ...points,
    ...(nextTarget && plan.some(({ on }) => on === nextTarget) ? [nextTarget] : []),
  ].map(place)
  const [since, until] = [Math.floor(Math.min(...years)), Math.ceil(Math.max(...years))]
  const now = place(today)
  return {
    since,
    until,
    today: now >= since && now <= until ? now : null,
    ticks(most) {
      const step = [1, 2, 5, 10, 20].find((years) => (until - since) / years < most) ?? 50
      const first = Math.ceil(since / step) * step
      return Array.from(
        { length: Math.floor((until - first) / step) + 1 },
        (_, index) => first + index * step,
      )
    },
  }
}
