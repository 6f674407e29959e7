import { expect, test } from 'vitest'
import { changed, hoosfieldSite, hoosfieldYear } from '../../test/year.ts'
import { active } from './pools.ts'
import { rothcEquilibrium } from './equilibrium.ts'
import { spinUpRothc } from './spinup.ts'

test('the printed example stops after 1,416 years', () => {
  expect(spinUpRothc(hoosfieldSite, hoosfieldYear).months).toBe(12 * 1416)
})

test('the official stop lies short of the equilibrium, and a finer one nearer', () => {
  const exact = rothcEquilibrium(hoosfieldSite, hoosfieldYear).soc
  const short = (tolerance: number) => {
    const { pools } = spinUpRothc(hoosfieldSite, hoosfieldYear, { tolerance }).state
    return exact - active(pools) - pools.iom
  }
  expect(short(1e-6)).toBeGreaterThan(1e-5)
  expect(short(1e-6)).toBeLessThan(1e-3)
  expect(short(1e-9)).toBeLessThan(1e-6)
})

test('a year without input ends at once, on nothing but inert carbon', () => {
  const { months, state } = spinUpRothc(hoosfieldSite, changed({ plant: 0 }))
  expect(months).toBe(12)
  expect(state.pools).toEqual({ dpm: 0, rpm: 0, bio: 0, hum: 0, iom: 2.7 })
})

test('a frozen year with input is refused instead of running for ever', () => {
  expect(() => spinUpRothc(hoosfieldSite, changed({ temperature: -5.01 }))).toThrow(
    expect.objectContaining({ code: 'no-equilibrium' }),
  )
})

test('a year that is exactly −5 °C is not frozen', () => {
  const cold = changed({ temperature: -5 }).map((month, i) => ({ ...month, temperature: i === 6 ? -5 : -9 }))
  expect(() => spinUpRothc(hoosfieldSite, cold, { limit: 1200 })).toThrow(
    expect.objectContaining({ code: 'not-converged', data: { limit: 1200, unit: 'months' } }),
  )
})

test.each([
  [{ tolerance: 0 }, 'tolerance'],
  [{ tolerance: NaN }, 'tolerance'],
  [{ limit: 0 }, 'limit'],
])('a stop of %j is refused', (options, field) => {
  expect(() => spinUpRothc(hoosfieldSite, hoosfieldYear, options)).toThrow(expect.objectContaining({ field }))
})

test('eleven months are not a year', () => {
  expect(() => spinUpRothc(hoosfieldSite, hoosfieldYear.slice(1))).toThrow('a year is 12 months, not 11')
})
