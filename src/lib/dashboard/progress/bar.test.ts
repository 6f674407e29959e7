import { expect, test } from 'vitest'
import type { Indicator } from '../indicator.ts'
import { barOf } from './bar.ts'
import { count, figure } from './fixtures.ts'
import { statusOf } from './status.ts'

const today = '2025-12-31'
const bar = (indicator: Indicator, ...figures: Parameters<typeof statusOf>[1][number][]) =>
  barOf(indicator, statusOf(indicator, figures, today), today)

test('the way runs from the start to the next target, with the place where the path should be today', () =>
  expect(bar(count, figure(today, 11))).toEqual({
    start: 5,
    goal: 20,
    plannedValue: 12.5,
    planned: 0.5,
    value: { low: 0.4, high: 0.4 },
  }))

test('without a start it begins at zero and has no path; bounds are both drawn', () => {
  const bare = { ...count, baseline: { ...count.baseline, on: null, low: null, high: null } }
  expect(bar(bare, figure(today, null, { low: 5, high: 10 }))).toMatchObject({
    start: 0,
    planned: null,
    value: { low: 0.25, high: 0.5 },
  })
})

test('what falls runs the other way, and what is beyond either end stops there', () => {
  const falling: Indicator = {
    ...count,
    direction: 'down',
    baseline: { ...count.baseline, low: 100, high: 100 },
    targets: [{ on: '2030-12-31', kind: 'count', low: 0, high: 0, of: null, note: null }],
  }
  expect(bar(falling, figure(today, 25))?.value?.low).toBeCloseTo(0.75)
  expect(bar(falling, figure(today, 110))?.value?.low).toBe(0)
  expect(bar(count, figure(today, 40))?.value?.high).toBe(1)
})

test('nothing to reach, nothing to draw', () => {
  expect(bar({ ...count, targets: [] }, figure(today, 11))).toBeNull()
  expect(bar(count)?.value).toBeNull()
})
