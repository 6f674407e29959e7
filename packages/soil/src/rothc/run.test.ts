import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyMonth, anyOptions, anySite, anyState } from '../../test/arbitrary.ts'
import { changed, hoosfieldSite, hoosfieldYear } from '../../test/year.ts'
import type { Month } from './month.ts'
import { runRothc } from './run.ts'
import type { State } from './state.ts'
import { initialState } from './state.ts'

const months = fc.array(anyMonth, { minLength: 1, maxLength: 24 })
const scaled = (state: State, by: number): State => ({
  ...state,
  pools: {
    dpm: state.pools.dpm * by,
    rpm: state.pools.rpm * by,
    bio: state.pools.bio * by,
    hum: state.pools.hum * by,
    iom: state.pools.iom,
  },
})

describe('for any soil, start and weather', () => {
  test('what the soil gains and loses as CO2 is what came in, every month', () => {
    fc.assert(
      fc.property(anySite, anyState, months, anyOptions, (site, start, weather, options) => {
        const run = runRothc(site, weather, start, options)
        const { dpm, rpm, bio, hum, iom } = start.pools
        let before = { soc: dpm + rpm + bio + hum + iom, co2: 0 }
        run.months.forEach((after, i) => {
          const input = weather[i].plant + weather[i].manure!
          const balance = after.soc - before.soc + (after.co2 - before.co2) - input
          expect(Math.abs(balance)).toBeLessThanOrEqual(1e-12 * Math.max(1, after.soc + after.co2))
          before = after
        })
      }),
    )
  })

  test('no pool is ever negative, no factor is out of its range, nothing is not a number', () => {
    fc.assert(
      fc.property(anySite, anyState, months, anyOptions, (site, start, weather, options) => {
        const { floor } = { floor: options.minimumMoisture ?? 0.2 }
        for (const month of runRothc(site, weather, start, options).months) {
          for (const pool of ['dpm', 'rpm', 'bio', 'hum', 'iom'] as const)
            expect(month[pool]).toBeGreaterThanOrEqual(0)
          expect(month.a).toBeGreaterThanOrEqual(0)
          expect(month.b).toBeGreaterThanOrEqual(floor)
          expect(month.b).toBeLessThanOrEqual(1)
          expect(month.deficit).toBeLessThanOrEqual(0)
          expect(
            Object.values(month).every((value) => typeof value === 'object' || Number.isFinite(value)),
          ).toBe(true)
        }
      }),
    )
  })

  test('twice the start and twice the input give twice the active carbon', () => {
    fc.assert(
      fc.property(anySite, anyState, months, anyOptions, (site, start, weather, options) => {
        const once = runRothc(site, weather, start, options).end.pools
        const more = weather.map((month) => ({ ...month, plant: 2 * month.plant, manure: 2 * month.manure! }))
        const twice = runRothc(site, more, scaled(start, 2), options).end.pools
        for (const pool of ['dpm', 'rpm', 'bio', 'hum'] as const)
          expect(Math.abs(twice[pool] - 2 * once[pool])).toBeLessThanOrEqual(1e-12 * Math.max(1, twice[pool]))
      }),
    )
  })

  test('more input never leaves less carbon in any pool', () => {
    fc.assert(
      fc.property(
        anySite,
        anyState,
        months,
        fc.double({ min: 0, max: 5, noNaN: true }),
        (site, start, weather, extra) => {
          const less = runRothc(site, weather, start).end.pools
          const more = runRothc(
            site,
            weather.map((month) => ({ ...month, plant: month.plant + extra })),
            start,
          ).end.pools
          for (const pool of ['dpm', 'rpm', 'bio', 'hum'] as const)
            expect(more[pool]).toBeGreaterThanOrEqual(less[pool] * (1 - 1e-14))
        },
      ),
    )
  })

  test('a run cut in two and taken up again ends on the same soil', () => {
    fc.assert(
      fc.property(anySite, anyState, months, months, (site, start, first, second) => {
        const whole = runRothc(site, [...first, ...second], start).end
        const half = runRothc(site, first, start).end
        expect(runRothc(site, second, half).end).toEqual(whole)
      }),
    )
  })

  test('cells run in any order give the same results', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anySite, anyState, months), { maxLength: 5 }), (cells) => {
        const run = ([site, start, weather]: (typeof cells)[number]) => runRothc(site, weather, start).end
        expect(cells.map(run)).toEqual([...cells].reverse().map(run).reverse())
      }),
    )
  })
})

test('an input is not decayed in its own month', () => {
  const [month] = runRothc(
    hoosfieldSite,
    changed({ plant: 1, ratio: 1.44 }).slice(0, 1),
    initialState(2.7),
  ).months
  expect(month.dpm).toBeCloseTo(1.44 / 2.44, 15)
  expect(month.co2).toBe(0)
})

test('manure is half DPM and half RPM, but for the 2 % of it that is humus', () => {
  const { end } = runRothc(hoosfieldSite, changed({ plant: 0, manure: 1 }).slice(0, 1), initialState(0))
  expect(end.pools).toEqual({ dpm: 0.49, rpm: 0.49, bio: 0, hum: 0.02, iom: 0 })
})

test('a result says which model, edition, constants and options made it', () => {
  const { provenance } = runRothc(hoosfieldSite, hoosfieldYear, initialState(2.7), {
    bareLimit: 'wilting-point',
  })
  expect(provenance.model).toBe('RothC-26.3')
  expect(provenance.edition).toContain('2.0.0')
  expect(provenance.constants).toMatchObject({ rate: { dpm: 10, rpm: 0.3, bio: 0.66, hum: 0.02 } })
  expect(provenance.options).toEqual({
    moisture: 'standard',
    bareLimit: 'wilting-point',
    minimumMoisture: 0.2,
    evaporation: 'open-pan',
    radiocarbon: false,
  })
})

test('without input and warmth nothing moves', () => {
  const start = { pools: { dpm: 1, rpm: 2, bio: 3, hum: 4, iom: 5 }, deficit: 0 }
  const { end } = runRothc(hoosfieldSite, changed({ temperature: -20, plant: 0 }), start)
  expect(end.pools).toEqual(start.pools)
})

describe('an input without an honest answer is refused by name', () => {
  const bad: [string, Partial<Record<keyof Month, unknown>>, string, string][] = [
    ['a temperature that is not a number', { temperature: NaN }, 'not-a-number', 'months[0].temperature'],
    ['a temperature in kelvin', { temperature: 283 }, 'out-of-range', 'months[0].temperature'],
    ['negative rain', { rain: -1 }, 'out-of-range', 'months[0].rain'],
    ['infinite evaporation', { evaporation: Infinity }, 'not-a-number', 'months[0].evaporation'],
    ['a cover that is neither 0 nor 1', { cover: 0.6 }, 'not-an-option', 'months[0].cover'],
    ['a cover that is missing', { cover: undefined }, 'missing', 'months[0].cover'],
    ['negative plant carbon', { plant: -0.1 }, 'out-of-range', 'months[0].plant'],
    ['negative manure', { manure: -0.1 }, 'out-of-range', 'months[0].manure'],
    ['a DPM/RPM that is not a number', { ratio: NaN }, 'not-a-number', 'months[0].ratio'],
    ['negative 14C', { modern: -1 }, 'out-of-range', 'months[0].modern'],
  ]
  test.each(bad)('%s', (_, change, code, field) => {
    const month = { ...hoosfieldYear[0], ...change } as Month
    expect(() => runRothc(hoosfieldSite, [month], initialState(0))).toThrow(
      expect.objectContaining({ code, field }),
    )
  })

  test.each([
    [{ clay: 101 }, 'out-of-range', 'clay'],
    [{ clay: 60, silt: 45 }, 'inconsistent', 'silt'],
    [{ depth: 0 }, 'out-of-range', 'depth'],
    [{ inert: -1 }, 'out-of-range', 'inert'],
    [{ inert: NaN }, 'not-a-number', 'inert'],
  ])('a site with %j', (change, code, field) => {
    const site = { ...hoosfieldSite, ...change }
    expect(() => runRothc(site, hoosfieldYear, initialState(0))).toThrow(
      expect.objectContaining({ code, field }),
    )
  })

  test('a dryland option without the texture it needs', () => {
    const options = { moisture: 'hygroscopic' } as const
    expect(() => runRothc(hoosfieldSite, hoosfieldYear, initialState(0), options)).toThrow('silt is needed')
  })

  test('a start with a negative pool, with too dry a soil, or with carbon of unknown age', () => {
    const start = { pools: { dpm: 1, rpm: 2, bio: 3, hum: 4, iom: 5 }, deficit: 0 }
    const run = (state: State, radiocarbon = false) =>
      runRothc(hoosfieldSite, hoosfieldYear, state, { radiocarbon })
    expect(() => run({ ...start, pools: { ...start.pools, hum: -1 } })).toThrow('start.pools.hum is -1')
    expect(() => run({ ...start, deficit: -90 })).toThrow('start.deficit is -90')
    expect(() => run(start, true)).toThrow('start.ages is needed')
  })
})

test('a soil without any 14C in it has an age without end, and no Δ14C but −1000 ‰', () => {
  const dead = changed({ modern: 0, plant: 1 })
  const [month] = runRothc({ ...hoosfieldSite, inert: 0 }, dead, initialState(0), {
    radiocarbon: true,
  }).months
  expect(month.ages?.soc).toBe(Infinity)
  expect(month.delta14c).toBe(-1000)
})
