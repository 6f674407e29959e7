import { describe, expect, test } from 'vitest'
import { rothcConstantsAsShipped, rothcConstants } from './constants.ts'
import { decayOf } from './decay.ts'
import { inertCarbon } from './inert.ts'
import { moistureModifier, nextDeficit } from './moisture.ts'
import { rothcOptions } from './options.ts'
import { delta14c } from './radiocarbon.ts'
import { waterContents } from './retention.ts'
import { startPools } from './start.ts'
import { temperatureModifier } from './temperature.ts'
import { waterLimits } from './water.ts'

describe('the modifier for temperature', () => {
  test.each([
    [-5.001, 0],
    [-5, 0.01618],
    [9.25, 0.99444],
    [16, 2.0755],
  ])('at %d °C is %d', (celsius, a) => expect(temperatureModifier(celsius)).toBeCloseTo(a, 3))
})

describe('the water limits', () => {
  const standard = waterLimits({ clay: 23.4, depth: 23, inert: 0 }, rothcOptions())

  test('of 23.4 % clay over 23 cm are the printed ones', () => {
    expect(standard.wilting.toFixed(2)).toBe('-44.94')
    expect(standard.bare / standard.wilting).toBeCloseTo(0.556, 12)
    expect(standard.oneBar / standard.wilting).toBeCloseTo(0.444, 12)
  })

  test('a bare soil dries to 15 bar where the second switch says so', () => {
    const limits = waterLimits(
      { clay: 23.4, depth: 23, inert: 0 },
      rothcOptions({ bareLimit: 'wilting-point' }),
    )
    expect(limits.bare).toBe(limits.wilting)
  })

  test('of a retention curve fall with suction, and only option 2 dries beyond 15 bar', () => {
    const site = { clay: 25, silt: 45, density: 1.35, organicCarbon: 0.9, depth: 23, inert: 0 }
    const air = waterLimits(site, rothcOptions({ moisture: 'hygroscopic' }))
    const curve = waterLimits(site, rothcOptions({ moisture: 'van-genuchten' }))
    expect(air.driest).toBeLessThan(air.wilting)
    expect(curve.driest).toBe(curve.wilting)
    expect(air.wilting).toBeLessThan(air.bare)
    expect(air.bare).toBeLessThan(air.oneBar)
    const contents = waterContents(site, [0, 50, 1000, 15_000, 1e6], rothcConstants.retention)
    expect([...contents].sort((a, b) => b - a)).toEqual(contents)
    expect(contents[0]).toBeGreaterThan(0.35)
    expect(contents[0]).toBeLessThan(0.6)
  })
})

describe('the deficit', () => {
  const limits = { oneBar: -20, wilting: -45, driest: -45, bare: -25, minimum: 0.2 }

  test.each([
    ['never rises above field capacity', -10, 30, false, 0],
    ['grows to the driest under cover', -40, -30, false, -45],
    ['stops at the bare limit where the soil is bare', -20, -30, true, -25],
    ['of a bare soil that is already drier stays', -40, -30, true, -40],
    ['of a bare soil that is already drier can shrink', -40, 10, true, -30],
  ])('%s', (_, before, gain, bare, after) => expect(nextDeficit(limits, before, gain, bare)).toBe(after))

  test.each([
    [0, 1],
    [-19.99, 1],
    [-20, 1],
    [-32.5, 0.6],
    [-45, 0.2],
    [-60, 0.2],
  ])('of %d mm slows decay to %d', (deficit, b) =>
    expect(moistureModifier(limits, deficit)).toBeCloseTo(b, 12),
  )
})

test('a clay of 23.4 % respires 3.51 parts for one that it keeps', () => {
  const { toBio, toHum } = decayOf(23.4)
  expect(1 / (toBio + toHum) - 1).toBeCloseTo(3.51, 2)
  expect(toBio / toHum).toBeCloseTo(0.46 / 0.54, 12)
})

test('inert carbon follows Falloon, and the inert pool is −998.02 ‰', () => {
  expect(inertCarbon(33.9)).toBeCloseTo(2.71, 2)
  expect(inertCarbon(0)).toBe(0)
  expect(delta14c(50_000).toFixed(2)).toBe('-998.02')
  expect(() => inertCarbon(-1)).toThrow('stock is -1')
})

test('the start from a stock adds up to it, and is refused where nothing is left for DPM', () => {
  const pools = startPools(60, 20)
  expect(Object.values(pools).reduce((sum, pool) => sum + pool)).toBeCloseTo(60, 12)
  expect(pools.hum / 60).toBeCloseTo(0.76, 1)
  expect(() => startPools(1, 20)).toThrow(expect.objectContaining({ code: 'outside-domain' }))
})

test('the shipped program differs from the official constants by single precision and nothing else', () => {
  expect(rothcConstantsAsShipped.rate.rpm).toBe(Math.fround(0.3))
  expect(rothcConstantsAsShipped.retention.alpha).toHaveLength(rothcConstants.retention.alpha.length)
  expect(rothcConstantsAsShipped.temperature.frost).toBe(-5)
})
