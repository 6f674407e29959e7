import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cholesky, correlationMatrix } from './correlation.ts'
import { type Distribution, distributionQuantile, sampleDistribution } from './distribution.ts'
import { monteCarlo } from './montecarlo.ts'
import { propagate } from './propagate.ts'
import { quantile } from './quantile.ts'
import { random } from './random.ts'

const normal = (mean: number, sd: number): Distribution => ({ kind: 'normal', mean, sd })

test('the same seed gives the same draws, another seed others', () => {
  const run = (seed: number) => monteCarlo({ a: normal(0, 1) }, ({ a }) => a, { seed, draws: 50 }).values
  expect(run(3)).toEqual(run(3))
  expect(run(3)).not.toEqual(run(4))
})

test('a sum of correlated normals has the spread of theory', () => {
  const { mean, sd } = monteCarlo({ a: normal(10, 3), b: normal(5, 4) }, ({ a, b }) => a + b, {
    seed: 1,
    draws: 40_000,
    correlations: [{ between: ['a', 'b'], r: -0.5 }],
  })
  expect(Math.abs(mean - 15)).toBeLessThan((4 * Math.sqrt(13)) / 200)
  expect(sd).toBeCloseTo(Math.sqrt(9 + 16 - 12), 1)
})

test('margins keep their own distribution under correlation', () => {
  const run = monteCarlo({ u: { kind: 'uniform', min: 2, max: 4 }, n: normal(0, 1) }, ({ u }) => u, {
    seed: 9,
    draws: 20_000,
    correlations: [{ between: ['n', 'u'], r: 0.9 }],
  })
  expect(run.quantile(0)).toBeGreaterThan(2)
  expect(run.quantile(1)).toBeLessThan(4)
  expect(run.quantile(0.25)).toBeCloseTo(2.5, 1)
  expect(run.sd).toBeCloseTo(2 / Math.sqrt(12), 2)
})

test('full correlation moves two inputs as one', () => {
  const run = monteCarlo({ a: normal(1, 2), b: normal(1, 2) }, ({ a, b }) => a - b, {
    seed: 5,
    draws: 200,
    correlations: [{ between: ['a', 'b'], r: 1 }],
  })
  expect(Math.max(...run.values.map(Math.abs))).toBeLessThan(1e-12)
})

test('the probability of a gain comes with the error that the draws leave', () => {
  const { probabilityAbove } = monteCarlo({ gain: normal(1, 1) }, ({ gain }) => gain, {
    seed: 2,
    draws: 10_000,
  })
  const { probability, standardError } = probabilityAbove()
  expect(Math.abs(probability - 0.8413)).toBeLessThan(4 * standardError)
  expect(standardError).toBeCloseTo(0.00365, 4)
  expect(probabilityAbove(1).probability).toBeCloseTo(0.5, 1)
})

test('a run states what is needed to repeat it', () => {
  const inputs = { a: normal(0, 1) }
  const { made } = monteCarlo(inputs, ({ a }) => a, { seed: 11, draws: 10 })
  expect(made).toEqual({
    method: 'Monte Carlo, Gaussian copula',
    generator: 'xoshiro128**',
    quantileRule: 'Hyndman and Fan 7',
    seed: 11,
    draws: 10,
    inputs,
    correlations: [],
  })
})

describe('what cannot be drawn is refused', () => {
  const run =
    (inputs: Record<string, Distribution>, options = {}) =>
    () =>
      monteCarlo(inputs, (drawn) => Object.values(drawn)[0], { seed: 1, draws: 10, ...options })
  const three = { a: normal(0, 1), b: normal(0, 1), c: normal(0, 1) }
  test.each([
    [
      'correlations that contradict one another',
      run(three, {
        correlations: [
          { between: ['a', 'b'], r: 0.9 },
          { between: ['b', 'c'], r: 0.9 },
          { between: ['a', 'c'], r: -0.9 },
        ],
      }),
      'correlations',
    ],
    [
      'a correlation with an unknown input',
      run(three, { correlations: [{ between: ['a', 'z'], r: 0.1 }] }),
      'correlation',
    ],
    [
      'a pair given twice',
      run(three, {
        correlations: [
          { between: ['a', 'b'], r: 0.1 },
          { between: ['b', 'a'], r: 0.2 },
        ],
      }),
      'correlation',
    ],
    ['a negative spread', run({ a: normal(0, -1) }), 'a sd'],
    ['bounds the wrong way round', run({ a: { kind: 'uniform', min: 2, max: 1 } }), 'a'],
    ['a mode outside its bounds', run({ a: { kind: 'triangular', min: 0, mode: 3, max: 2 } }), 'a mode'],
    ['a lognormal of mean zero', run({ a: { kind: 'lognormal', mean: 0, sd: 1 } }), 'a mean'],
    [
      'a window no draw can reach',
      run({ a: { kind: 'truncated-normal', mean: 0, sd: 1, min: 60, max: 61 } }),
      'truncated-normal',
    ],
    ['a single draw', run(three, { draws: 1 }), 'draws'],
  ])('%s', (_, attempt, field) => {
    expect(attempt).toThrow(expect.objectContaining({ name: 'SoilRefusal', field }))
  })

  test('a model that gives no number, with the inputs that did it', () => {
    expect(() => monteCarlo({ a: normal(0, 1) }, ({ a }) => Math.sqrt(a), { seed: 1, draws: 100 })).toThrow(
      /NaN at draw \d+ of \{"a":-/,
    )
  })
})

const shapes: [Distribution, number, number][] = [
  [{ kind: 'uniform', min: -1, max: 3 }, 1, 4 / Math.sqrt(12)],
  [{ kind: 'lognormal', mean: 5, sd: 2 }, 5, 2],
  [{ kind: 'triangular', min: 0, mode: 1, max: 4 }, 5 / 3, Math.sqrt((16 + 1 - 4) / 18)],
  [normal(-3, 0.5), -3, 0.5],
  // mean and sd of a normal cut at ±1 sd (Johnson, Kotz and Balakrishnan 1994)
  [{ kind: 'truncated-normal', mean: 0, sd: 1, min: -1, max: 1 }, 0, 0.5396],
  [{ kind: 'fixed', value: 2 }, 2, 0],
]

test.each(shapes)('draws of $kind have its mean and spread', (shape, mean, sd) => {
  const source = random(31)
  const n = 20_000
  const drawn = Array.from({ length: n }, () => sampleDistribution(shape, source))
  const found = drawn.reduce((s, v) => s + v, 0) / n
  expect(Math.abs(found - mean)).toBeLessThanOrEqual((4 * sd) / Math.sqrt(n))
  expect(Math.sqrt(drawn.reduce((s, v) => s + (v - found) ** 2, 0) / (n - 1))).toBeCloseTo(sd, 1)
})

test('quantiles rise with p for every distribution', () => {
  const p = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true })
  fc.assert(
    fc.property(fc.constantFrom(...shapes.map(([shape]) => shape)), p, p, (shape, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      expect(distributionQuantile(shape, low)).toBeLessThanOrEqual(distributionQuantile(shape, high))
    }),
  )
})

test('a window in the far upper tail is drawn inside its bounds', () => {
  const far: Distribution = { kind: 'truncated-normal', mean: 0, sd: 1, min: 9, max: 10 }
  for (const p of [1e-6, 0.5, 1 - 1e-6]) {
    const x = distributionQuantile(far, p)
    expect(x >= 9 && x <= 10).toBe(true)
  }
  expect(distributionQuantile(far, 0.5)).toBeCloseTo(9.0757797, 6) // mpmath
})

test('sample quantiles follow rule 7', () => {
  expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75)
  expect(quantile([7], 0.9)).toBe(7)
  expect(() => quantile([], 0.5)).toThrow(expect.objectContaining({ code: 'missing' }))
})

test('the Cholesky factor multiplies back to the matrix', () => {
  const matrix = correlationMatrix(
    ['a', 'b', 'c'],
    [
      { between: ['a', 'b'], r: 0.4 },
      { between: ['c', 'b'], r: -0.7 },
    ],
  )
  const lower = cholesky(matrix)
  matrix.forEach((row, i) =>
    row.forEach((value, j) => {
      expect(lower[i].reduce((sum, l, k) => sum + l * lower[j][k], 0)).toBeCloseTo(value, 14)
    }),
  )
})

test('first-order propagation agrees with Monte Carlo where the function bends little', () => {
  const correlations = [{ between: ['a', 'b'], r: 0.6 }] as const
  const f = ({ a, b }: { a: number; b: number }) => a * b
  const { value, sd, shares } = propagate(
    { a: { value: 10, sd: 0.2 }, b: { value: 5, sd: 0.1 } },
    f,
    correlations,
  )
  const drawn = monteCarlo({ a: normal(10, 0.2), b: normal(5, 0.1) }, f, {
    seed: 1,
    draws: 40_000,
    correlations,
  })
  expect(value).toBe(50)
  expect(sd).toBeCloseTo(Math.sqrt(1 + 1 + 2 * 0.6), 6)
  expect(drawn.sd / sd).toBeCloseTo(1, 1)
  expect(shares.a).toBeCloseTo(shares.b, 6)
})
