import { expect, test } from 'vitest'
import { changed, hoosfieldYear } from '../test/year.ts'
import type { SiteYears } from './model.ts'
import { amgModel, compareModels, rothcModel, tier2Model } from './model.ts'
import { inputForStock } from './rothc/equilibrium.ts'
import { inertCarbon } from './rothc/inert.ts'

const amg = amgModel({ ph: 7, cn: 10, carbonate: 0, humifiedPlant: 0.3, humifiedManure: 0.64 })
const site = (months: SiteYears['before']): SiteYears => ({
  clay: 23.4,
  depth: 23,
  stock: 40,
  before: hoosfieldYear,
  years: Array.from({ length: 10 }, (_, i) => ({ year: 2001 + i, months })),
})

const tier2 = tier2Model({
  sandFraction: 0.25,
  ligninFraction: 0.073,
  nitrogenFraction: 0.0083,
  tillage: 'full',
})

test('three models draw the same years of the same site, each with its own name', () => {
  const courses = compareModels(site(hoosfieldYear), [rothcModel(), amg, tier2])
  const names = ['RothC-26.3', 'AMGv2', 'IPCC Tier 2 steady-state method']
  expect(courses.map(({ provenance }) => provenance.model)).toEqual(names)
  for (const { years, stocks } of courses) {
    expect(years).toEqual([2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010])
    expect(stocks).toHaveLength(10)
  }
})

test('all say that manure adds and that a bare fallow loses', () => {
  for (const model of [rothcModel(), amg, tier2]) {
    const end = (months: SiteYears['before']) => model.run(site(months)).stocks.at(-1)!
    expect(end(changed({ manure: 0.3 }))).toBeGreaterThan(end(hoosfieldYear))
    expect(end(changed({ plant: 0, cover: 0 }))).toBeLessThan(end(hoosfieldYear))
  }
})

test('RothC holds the measured stock while the years bring the input that holds it', () => {
  const soil = { clay: 23.4, depth: 23, inert: inertCarbon(40) }
  const { factor } = inputForStock(soil, hoosfieldYear, 40, { evaporation: 'potential' })
  const held = hoosfieldYear.map((month) => ({ ...month, plant: month.plant * factor }))
  for (const stock of rothcModel().run(site(held)).stocks) expect(stock).toBeCloseTo(40, 9)
})

test('a year that is not whole is refused by its name', () => {
  const broken = { ...site(hoosfieldYear), years: [{ year: 1999, months: hoosfieldYear.slice(1) }] }
  for (const model of [rothcModel(), amg, tier2]) expect(() => model.run(broken)).toThrow('year 1999')
})
