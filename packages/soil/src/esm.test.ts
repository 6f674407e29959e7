import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixture } from '../test/fixture.ts'
import { type MassBasis, cumulativeProfile, equivalentStock, esmChange, referenceMass } from './esm.ts'
import { type Interpolation, curve, interpolations } from './interpolation.ts'
import { simpleEsm } from './simple-esm.ts'
import { type Layer, fixedDepthStock } from './stock.ts'

interface Case {
  boundsCm: number[]
  ocGKg: number[]
  densityGCm3: number[]
  coarsePercent: number[]
  expected: Record<MassBasis, Record<Interpolation | 'referenceMassTHa', number>>
}

const { cases } = fixture<{ cases: Case[] }>('esm.json')

const profileOf = (c: Case): Layer[] =>
  c.ocGKg.map((ocGKg, i) => ({
    upperCm: c.boundsCm[i],
    lowerCm: c.boundsCm[i + 1],
    ocGKg,
    densityGCm3: c.densityGCm3[i],
    densityBasis: 'fine-earth-volume',
    coarsePercent: c.coarsePercent[i],
  }))

test.each(cases)('profile $boundsCm at equal mass, in both bases and by all three readings', (c) => {
  for (const mass of ['total', 'mineral'] as const)
    for (const interpolation of interpolations) {
      const { referenceMassTHa } = c.expected[mass]
      const { stockTHa } = equivalentStock(profileOf(c), referenceMassTHa, { mass, interpolation })
      expect(stockTHa).toBeCloseTo(c.expected[mass][interpolation], 9)
    }
})

const anyProfile = fc
  .array(
    fc.record({
      ocGKg: fc.double({ min: 0.5, max: 60, noNaN: true }),
      densityGCm3: fc.double({ min: 0.8, max: 1.8, noNaN: true }),
      coarsePercent: fc.double({ min: 0, max: 40, noNaN: true }),
      thickness: fc.integer({ min: 2, max: 30 }),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((layers) => {
    let depth = 0
    return layers.map(({ thickness, ...rest }): Layer => {
      const upperCm = depth
      depth += thickness
      return { ...rest, upperCm, lowerCm: depth, densityBasis: 'fine-earth-volume' }
    })
  })
const anyOptions = fc.record({
  mass: fc.constantFrom('total' as const, 'mineral' as const),
  interpolation: fc.constantFrom(...interpolations),
})

test('where the mass has not changed, equal mass is fixed depth', () => {
  fc.assert(
    fc.property(anyProfile, anyOptions, (profile, options) => {
      const depth = profile[profile.length - 2].lowerCm
      const mass = referenceMass(profile, depth, options.mass)
      expect(equivalentStock(profile, mass, options).stockTHa).toBeCloseTo(fixedDepthStock(profile, depth), 9)
      const { changeTHa } = esmChange(profile, profile, depth, options)
      expect(changeTHa).toBe(0)
    }),
  )
})

test('a soil that was only loosened has gained nothing, whatever fixed depth says', () => {
  const firm = profileOf(cases[0])
  const loose = firm.map((layer) => ({ ...layer, densityGCm3: layer.densityGCm3 * 0.9 }))
  const stretched = loose.map((layer) => ({
    ...layer,
    upperCm: layer.upperCm / 0.9,
    lowerCm: layer.lowerCm / 0.9,
  }))
  const { changeTHa, fixedDepthChangeTHa } = esmChange(firm, stretched, 30, {
    mass: 'total',
    interpolation: 'linear',
  })
  expect(changeTHa).toBeCloseTo(0, 9)
  expect(fixedDepthChangeTHa).toBeLessThan(-3)
})

test('linear and Hyman never fall as mass grows', () => {
  fc.assert(
    fc.property(
      anyProfile,
      fc.constantFrom('linear' as const, 'hyman' as const),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (profile, interpolation, a, b) => {
        const { massTHa } = cumulativeProfile(profile, 'total')
        const total = massTHa[massTHa.length - 1]
        const at = (share: number) =>
          equivalentStock(profile, share * total, { mass: 'total', interpolation }).stockTHa
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)) + 1e-9)
      },
    ),
  )
})

test('the order of the layers does not matter', () => {
  const profile = profileOf(cases[2])
  const options = { mass: 'mineral', interpolation: 'hyman' } as const
  expect(equivalentStock([...profile].reverse(), 3000, options)).toEqual(
    equivalentStock(profile, 3000, options),
  )
})

test('below the deepest sample it refuses, and invents soil only when asked, saying how much', () => {
  const profile = profileOf(cases[0])
  const { massTHa, carbonTHa } = cumulativeProfile(profile, 'total')
  const [total, n] = [massTHa[massTHa.length - 1], massTHa.length]
  const options = { mass: 'total', interpolation: 'natural' } as const
  expect(() => equivalentStock(profile, total + 1, options)).toThrow(
    expect.objectContaining({ code: 'outside-domain', field: 'referenceMassTHa' }),
  )
  const asked = equivalentStock(profile, total + 100, { ...options, beyond: 'deepest-layer' })
  const content = (carbonTHa[n - 1] - carbonTHa[n - 2]) / (massTHa[n - 1] - massTHa[n - 2])
  expect(asked.extrapolatedTHa).toBeCloseTo(100, 9)
  expect(asked.stockTHa).toBeCloseTo(carbonTHa[n - 1] + 100 * content, 9)
})

test('peat has no mineral mass to hold equal', () => {
  const peat: Layer = { ...profileOf(cases[0])[0], ocGKg: 590 }
  expect(() => cumulativeProfile([peat], 'mineral')).toThrow(
    expect.objectContaining({ code: 'outside-domain' }),
  )
})

test('curves pass through their points and refuse to leave them', () => {
  for (const kind of interpolations) {
    const read = curve([0, 1, 3, 4], [0, 2, 3, 7], kind)
    expect([0, 1, 3, 4].map(read)).toEqual([0, 2, 3, 7])
    expect(() => read(4.1)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
    expect(() => read(Number.NaN)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  }
  expect(curve([0, 2], [0, 5], 'hyman')(1)).toBe(2.5)
  expect(() => curve([0, 1, 1], [0, 1, 2], 'linear')).toThrow('does not rise')
  expect(() => curve([0, 1, 2], [0, 2, 1], 'hyman')).toThrow(
    expect.objectContaining({ code: 'outside-domain' }),
  )
})

test('the mode of SimpleESM stops at the last whole millimetre', () => {
  const contents = [{ upperCm: 0, lowerCm: 20, socGKg: 10, nGKg: 1, d13C: -25, d15N: 5 }]
  const densities = [
    { upperCm: 0, lowerCm: 10, densityGCm3: 1.2 },
    { upperCm: 10, lowerCm: 20, densityGCm3: 1.5 },
  ]
  // 100 mm of 12 t/ha and 200 t/ha more: 13 whole slices of 15 t/ha fit, a third of one is left
  const { fixedDepth, sliced, spline } = simpleEsm({ densities, contents }, [1400])
  expect(fixedDepth[0].massTHa).toBeCloseTo(2700, 9)
  expect(fixedDepth[0].carbonTHa).toBeCloseTo(27, 9)
  expect(sliced[0].massTHa).toBeCloseTo(1395, 9)
  expect(sliced[0].depthCm).toBe(11.3)
  expect(sliced[0].carbonTHa).toBeCloseTo(13.95, 9)
  expect(spline[0].carbonTHa).toBeCloseTo(14, 9)
  expect(sliced[0].carbonDelta13 / sliced[0].carbonTHa).toBeCloseTo(-25, 9)
})
