import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hoosfieldYear } from '../../test/year.ts'
import { faoAnalyticSpinUp } from './analytic.ts'
import type { GsocseqCell } from './cell.ts'
import { gsocseqMask } from './cell.ts'
import { meanClimate } from './climate.ts'
import { gsocseqEnsemble } from './ensemble.ts'
import { miamiProduction } from './miami.ts'
import { faoPools } from './pedotransfer.ts'
import { runGsocseq } from './protocol.ts'

const climate = hoosfieldYear.map(({ temperature, rain, evaporation }) => ({
  temperature,
  rain,
  evaporation: 0.75 * evaporation,
}))
const cell: GsocseqCell = {
  stock: 50,
  clay: 23.4,
  landCover: 2,
  cover: [0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.7, 0.85, 0.9, 0.8, 0.7, 0.6],
  climate,
}
const warmer = (by: number) => climate.map((month) => ({ ...month, temperature: month.temperature + by }))
const sum = (pools: object) => Object.values(pools).reduce((total: number, pool: number) => total + pool, 0)

describe('the protocol', () => {
  test('starts on the mapped stock, and business as usual under the same weather keeps it', () => {
    const run = runGsocseq({ ...cell, warmUp: Array(20).fill(climate) })
    expect(sum(run.spinUp.pools)).toBeCloseTo(50, 12)
    expect(run.t0.stock).toBeCloseTo(50, 10)
    expect(run.scenarios.BAU.stock).toBeCloseTo(50, 10)
    expect(run.scenarios.BAU.input).toBeCloseTo(run.spinUp.input, 10)
    expect(run.warmUp).toHaveLength(20)
  })

  test('raises the input by 5, 10 and 20 %, and the gain in proportion', () => {
    const { scenarios } = runGsocseq(cell)
    const gain = (name: 'SSM1' | 'SSM2' | 'SSM3') => scenarios[name].relative
    expect(scenarios.SSM1.input / scenarios.BAU.input).toBeCloseTo(1.05, 12)
    expect(gain('SSM2') / gain('SSM1')).toBeCloseTo(2, 9)
    expect(gain('SSM3') / gain('SSM1')).toBeCloseTo(4, 9)
    expect(scenarios.SSM3.relativeRate).toBeCloseTo(gain('SSM3') / 20, 12)
    expect(scenarios.SSM3.course).toHaveLength(20)
    expect(scenarios.SSM3.course.at(-1)).toBe(scenarios.SSM3.stock)
  })

  test('follows Miami’s production through the warm-up', () => {
    const run = runGsocseq({ ...cell, warmUp: [climate, warmer(1)] })
    const temperature = climate.reduce((total, month) => total + month.temperature, 0) / 12
    const rain = climate.reduce((total, month) => total + month.rain, 0)
    const ratio = miamiProduction(temperature + 1, rain) / miamiProduction(temperature, rain)
    expect(run.warmUp[1].input / run.warmUp[0].input).toBeCloseTo(ratio, 12)
    expect(run.scenarios.BAU.input).toBeCloseTo((run.warmUp[0].input + run.warmUp[1].input) / 2, 12)
  })

  test('takes a change of land cover into the input of the years after it', () => {
    const warmUp = [climate, climate]
    const run = runGsocseq({ ...cell, warmUp, warmUpLandCover: [2, 3] })
    expect(run.warmUp[1].input / run.warmUp[0].input).toBeCloseTo(0.72 / 0.53, 12)
  })

  test('slows a paddy to four tenths where it is not masked', () => {
    const paddy = runGsocseq({ ...cell, landCover: 13 }, { paddy: 'slowed' })
    expect(paddy.spinUp.input / runGsocseq(cell).spinUp.input).toBeCloseTo(0.4, 1)
  })

  test('says which mode it was run in', () => {
    expect(runGsocseq(cell).provenance.edition).toContain('official monthly map')
    expect(runGsocseq(cell, { spinUp: 'fao-analytic' }).provenance.edition).toContain('reproduce FAO')
  })

  test('of a hot, moist, bare soil stays finite and positive, where an Euler step of a month does not', () => {
    const hot = climate.map((month) => ({ ...month, temperature: 32, rain: 300 }))
    const { scenarios } = runGsocseq({
      ...cell,
      cover: Array(12).fill(1),
      climate: hot,
      warmUp: Array(20).fill(hot),
    })
    expect(scenarios.BAU.stock).toBeCloseTo(50, 9)
  })
})

describe('the masks', () => {
  test.each([
    [{ stock: 201 }, 'organic'],
    [{ sand: 91, clay: 5 }, 'sandy'],
    [{ conductivity: 4.1 }, 'saline'],
    [{ wetland: true }, 'wetland'],
    [{ landCover: 13 }, 'paddy'],
    [{ landCover: 4 }, 'land cover'],
    [{}, undefined],
  ])('of %j say %s, and the run is refused', (change, reason) => {
    const masked = { ...cell, ...change }
    expect(gsocseqMask(masked)).toBe(reason)
    if (reason) expect(() => runGsocseq(masked)).toThrow(`the protocol masks ${reason} cells`)
  })
})

describe('a cell without an honest answer is refused', () => {
  test.each([
    [{ stock: NaN }, 'stock'],
    [{ clay: -1 }, 'clay'],
    [{ sand: 90, clay: 20 }, 'sand'],
    [{ landCover: 14 }, 'landCover'],
    [{ cover: Array(12).fill(0.5) }, 'cover[0]'],
    [{ cover: Array(11).fill(0.6) }, 'year'],
    [{ climate: climate.map((month) => ({ ...month, rain: -1 })) }, 'climate[0].rain'],
    [{ warmUp: [climate], warmUpLandCover: [2, 2] }, 'warmUpLandCover'],
    [{ climate: warmer(-60) }, 'year'],
  ])('%j', (change, field) => {
    expect(() => runGsocseq({ ...cell, ...change })).toThrow(
      expect.objectContaining({ field, name: 'SoilRefusal' }),
    )
  })

  test('where nothing grew in the spin-up years', () => {
    const desert = climate.map((month) => ({ ...month, rain: 0 }))
    expect(() => runGsocseq({ ...cell, climate: desert, warmUp: [climate] })).toThrow('nothing grows')
  })
})

describe('the ensemble', () => {
  const warmUp = Array(3).fill(climate)

  test('gives the same figures for the same seed, others for another', () => {
    const draws = (seed: number) => gsocseqEnsemble({ ...cell, warmUp }, { seed, draws: 20 })
    expect(draws(7)).toEqual(draws(7))
    expect(draws(8).t0.mean).not.toBe(draws(7).t0.mean)
  })

  test('without errors is the run itself', () => {
    const none = { stock: 0, clay: 0, rain: 0, temperature: 0, increase: 0 }
    const { scenarios, t0 } = gsocseqEnsemble({ ...cell, warmUp }, { seed: 1, draws: 3, errors: none })
    const run = runGsocseq({ ...cell, warmUp })
    expect(t0.sd).toBeLessThan(1e-12)
    expect(scenarios.SSM2.relative.q50).toBeCloseTo(run.scenarios.SSM2.relative, 10)
  })

  test('knows a difference better than the stocks it is the difference of', () => {
    const { scenarios } = gsocseqEnsemble(
      { ...cell, warmUp },
      { seed: 3, draws: 100, errors: { increase: 0 } },
    )
    expect(scenarios.SSM3.relative.sd).toBeLessThan(scenarios.SSM3.stock.sd / 5)
    expect(scenarios.SSM3.probabilityOfGain).toBe(1)
    expect(scenarios.SSM3.stock.q05).toBeLessThan(scenarios.SSM3.stock.q95)
  })
})

test('the analytic mode of FAO adds up to the stock, and lies off the monthly equilibrium', () => {
  const { pools, input } = faoAnalyticSpinUp(cell)
  expect(sum(pools)).toBeCloseTo(50, 10)
  const honest = runGsocseq(cell).spinUp.input
  expect(Math.abs(input / honest - 1)).toBeGreaterThan(0.001)
  expect(() => faoAnalyticSpinUp({ ...cell, climate: warmer(-30) })).toThrow('the script has no value')
})

test('FAO’s pools of a stock add up to it, or are refused where they cannot', () => {
  expect(sum(faoPools(80, 25, 2))).toBeCloseTo(80, 10)
  expect(() => faoPools(3, 25, 4)).toThrow(expect.objectContaining({ code: 'outside-domain' }))
  expect(() => faoPools(80, 25, 9)).toThrow(expect.objectContaining({ code: 'not-an-option' }))
})

test('Miami’s production is limited by rain in the dry and by warmth in the cold, and never negative', () => {
  expect(miamiProduction(25, 500)).toBeCloseTo(847.5, 1)
  expect(miamiProduction(0, 3000)).toBeCloseTo(634.95, 1)
  expect(miamiProduction(20, 0)).toBe(0)
  fc.assert(
    fc.property(
      fc.double({ min: -60, max: 45, noNaN: true }),
      fc.double({ min: 0, max: 9000, noNaN: true }),
      (t, p) => {
        expect(miamiProduction(t, p)).toBeGreaterThanOrEqual(0)
        expect(miamiProduction(t, p)).toBeLessThanOrEqual(3000)
      },
    ),
  )
})

test('the mean of years is taken month by month', () => {
  expect(meanClimate([climate, warmer(2)])[3].temperature).toBeCloseTo(climate[3].temperature + 1, 12)
  expect(() => meanClimate([])).toThrow('years is needed')
})
