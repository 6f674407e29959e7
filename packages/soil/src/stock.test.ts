import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Layer,
  fineEarthMass,
  fixedDepthStock,
  layerStock,
  layerStockError,
  sumUncertain,
} from './stock.ts'
import { densityBasisEvidence, explainStock } from './stones.ts'
import { random } from './random.ts'

const layer: Layer = {
  upperCm: 0,
  lowerCm: 30,
  ocGKg: 20,
  densityGCm3: 1.3,
  densityBasis: 'fine-earth-volume',
  coarsePercent: 20,
}

const anyLayer = fc.record({
  ocGKg: fc.double({ min: 0, max: 100, noNaN: true }),
  densityGCm3: fc.double({ min: 0.6, max: 1.9, noNaN: true }),
  coarsePercent: fc.double({ min: 0, max: 70, noNaN: true }),
  thickness: fc.integer({ min: 1, max: 40 }),
})

const anyProfile = fc.array(anyLayer, { minLength: 1, maxLength: 6 }).map((layers) => {
  let depth = 0
  return layers.map(({ thickness, ...rest }): Layer => {
    const upperCm = depth
    depth += thickness
    return { ...rest, upperCm, lowerCm: depth, densityBasis: 'fine-earth-volume' }
  })
})

test('a layer by hand: 1.3 g/cm³ over 30 cm with a fifth of stones and 2 % carbon is 62.4 t/ha', () => {
  expect(fineEarthMass(layer)).toBeCloseTo(3120, 9)
  expect(layerStock(layer)).toBeCloseTo(62.4, 9)
})

test('the three densities of one soil give one stock', () => {
  const stones = 0.2
  const total = layer.densityGCm3 * (1 - stones)
  const whole = total + 2.65 * stones
  const stock = layerStock(layer)
  expect(layerStock({ ...layer, densityBasis: 'total-volume', densityGCm3: total })).toBeCloseTo(stock, 9)
  expect(layerStock({ ...layer, densityBasis: 'whole-soil', densityGCm3: whole })).toBeCloseTo(stock, 9)
})

test('the stock of a profile is the sum of its layers, whatever their order', () => {
  fc.assert(
    fc.property(anyProfile, fc.nat(), (profile, turn) => {
      const depth = profile[profile.length - 1].lowerCm
      const sum = profile.reduce((s, l) => s + layerStock(l), 0)
      const at = turn % profile.length
      const turned = [...profile.slice(at), ...profile.slice(0, at)].reverse()
      expect(fixedDepthStock(turned, depth)).toBeCloseTo(sum, 9)
    }),
  )
})

test('cutting a layer in two changes nothing', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 29.9, noNaN: true }), (cut) => {
      const [upper, lower] = [
        { ...layer, lowerCm: cut },
        { ...layer, upperCm: cut },
      ]
      expect(layerStock(upper) + layerStock(lower)).toBeCloseTo(layerStock(layer), 9)
      expect(fixedDepthStock([layer], cut)).toBeCloseTo(layerStock(upper), 9)
    }),
  )
})

describe('a layer that cannot be is refused', () => {
  test.each([
    ['ends above its begin', { lowerCm: -1 }, 'out-of-range'],
    ['has no thickness', { lowerCm: 0 }, 'inconsistent'],
    ['holds more carbon than matter', { ocGKg: 700 }, 'out-of-range'],
    ['is denser than quartz', { densityGCm3: 2.7 }, 'out-of-range'],
    ['has no density', { densityGCm3: 0 }, 'out-of-range'],
    ['is all stones', { coarsePercent: 100 }, 'outside-domain'],
    ['has a NaN', { ocGKg: Number.NaN }, 'not-a-number'],
    ['does not say what its density means', { densityBasis: undefined }, 'missing'],
    ['has stones heavier than itself', { densityBasis: 'whole-soil', densityGCm3: 0.5 }, 'inconsistent'],
  ])('which %s', (_, change, code) => {
    expect(() => layerStock({ ...layer, ...change } as Layer)).toThrow(expect.objectContaining({ code }))
  })
})

test('gaps, overlaps and depths below the samples are refused', () => {
  const second = { ...layer, upperCm: 30, lowerCm: 60 }
  expect(() => fixedDepthStock([layer, { ...second, upperCm: 35 }], 50)).toThrow('a gap between 30 and 35')
  expect(() => fixedDepthStock([layer, { ...second, upperCm: 25 }], 50)).toThrow(
    'an overlap between 30 and 25',
  )
  expect(() => fixedDepthStock([layer, second], 61)).toThrow('sampled to 60 cm')
  expect(() => fixedDepthStock([], 30)).toThrow(expect.objectContaining({ code: 'missing' }))
})

test('a reported stock is traced to the formula it came from', () => {
  const named = (stock: number, of: Layer = layer) => explainStock(of, stock)[0]?.formula
  expect(named(62.4)).toBe('right')
  expect(named(62.4 * 0.8)).toBe('stones taken off twice')
  expect(named(78)).toBe('stones not taken off')
  expect(named(6.24)).toBe('carbon percent used as g/kg')
  expect(named(624)).toBe('carbon g/kg used as percent')
  expect(named(78 * (1 - 20))).toBe('stone percent used as a fraction')
  expect(named(78 * (1 - 0.002))).toBe('stone fraction used as a percent')
  expect(named(40)).toBeUndefined()
  const total: Layer = { ...layer, densityBasis: 'total-volume' }
  expect(named(78 * 0.8, total)).toBe('stones taken off twice')
})

test('what a density divides by shows in how it falls with stones', () => {
  const source = random(12)
  const samples = (slope: number) =>
    Array.from({ length: 40 }, () => {
      const coarsePercent = 50 * source.next()
      return {
        coarsePercent,
        density: 1.3 * (1 + (slope * coarsePercent) / 100) + 0.04 * (source.next() - 0.5),
      }
    })
  expect(densityBasisEvidence(samples(-1)).basis).toBe('total-volume')
  expect(densityBasisEvidence(samples(0)).basis).toBe('fine-earth-volume')
  expect(densityBasisEvidence(samples(-0.5)).basis).toBe('cannot tell')
  const stoneless = Array.from({ length: 6 }, () => ({ density: 1.3, coarsePercent: 0 }))
  expect(densityBasisEvidence(stoneless)).toEqual({ basis: 'cannot tell', n: 6 })
})

test('the error of a product is the root of the summed squares of the relative errors', () => {
  const none = { ocGKg: 0, densityGCm3: 0, coarsePercent: 0, thicknessCm: 0 }
  const { value, sd, shares } = layerStockError(layer, { ...none, ocGKg: 1, densityGCm3: 0.13 })
  expect(value).toBeCloseTo(62.4, 9)
  expect(sd / value).toBeCloseTo(Math.hypot(0.05, 0.1), 8)
  expect(shares.densityGCm3).toBeCloseTo(0.8, 8)
  const stones = layerStockError(layer, { ...none, coarsePercent: 4 })
  expect(stones.sd / value).toBeCloseTo(0.05, 8)
  const linked = layerStockError(layer, { ...none, ocGKg: 1, densityGCm3: 0.13 }, [
    { between: ['ocGKg', 'densityGCm3'], r: -1 },
  ])
  expect(linked.sd / value).toBeCloseTo(0.05, 8)
})

test('errors that all layers share add up, those of their own do not', () => {
  const parts = [
    { value: 30, sd: 3 },
    { value: 20, sd: 4 },
  ]
  expect(sumUncertain(parts, { between: 0 })).toEqual({ value: 50, sd: 5 })
  expect(sumUncertain(parts, { between: 1 })).toEqual({ value: 50, sd: 7 })
})
