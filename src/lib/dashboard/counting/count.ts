import { dayOf } from '#lib/platform/day.ts'
import type { Counted, Countable } from '#lib/platform/countable.ts'

/** A number of things for a year that ends on the day. */
export type Count = { on: string; value: number | null; low: number | null }

/**
 * Things a year, for each full calendar year since the first thing, and for the twelve months to the end of the last
 * month. Where records show only a part, a year without a record says nothing at all.
 */
export function countsOf(things: readonly Counted[], says: Countable['says'], today: string): Count[] {
  const [first] = things.map(({ on }) => on).sort()
  if (!first) return []
  const thisYear = Number(today.slice(0, 4))
  const years = Array.from({ length: thisYear - Number(first.slice(0, 4)) }, (_, index) => {
    const year = Number(first.slice(0, 4)) + index
    return { from: `${year}-01-01`, on: `${year}-12-31` }
  })
  return [...years, lastTwelveMonths(today)].flatMap(({ from, on }): Count[] => {
    const count = things.filter((thing) => from <= thing.on && thing.on <= on).length
    if (says === 'exactly') return [{ on, value: count, low: count }]
    return count ? [{ on, value: null, low: count }] : []
  })
}

function lastTwelveMonths(today: string): { from: string; on: string } {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const day = dayOf
  return {
    from: day(new Date(Date.UTC(year - 1, month - 1, 1))),
    on: day(new Date(Date.UTC(year, month - 1, 0))),
  }
}
