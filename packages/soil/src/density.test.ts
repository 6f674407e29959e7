import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DensityFunctionName, densityFunctions, estimateDensity } from './density.ts'

const names = Object.keys(densityFunctions) as DensityFunctionName[]
const mineral = { ocGKg: 15, sandPercent: 40, clayPercent: 20, depthCm: 15, mineralDensityGCm3: 1.64 }

// By hand from the equations printed in `equation`
test.each([
  ['adams1973', mineral, 100 / (2.586 / 0.244 + 97.414 / 1.64)],
  ['honeysettRatkowsky1989', mineral, 1 / (0.564 + 0.0556 * 2.586)],
  ['manriqueJones1991', mineral, 1.66 - 0.318 * 1.22474487139],
  ['hollis2012CultivatedTopsoil', mineral, 0.80806 + 0.823844 * 0.65711581 + 0.05626 - 0.020598],
  ['hollis2012OtherMineral', mineral, 0.69794 + 0.750636 * 0.70784333 + 0.034748 - 0.010328],
  ['hollis2012Organic', { ocGKg: 400 }, 1.4903 - 0.33293 * 3.68887945],
] as const)('%s gives the density of its equation', (name, predictors, expected) => {
  expect(estimateDensity(name, predictors).densityGCm3).toBeCloseTo(expected, 6)
})

test('every function states an error, a source, where it holds, and that nobody has compared the print', () => {
  for (const name of names) {
    const { error, reference, validity, verified, doubt } = densityFunctions[name]
    expect(error.sdGCm3).toBeGreaterThan(0)
    expect(reference).toMatch(/\d{4}/)
    expect(validity.where).not.toBe('')
    expect(verified).toBe(false)
    expect(doubt.length).toBeGreaterThan(5)
  }
})

test('within its range every density is one that soil can have, and falls with carbon', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      (name, share, sand) => {
        const { minOcGKg, maxOcGKg } = densityFunctions[name].validity
        const at = (s: number) =>
          estimateDensity(name, {
            ...mineral,
            ocGKg: minOcGKg + s * (maxOcGKg - minOcGKg),
            sandPercent: sand,
            clayPercent: 100 - sand,
          }).densityGCm3
        expect(at(share)).toBeGreaterThan(0.05)
        expect(at(share)).toBeLessThan(2.2)
        expect(at(share)).toBeLessThanOrEqual(at(share / 2) + 1e-12)
      },
    ),
  )
})

test('peat is not given to a function of mineral soils, nor sand to one of peat', () => {
  expect(() => estimateDensity('hollis2012CultivatedTopsoil', { ...mineral, ocGKg: 400 })).toThrow(
    expect.objectContaining({ code: 'outside-domain' }),
  )
  expect(() => estimateDensity('hollis2012Organic', { ocGKg: 5 })).toThrow(
    expect.objectContaining({ code: 'outside-domain' }),
  )
})

test('a predictor that is missing is asked for, and solid quartz is no mineral soil', () => {
  expect(() => estimateDensity('adams1973', { ocGKg: 15 })).toThrow(
    expect.objectContaining({ code: 'missing', field: 'mineralDensityGCm3' }),
  )
  expect(() => estimateDensity('adams1973', { ocGKg: 15, mineralDensityGCm3: 2.65 })).toThrow(
    expect.objectContaining({ code: 'out-of-range' }),
  )
})
