import { describe, expect, test } from 'vitest'
import { drawingOf } from './drawing.ts'
import { count, figure } from './fixtures.ts'
import { frameOf, place } from './frame.ts'

const today = '2026-03-01'
const without = { ...count, baseline: { ...count.baseline, on: null, low: null, high: null } }

test('the value of a year stands on its tick, and a target of 2030 on 2030', () => {
  expect(place('2020-12-31')).toBe(2020)
  expect(place('2030-12-31')).toBe(2030)
  expect(place('2021-06-30')).toBeCloseTo(2020.5, 1)
})

describe('the axis', () => {
  test('fits what is there: from the start to the next target, not to the last', () => {
    const frame = frameOf(drawingOf(count, [figure('2025-12-31', 13)]), '2030-12-31', today)
    expect(frame).toMatchObject({ since: 2020, until: 2030 })
    expect(frame?.today).toBeCloseTo(2025.16, 1)
    expect(frame?.ticks(9)).toEqual([2020, 2022, 2024, 2026, 2028, 2030])
  })

  test('ends with the last figure where nothing is to be reached', () => {
    const figures = ['2020', '2021', '2022'].map((year) => figure(`${year}-12-31`, 9))
    const frame = frameOf(drawingOf({ ...without, targets: [] }, figures), null, today)
    expect(frame).toMatchObject({ since: 2020, until: 2022, today: null })
    expect(frame?.ticks(9)).toEqual([2020, 2021, 2022])
  })

  test('is not there with fewer than two points', () => {
    expect(frameOf(drawingOf(without, [figure('2025-12-31', 9)]), '2030-12-31', today)).toBeNull()
    expect(frameOf(drawingOf(count, []), '2030-12-31', today)).toBeNull()
  })
})
