import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixture } from '../test/fixture.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { studentCdf, studentQuantile } from './student.ts'

const expected = fixture<{
  normalCdf: [number, number][]
  normalQuantile: [number, number][]
  studentCdf: [number, number, number][]
  studentQuantile: [number, number, number][]
}>('distributions.json')

const relative = (got: number, want: number) => (want === 0 ? Math.abs(got) : Math.abs(got / want - 1))

test.each(expected.normalCdf)('the normal distribution function at %d', (z, p) => {
  expect(relative(normalCdf(z), p)).toBeLessThan(3e-14)
})

test.each(expected.normalQuantile)('the normal quantile of %d', (p, z) => {
  expect(relative(normalQuantile(p), z)).toBeLessThan(4e-15)
})

test.each(expected.studentCdf)("Student's distribution function at %d with %d degrees", (t, df, p) => {
  expect(Math.abs(studentCdf(t, df) - p)).toBeLessThan(1e-14)
})

test.each(expected.studentQuantile)("Student's quantile of %d with %d degrees", (p, df, t) => {
  expect(relative(studentQuantile(p, df), t)).toBeLessThan(1e-12)
})

// Fisher and Yates, the columns and rows every statistics book prints
test.each([
  [0.975, 1, 12.706],
  [0.975, 5, 2.571],
  [0.95, 10, 1.812],
  [0.995, 20, 2.845],
  [0.975, 30, 2.042],
  [0.9995, 7, 5.408],
  [0.9, 120, 1.289],
])('the printed table: t of %d with %d degrees is %d', (p, df, printed) => {
  expect(studentQuantile(p, df).toFixed(3)).toBe(printed.toFixed(3))
})

test('the quantile undoes the distribution function for any degrees of freedom', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
      fc.double({ min: 0.6, max: 2000, noNaN: true }),
      (p, df) => {
        expect(Math.abs(studentCdf(studentQuantile(p, df), df) - p)).toBeLessThan(1e-11)
      },
    ),
  )
})

test('many degrees of freedom make it normal', () => {
  expect(studentQuantile(0.975, 1e6)).toBeCloseTo(normalQuantile(0.975), 5)
})

test.each([
  [0, 10],
  [1, 10],
  [0.5, 0],
  [0.9, Number.NaN],
])('p %d with %d degrees is refused', (p, df) => {
  expect(() => studentQuantile(p, df)).toThrow(expect.objectContaining({ name: 'SoilRefusal' }))
})
