import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Crop } from './input.ts'
import { amendmentInput, cropInput } from './input.ts'
import { amgRate } from './rate.ts'
import { roundings } from './rounding.ts'
import { runAmg } from './run.ts'

const soil = { clay: 20, carbonate: 1, ph: 7.5, cn: 10 }
const weather = { temperature: 11, rain: 700, potentialEvaporation: 750 }
/** Made-up allometry, near that of a cereal. */
const parameters = {
  harvestIndex: 0.5,
  shootToRoot: 8,
  alwaysReturned: 0.4,
  rootBeta: 0.96,
  humifiedAbove: 0.2,
  humifiedBelow: 0.4,
  carbonAbove: 0.44,
  carbonBelow: 0.4,
}
const crop: Crop = { kind: 'harvested', yield: 8, water: 15, residues: 'returned', parameters }
const years = (humified: number, n = 30) =>
  Array.from({ length: n }, (_, i) => ({ ...weather, year: 2000 + i, humified }))

describe('the rate', () => {
  test('is made of the six printed factors, worked out by hand', () => {
    const rate = amgRate(soil, weather)
    expect(rate.temperature).toBeCloseTo(25 / (1 + 24 * Math.E ** 0.48), 12)
    expect(rate.moisture).toBeCloseTo(1 / (1 + 0.03 * Math.E ** 0.26235), 12)
    expect(rate.clay).toBeCloseTo(Math.E ** -0.5038, 12)
    expect(rate.carbonate).toBeCloseTo(1 / 1.015, 12)
    expect(rate.ph).toBeCloseTo(Math.E ** -0.112, 12)
    expect(rate.cn).toBeCloseTo(0.8 * Math.E ** -0.06 + 0.2, 12)
    const { k, ...factors } = rate
    expect(k).toBeCloseTo(0.29 * Object.values(factors).reduce((product, factor) => product * factor), 12)
  })

  test('all but vanishes at 0 °C and below', () => {
    expect(amgRate(soil, { ...weather, temperature: 0 }).temperature).toBe(1e-6)
  })

  test.each([
    ['clay', { ...soil, clay: 130 }, weather],
    ['ph', { ...soil, ph: 70 }, weather],
    ['rain', soil, { ...weather, rain: -5 }],
    ['temperature', soil, { ...weather, temperature: NaN }],
  ])('is refused for an impossible %s', (field, s, w) => {
    expect(() => runAmg(s, [{ ...w, year: 1, humified: 0 }], 50)).toThrow(expect.objectContaining({ field }))
  })
})

describe('the carbon of a crop', () => {
  test('is what the allometry says, worked out by hand', () => {
    const { above, below, total } = cropInput(crop, 30)
    expect(above).toBeCloseTo(6.8 * 0.44, 12)
    expect(below).toBeCloseTo((6.8 / 4) * 0.4 * 1.65 * (1 - 0.96 ** 30), 12)
    expect(total).toBeCloseTo(above + below, 12)
  })

  test('is less where the straw is taken away, and all shoots of a cover crop stay', () => {
    expect(cropInput({ ...crop, residues: 'exported' }, 30).above).toBeCloseTo(0.4 * 6.8 * 0.44, 12)
    const cover: Crop = { ...crop, kind: 'cover', parameters: { ...parameters, harvestIndex: 0 } }
    expect(cropInput(cover, 30).above).toBeCloseTo(6.8 * 0.44, 12)
  })

  test('is refused for a harvest index of nothing', () => {
    const none = { ...crop, parameters: { ...parameters, harvestIndex: 0 } }
    expect(() => cropInput(none, 30)).toThrow(expect.objectContaining({ field: 'harvestIndex' }))
  })
})

test('an amendment of 30 t at 83 kg C/t, 64 % of it humified', () => {
  expect(amendmentInput({ dose: 30, carbon: 83, humified: 0.64 })).toEqual({
    total: 2.49,
    humified: 2.49 * 0.64,
  })
})

describe('the stock', () => {
  test('goes towards stable + H/k, and stays there', () => {
    const { k } = amgRate(soil, weather)
    const { years: run } = runAmg(soil, years(0.8, 400), 50)
    expect(run.at(-1)!.stock).toBeCloseTo(0.65 * 50 + 0.8 / k, 8)
  })

  test('keeps its stable part whatever comes', () => {
    const run = runAmg(soil, years(0), 50).years
    expect(run.every(({ stable }) => stable === 32.5)).toBe(true)
    expect(run.at(-1)!.stock).toBeGreaterThan(32.5)
  })

  test('is monotone in the input and never less than nothing', () => {
    const amount = fc.double({ min: 0, max: 5, noNaN: true })
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 0, max: 200, noNaN: true }), (a, b, start) => {
        const end = (humified: number) => runAmg(soil, years(humified, 10), start).years.at(-1)!
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map(end)
        expect(more.stock).toBeGreaterThanOrEqual(less.stock)
        expect(less.active).toBeGreaterThanOrEqual(-1e-12)
      }),
    )
  })

  test('of no years, or from less than nothing, is refused', () => {
    expect(() => runAmg(soil, [], 50)).toThrow('years is needed')
    expect(() => runAmg(soil, years(1), -1)).toThrow('start is -1')
    expect(() => runAmg(soil, years(NaN), 10)).toThrow('years[0].humified')
  })
})

test('rounding likewise takes the nearer number, and the even one in a tie', () => {
  expect(roundings.AMG_base(11.65, 1)).toBe(11.7)
  expect(roundings.AMG_base(0.15, 1)).toBe(0.1)
  expect(roundings.AMG_base(2.5, 0)).toBe(2)
  expect(roundings.AMG_base(-1.5, 0)).toBe(-2)
})
