import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewestPoints, outlook } from './chance.ts'
import { studentCdf, studentQuantile } from '#soil'

const line = (values: readonly number[]) => values.map((value, index) => ({ at: 2021 + index, value }))

test.each([
  [0.975, 1, 12.706],
  [0.975, 3, 3.182],
  [0.975, 8, 2.306],
  [0.95, 5, 2.015],
  [0.995, 30, 2.75],
])(
  'the %d quantile of Student’s t with %d degrees of freedom is %d, as printed tables have it',
  (p, freedom, t) => {
    expect(studentQuantile(p, freedom)).toBeCloseTo(t, 3)
    expect(studentCdf(t, freedom)).toBeCloseTo(p, 4)
  },
)

test('fewer than five points, or all on one day, give no number', () => {
  expect(outlook(line([1, 2, 3, 4]), { at: 2031, value: 10 }, 'up')).toBeNull()
  const sameDay = Array.from({ length: fewestPoints }, (_, value) => ({ at: 2021, value }))
  expect(outlook(sameDay, { at: 2031, value: 10 }, 'up')).toBeNull()
})

test('points on a line lead along it, without doubt', () => {
  const steady = line([5, 6.5, 8, 9.5, 11])
  expect(outlook(steady, { at: 2031, value: 20 }, 'up')).toMatchObject({ points: 5, chance: 1 })
  expect(outlook(steady, { at: 2031, value: 20 }, 'up')?.expected).toBeCloseTo(20, 9)
  expect(outlook(steady, { at: 2031, value: 21 }, 'up')?.chance).toBeCloseTo(0, 9)
  expect(outlook(steady, { at: 2031, value: 21 }, 'down')?.chance).toBeCloseTo(1, 9)
})

test('with equal weights the interval is the one of the textbook', () => {
  // Half a line up, half a line down, all at nearly one time: y = 0, ±1 about a level line; s² = 4/3 · …
  const points = [0, 1e-9, 2e-9, 3e-9, 4e-9].map((at, index) => ({
    at,
    value: [1, -1, 0, -1, 1][index] ?? 0,
  }))
  const found = outlook(points, { at: 2e-9, value: 1 }, 'up')
  const error = Math.sqrt((4 / 3) * (1 + 1 / 5))
  expect(found?.expected).toBeCloseTo(0, 6)
  expect(found?.high).toBeCloseTo(studentQuantile(0.975, 3) * error, 5)
  expect(found?.chance).toBeCloseTo(1 - studentCdf(1 / error, 3), 5)
})

test('newer points weigh more', () => {
  const bent = line([1, 1, 1, 1, 1, 2, 3, 4])
  const level = outlook(line([1, 1, 1, 1, 1, 1, 1, 1]), { at: 2031, value: 5 }, 'up')
  const rising = outlook(bent, { at: 2031, value: 5 }, 'up')
  const plainSlope = 36 / 84
  expect(level?.expected).toBeCloseTo(1, 9)
  expect(rising?.expected).toBeGreaterThan(14 / 8 + plainSlope * (2031 - 2024.5))
})

test('a harder target is never likelier, and the chance is the mirror of the other direction', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 12 })
  fc.assert(
    fc.property(values, fc.integer({ min: -99, max: 99 }), (drawn, goal) => {
      const at = (value: number, direction: 'up' | 'down' = 'up') =>
        outlook(line(drawn), { at: 2035, value }, direction)?.chance ?? NaN
      expect(at(goal + 1)).toBeLessThanOrEqual(at(goal) + 1e-12)
      if (new Set(drawn).size > 2) expect(at(goal) + at(goal, 'down')).toBeCloseTo(1, 6)
    }),
  )
})
