import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dataDir } from '../test/reference.ts'
import {
  clayRatio,
  expectedCarbon,
  georgiouCapacity,
  hassinkCapacity,
  relativeToExpected,
} from './capacity.ts'
import { type Cluster, clusterPosition } from './cluster.ts'
import { recordsIn } from './tables.ts'
import { type FractionSource, fractionDifference, fractions } from './fractions.ts'

test('Hassink and Georgiou give their lines, their doubts, and a deficit only where carbon was measured', () => {
  expect(hassinkCapacity(60).capacityGKg).toBeCloseTo(26.29, 10)
  expect(hassinkCapacity(60, 30).deficitGKg).toBeCloseTo(-3.71, 10)
  expect(hassinkCapacity(60)).not.toHaveProperty('deficitGKg')
  expect(georgiouCapacity(50, 'high', 13).deficitGKg).toBeCloseTo(30, 10)
  expect(georgiouCapacity(50, 'low').capacityGKg).toBe(24)
  for (const capacity of [hassinkCapacity(1), georgiouCapacity(1, 'low')]) {
    expect(capacity.verified).toBe(false)
    expect(capacity.doubt).toContain('contested')
  }
})

test.each([
  [25, 'very good'],
  [20, 'good'],
  [16, 'moderate'],
  [15, 'degraded'],
])('%d g/kg on 20 %% clay is %s', (ocGKg, name) => {
  expect(clayRatio(ocGKg, 20).class).toBe(name)
})

test('a ratio to clay needs clay', () => {
  expect(() => clayRatio(10, 0)).toThrow(expect.objectContaining({ code: 'outside-domain' }))
})

const soils = Array.from({ length: 60 }, (_, i) => {
  const clayPercent = 5 + (i % 12) * 4
  return { clayPercent, ocGKg: (8 + 0.3 * clayPercent) * (1 + 0.4 * ((((i * 7) % 60) + 0.5) / 60 - 0.5)) }
})

test('expected carbon follows clay, and its classes do not', () => {
  const expected = expectedCarbon(soils)
  expect(expected.n).toBe(60)
  expect(expected.slope).toBeCloseTo(0.3, 1)
  expect(expected.quartiles[1]).toBeCloseTo(1, 1)
  const [sand, clay] = [10, 45].map((clayPercent) =>
    relativeToExpected(expected.intercept + expected.slope * clayPercent, clayPercent, expected),
  )
  expect(sand.ratio).toBeCloseTo(1, 12)
  expect(clay.quarter).toBe(sand.quarter)
  expect(clayRatio(clay.expectedGKg, 45).class).toBe('degraded')
  expect(clayRatio(sand.expectedGKg, 10).class).toBe('good')
  expect(relativeToExpected(1, 20, expected).quarter).toBe(1)
  expect(relativeToExpected(60, 20, expected).quarter).toBe(4)
})

test('a handful of soils, or soils of one clay, make no expectation', () => {
  expect(() => expectedCarbon(soils.slice(0, 29))).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  const alike = soils.map((soil) => ({ ...soil, clayPercent: 20 }))
  expect(() => expectedCarbon(alike)).toThrow(expect.objectContaining({ code: 'outside-domain' }))
})

const cluster: Cluster = {
  climate: 'dry',
  texture: 'coarse',
  n: 40,
  quantiles: { 5: 1, 25: 2, 50: 4, 75: 5, 95: 10 },
}

test.each([
  [3, 37.5, [25, 50]],
  [4, 50, [50, 75]],
  [10, 95, [95, undefined]],
  [0.5, undefined, [undefined, 5]],
  [11, undefined, [95, undefined]],
])('a value of %d stands at %s', (value, percentile, between) => {
  const position = clusterPosition(value, { climate: 'dry', texture: 'coarse' }, [cluster])
  expect(position.percentile).toBe(percentile)
  expect(position.between).toEqual(between)
})

test('the percentile rises with the value', () => {
  const inside = fc.double({ min: 1, max: 10, noNaN: true })
  fc.assert(
    fc.property(inside, inside, (a, b) => {
      const at = (v: number) =>
        clusterPosition(v, { climate: 'dry', texture: 'coarse' }, [cluster]).percentile ?? -1
      expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)))
    }),
  )
})

test('a cluster that is not there is not replaced by a wider one, and a small one says so', () => {
  const key = { climate: 'dry', texture: 'coarse', landUse: 'forest' }
  expect(() => clusterPosition(3, key, [cluster])).toThrow(
    '0 clusters of climate dry, texture coarse, landUse forest',
  )
  const few = { ...cluster, n: 12 }
  expect(clusterPosition(3, { climate: 'dry', texture: 'coarse' }, [few]).reliable).toBe(false)
})

test.skipIf(!dataDir)('the reference soils of DATA_DIR are a table to stand in', () => {
  const file = join(dataDir!, 'reference-soc-by-cluster/zone_texture.csv')
  const table = recordsIn(readFileSync(file, 'utf8')).map((cells): Cluster => ({
    climate: cells.ipcc_zone,
    texture: cells.texture_class,
    n: Number(cells.n_profiles),
    quantiles: { 5: Number(cells.soc_g_kg_p05), 25: Number(cells.p25), 50: Number(cells.p50), 75: Number(cells.p75), 90: Number(cells.p90), 95: Number(cells.p95) }, // prettier-ignore
  }))
  const position = clusterPosition(5, { climate: 'Tropical Dry', texture: 'coarse' }, table)
  expect(position.cluster.n).toBe(1870)
  expect(position.percentile).toBeCloseTo(50 + ((5 - 3.69) / (5.33 - 3.69)) * 25, 9)
})

const rothc: FractionSource = { kind: 'rothc', dpm: 0.2, rpm: 5, bio: 0.8, hum: 30, iom: 4 }

test.each<[FractionSource, object]>([
  [
    { kind: 'pom-maom', pomGKg: 4, maomGKg: 16, splitMicron: 53 },
    { basis: 'measured', labile: 0.2, total: 20 },
  ],
  [
    { kind: 'poxc', poxcGKg: 0.5, socGKg: 20 },
    { basis: 'measured', labile: 0.025 },
  ],
  [
    { kind: 'stable-share', share: 0.6, sd: 0.15, socGKg: 12, method: 'PARTYSOC v2.0EU' },
    { stable: 0.6, stableSd: 0.15 },
  ],
  [rothc, { basis: 'modelled', labile: 0.025, active: 0.875, stable: 0.1, unit: 't/ha' }],
  [
    { kind: 'amg', active: 14, stable: 26 },
    { basis: 'modelled', active: 0.35, stable: 0.65 },
  ],
  [
    { kind: 'ipcc-tier2', active: 1, slow: 9, passive: 40 },
    { labile: 0.02, active: 0.18, stable: 0.8 },
  ],
])('shares of $kind say what they are', (source, expected) => {
  expect(fractions(source)).toMatchObject(expected)
})

test('what a method is silent about stays absent', () => {
  const pom = fractions({ kind: 'pom-maom', pomGKg: 4, maomGKg: 16, splitMicron: 53 })
  expect(pom).not.toHaveProperty('stable')
  expect(pom).not.toHaveProperty('active')
})

test('a measured share is never set against a modelled one', () => {
  const measured = fractions({ kind: 'pom-maom', pomGKg: 4, maomGKg: 16, splitMicron: 53 })
  expect(() => fractionDifference(measured, fractions(rothc))).toThrow('pom-maom cannot be set against rothc')
  const later = fractions({ kind: 'pom-maom', pomGKg: 6, maomGKg: 18, splitMicron: 53 })
  expect(fractionDifference(measured, later)).toEqual({ labile: 0.25 - 0.2 })
})

test.each<[string, FractionSource]>([
  ['more permanganate carbon than carbon', { kind: 'poxc', poxcGKg: 30, socGKg: 20 }],
  ['a share above one', { kind: 'stable-share', share: 60, socGKg: 20, method: 'Rock-Eval' }],
  ['a negative pool', { ...rothc, hum: -1 } as FractionSource],
  ['no carbon at all', { kind: 'amg', active: 0, stable: 0 }],
  ['a split that separates nothing', { kind: 'pom-maom', pomGKg: 1, maomGKg: 1, splitMicron: 2000 }],
])('%s is refused', (_, source) => {
  expect(() => fractions(source)).toThrow(expect.objectContaining({ name: 'SoilRefusal' }))
})
