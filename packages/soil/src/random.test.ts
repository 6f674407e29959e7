import { expect, test } from 'vitest'
import { fixture } from '../test/fixture.ts'
import { random, xoshiro } from './random.ts'

const expected = fixture<{ from1234: number[]; seed42: number[] }>('random.json')

test('the generator gives the published sequence', () => {
  const source = xoshiro([1, 2, 3, 4])
  expect(expected.from1234.map(() => source.bits())).toEqual(expected.from1234)
})

test('a seed is spread over the state by SplitMix32', () => {
  const source = random(42)
  expect(expected.seed42.map(() => source.bits())).toEqual(expected.seed42)
})

test('numbers lie inside the open interval, evenly', () => {
  const source = random(7)
  const bins = Array.from({ length: 10 }, () => 0)
  for (let i = 0; i < 20_000; i++) {
    const u = source.next()
    expect(u > 0 && u < 1).toBe(true)
    bins[Math.floor(u * 10)] += 1
  }
  const chi2 = bins.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0)
  expect(chi2).toBeLessThan(27.9) // 99.9 % of chi-square with nine degrees of freedom
})

test.each([-1, 1.5, 2 ** 32, Number.NaN])('the seed %s is refused', (seed) => {
  expect(() => random(seed)).toThrow(expect.objectContaining({ field: 'seed' }))
})

test('a state of zeros, which would never leave zero, is refused', () => {
  expect(() => xoshiro([0, 0, 0, 0])).toThrow(expect.objectContaining({ field: 'state' }))
})
