import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyOptions, anySite, thawedYear } from '../../test/arbitrary.ts'
import { changed, hoosfieldSite, hoosfieldYear } from '../../test/year.ts'
import { moistureCycle } from './cycle.ts'
import { inputForStock, rothcEquilibrium } from './equilibrium.ts'
import { soc } from './pools.ts'
import { runRothc } from './run.ts'

describe('for any soil and year', () => {
  test('the equilibrium is where the year ends on the soil it began with', () => {
    fc.assert(
      fc.property(anySite, thawedYear, anyOptions, (site, year, given) => {
        const options = { ...given, radiocarbon: false }
        const steady = rothcEquilibrium(site, year, options)
        const { end } = runRothc(site, year, { pools: steady.pools, deficit: steady.deficit }, options)
        const scale = Math.max(1, steady.soc)
        for (const pool of ['dpm', 'rpm', 'bio', 'hum'] as const)
          expect(Math.abs(end.pools[pool] - steady.pools[pool])).toBeLessThanOrEqual(1e-12 * scale)
        expect(end.deficit).toBeCloseTo(steady.deficit, 8)
        expect(steady.spectralRadius).toBeLessThan(1)
      }),
    )
  })

  test('the input that holds a stock holds it', () => {
    const more = fc.double({ min: 0.1, max: 300, noNaN: true })
    fc.assert(
      fc.property(anySite, thawedYear, more, (site, year, stock) => {
        const grown = year.map((month) => ({ ...month, plant: month.plant + 0.01, manure: 0 }))
        const wanted = site.inert + stock
        const { factor, pools, plant } = inputForStock(site, grown, wanted)
        const held = rothcEquilibrium(
          site,
          grown.map((month) => ({ ...month, plant: month.plant * factor })),
        )
        expect(soc(pools) / wanted).toBeCloseTo(1, 12)
        expect(held.soc / wanted).toBeCloseTo(1, 9)
        expect(plant / factor).toBeCloseTo(
          grown.reduce((sum, month) => sum + month.plant, 0),
          8,
        )
      }),
    )
  })
})

test('the printed Hoosfield stock comes out to its four decimals', () => {
  const { pools, soc } = rothcEquilibrium(hoosfieldSite, hoosfieldYear)
  const printed = { dpm: '0.1533', rpm: '4.4852', bio: '0.6671', hum: '25.8576', iom: '2.7000' }
  expect(Object.fromEntries(Object.entries(pools).map(([pool, stock]) => [pool, stock.toFixed(4)]))).toEqual(
    printed,
  )
  expect(soc.toFixed(4)).toBe('33.8632')
})

test('a slow drift of the deficit is followed until it stops', () => {
  const limits = { oneBar: -20, wilting: -45, driest: -45, bare: -25, minimum: 0.2 }
  const drift = Array.from({ length: 12 }, () => ({ gain: -0.25, bare: false }))
  expect(moistureCycle(limits, drift)).toMatchObject({ deficit: -45, years: 16 })
})

test('a drift too slow to wait for is solved for', () => {
  const limits = { oneBar: -20, wilting: -45, driest: -45, bare: -25, minimum: 0.2 }
  const drift = Array.from({ length: 12 }, () => ({ gain: -1e-7, bare: false }))
  const { deficit, years, b } = moistureCycle(limits, drift)
  expect(deficit).toBeCloseTo(-45, 5)
  expect(years).toBe(Infinity)
  expect(b[0]).toBeCloseTo(0.2, 6)
  const bare = drift.map((month) => ({ ...month, bare: true }))
  expect(moistureCycle(limits, bare).deficit).toBeCloseTo(-25, 5)
})

test('a frozen year has no equilibrium, with input or without', () => {
  for (const plant of [0, 0.2])
    expect(() => rothcEquilibrium(hoosfieldSite, changed({ temperature: -10, plant }))).toThrow(
      expect.objectContaining({ code: 'no-equilibrium' }),
    )
})

test('a year without input ends on nothing but inert carbon', () => {
  expect(rothcEquilibrium(hoosfieldSite, changed({ plant: 0 })).soc).toBe(2.7)
})

test('a stock that inert carbon and manure alone exceed cannot be held', () => {
  expect(() => inputForStock(hoosfieldSite, hoosfieldYear, 2)).toThrow(
    'inert carbon and manure alone hold 2.70',
  )
  const manured = changed({ manure: 0.5 })
  expect(() => inputForStock(hoosfieldSite, manured, 50)).toThrow(
    expect.objectContaining({ code: 'outside-domain' }),
  )
})

test('a year without plants has no pattern to scale', () => {
  expect(() => inputForStock(hoosfieldSite, changed({ plant: 0 }), 40)).toThrow('seasonal pattern')
})
