import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixture } from '../../test/fixture.ts'
import { soilClass, soilClasses } from './soil-class.ts'
import { type TableValue, tableValue } from './table-value.ts'
import { type FactorKind, factor2019, factorLevels, referenceStock2019 } from './tables-2019.ts'
import { type LandManagement, stockChange, stratum2019 } from './tier1.ts'
import { tier2Constants2019, tier2Parameters2019 } from './tier2-parameters.ts'
import {
  type Tier2Pools,
  type Tier2Soil,
  type Tier2Year,
  drivers,
  steadyState,
  temperatureEffect,
  tier2,
} from './tier2.ts'
import { type Climate, climateZone, climateZones } from './zones.ts'

const tropics: Climate = {
  meanC: 24,
  warmestMonthC: 27,
  precipitationMm: 1500,
  petMm: 1600,
  elevationM: 300,
  frostDays: 0,
}

// Each threshold of the tree from both sides
test.each<[Partial<Climate>, string]>([
  [{}, 'tropical-moist'],
  [{ precipitationMm: 1000 }, 'tropical-dry'],
  [{ precipitationMm: 2000 }, 'tropical-moist'],
  [{ precipitationMm: 2001 }, 'tropical-wet'],
  [{ elevationM: 1000 }, 'tropical-moist'],
  [{ elevationM: 1001 }, 'tropical-montane'],
  [{ frostDays: 7 }, 'tropical-moist'],
  [{ frostDays: 8 }, 'warm-temperate-dry'],
  [{ meanC: 18 }, 'warm-temperate-dry'],
  [{ meanC: 18, petMm: 1499 }, 'warm-temperate-moist'],
  [{ meanC: 18, petMm: 1500 }, 'warm-temperate-dry'],
  [{ meanC: 10 }, 'cool-temperate-dry'],
  [{ meanC: 0, warmestMonthC: 10 }, 'boreal-dry'],
  [{ meanC: 0, warmestMonthC: 9.9 }, 'polar-dry'],
  [{ meanC: -5, warmestMonthC: 9.9, petMm: 200 }, 'polar-moist'],
])('%j lies in %s', (change, zone) => {
  expect(climateZone({ ...tropics, ...change })).toBe(zone)
})

test('a climate with a hole in it has no zone', () => {
  expect(() => climateZone({ ...tropics, petMm: Number.NaN })).toThrow(
    expect.objectContaining({ field: 'petMm' }),
  )
  expect(() => climateZone({ ...tropics, precipitationMm: -1 })).toThrow(
    expect.objectContaining({ code: 'out-of-range' }),
  )
})

test.each([
  ['Chernozem', undefined, 'high-activity-clay'],
  ['luvisols', undefined, 'high-activity-clay'],
  ['Ferralsols', undefined, 'low-activity-clay'],
  ['Andosol', undefined, 'volcanic'],
  ['Podzols', undefined, 'spodic'],
  ['Gleysol', undefined, 'wetland'],
  ['Arenosol', undefined, 'sandy'],
  ['Histosol', [90, 2], 'organic'],
  ['Ferralsols', [75, 5], 'sandy'],
  ['Ferralsols', [70, 5], 'low-activity-clay'],
  ['Planosol', undefined, 'cannot tell'],
] as const)('%s with sand and clay %j is %s', (wrbGroup, texture, expected) => {
  const soil = { wrbGroup, sandPercent: texture?.[0], clayPercent: texture?.[1] }
  expect(soilClass(soil).soilClass).toBe(expected)
})

const kinds: FactorKind[] = ['land-use', 'tillage', 'crop-input', 'grass-management', 'grass-input']

test('every number of the tables names edition, volume, table, cell, error and where it was read', () => {
  const all: TableValue<'2019'>[] = []
  const take = (value: () => TableValue<'2019'>) => {
    try {
      all.push(value())
    } catch (error) {
      expect(error).toMatchObject({ code: 'outside-domain' })
    }
  }
  for (const zone of climateZones) {
    for (const soil of soilClasses) take(() => referenceStock2019(soil, zone))
    for (const kind of kinds)
      for (const level of factorLevels(kind)) take(() => factor2019(kind, level, zone))
  }
  expect(all.length).toBe(56 + 18 * 10) // Table 2.3 has 56 cells once boreal and polar are moist and dry
  for (const value of all) {
    expect(value).toMatchObject({ edition: '2019', volume: 4 })
    expect(value.table).toMatch(/^Table (2\.3|5\.5|6\.2)$/)
    expect(value.cell).toContain(', ')
    expect(value.read).toMatch(/not in (the printed table|print)/)
    expect(value.value).toBeGreaterThan(0)
    expect(value.errorPercent).toBeGreaterThanOrEqual(0)
  }
  const marked = (mark: 'doubt' | 'derived') => all.filter((value) => value[mark]).map(({ cell }) => cell)
  expect(marked('derived')).toEqual([
    'long-term-cultivated, tropical-montane',
    'perennial, tropical-montane',
    'reduced, tropical-montane',
    'no-till, tropical-montane',
  ])
  expect(
    marked('doubt')
      .filter((cell) => !cell.startsWith('cropped-wetland'))
      .sort(),
  ).toEqual([
    'long-term-cultivated, tropical-montane',
    'no-till, tropical-montane',
    'perennial, tropical-dry',
    'perennial, tropical-moist',
    'perennial, tropical-montane',
    'perennial, tropical-wet',
    'reduced, tropical-montane',
  ])
})

test('a number that nobody read a second time says so, and none carries both marks', () => {
  const cultivated = factor2019('land-use', 'long-term-cultivated', 'tropical-moist')
  expect(cultivated.secondReading).toContain('jdluc')
  expect(referenceStock2019('sandy', 'tropical-dry').secondReading).toBeUndefined()
  expect(factor2019('land-use', 'long-term-cultivated', 'tropical-montane')).toMatchObject({
    value: 0.86,
    derived: expect.stringContaining('mean of the temperate and the tropical regions'),
    doubt: expect.stringContaining('mean is 0.80: on a Kenyan Acrisol of 44 t C/ha, 37.8 or 35.3 t C/ha'),
  })
  expect(factor2019('land-use', 'perennial', 'tropical-moist').read).toContain('HESTIA carries 1.10')
})

test('cropped wetland soils have their own factor, marked, and no other soil takes it', () => {
  const wet: LandManagement = { landUse: 'cropped-wetland', tillage: 'full', input: 'medium' }
  const drained = stratum2019('cool-temperate-moist', 'wetland', wet, 1)
  const native = stratum2019('cool-temperate-moist', 'wetland', { landUse: 'native' }, 1)
  const change = stockChange([native], [drained], { yearsSinceChange: 20 })
  expect(change.annualTC).toBeCloseTo((128 * 0.71 - 128) / 20, 12)
  expect(change.doubts).toEqual([expect.stringContaining('cropped-wetland, cool-temperate-moist')])
  expect(change.readOnce).toEqual(['Table 2.3, wetland, cool-temperate-moist'])
  expect(() => stratum2019('cool-temperate-moist', 'sandy', wet, 1)).toThrow(
    'cropped-wetland on a sandy soil',
  )
})

test('a soil or a zone that a table does not have is refused', () => {
  expect(() => referenceStock2019('spodic', 'tropical-wet')).toThrow('no spodic soil in tropical-wet')
  expect(() => factor2019('tillage', 'no-till', 'polar-dry')).toThrow('no factor for polar-dry')
  // @ts-expect-error ploughing is not a level of tillage
  expect(() => factor2019('tillage', 'ploughed', 'tropical-dry')).toThrow(
    expect.objectContaining({ code: 'not-an-option' }),
  )
})

const wheat: LandManagement = { landUse: 'long-term-cultivated', tillage: 'full', input: 'medium' }
const better: LandManagement = {
  landUse: 'long-term-cultivated',
  tillage: 'no-till',
  input: 'high-with-manure',
}
const stratum = (land: LandManagement, areaHa = 100) =>
  stratum2019('warm-temperate-dry', 'high-activity-clay', land, areaHa)

test('a change of management by hand: 24 · 0.76 to 24 · 0.76 · 1.04 · 1.37', () => {
  const change = stockChange([stratum(wheat)], [stratum(better)], { yearsSinceChange: 5 })
  expect(change.beforeTC).toBeCloseTo(1824, 9)
  expect(change.settledTC).toBeCloseTo(1824 * 1.04 * 1.37, 9)
  expect(change.annualTC).toBeCloseTo((1824 * 1.4248 - 1824) / 20, 9)
  expect(change.afterTC).toBeCloseTo(1824 + 5 * change.annualTC, 9)
  expect(change.annualTCo2).toBeCloseTo((change.annualTC * 44) / 12, 9)
  expect(change.edition).toBe('2019')
})

test('after more than twenty years the change is spread over the years there were', () => {
  const options = { yearsSinceChange: 40 }
  const change = stockChange([stratum(wheat)], [stratum(better)], options)
  expect(change.annualTC).toBeCloseTo((change.settledTC - change.beforeTC) / 40, 9)
  expect(change.afterTC).toBeCloseTo(change.settledTC, 9)
})

test('no change has no error, since the same factors err alike before and after', () => {
  const { annualTC, annualHalfWidthTC } = stockChange([stratum(wheat)], [stratum(wheat)], {
    yearsSinceChange: 20,
  })
  expect(annualTC).toBe(0)
  expect(annualHalfWidthTC).toBeCloseTo(0, 12)
})

test('the error of a change by hand', () => {
  // Before and after share reference (5 %) and land use (12 %); tillage (3 %) and input (12 %) come with the change.
  const { annualTC, annualHalfWidthTC, settledTC } = stockChange([stratum(wheat)], [stratum(better)], {
    yearsSinceChange: 20,
  })
  const shared = 20 * annualTC * Math.hypot(0.05, 0.12)
  const own = settledTC * Math.hypot(0.03, 0.12)
  expect(annualHalfWidthTC).toBeCloseTo(Math.hypot(shared, own) / 20, 9)
})

test('doubtful values mark what is reckoned with them', () => {
  const zone = 'tropical-moist'
  const [bush, orchard] = (['native', 'perennial'] as const).map((landUse) =>
    stratum2019(zone, 'sandy', { landUse }, 10),
  )
  const { doubts } = stockChange([bush], [orchard], { yearsSinceChange: 20 })
  expect(doubts).toHaveLength(1)
  expect(doubts[0]).toContain('Table 5.5, perennial, tropical-moist: 1.01 from memory')
})

test('splitting an area into strata changes nothing', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 99, noNaN: true }), (part) => {
      const parts = (land: LandManagement) => [stratum(land, part), stratum(land, 100 - part)]
      const whole = stockChange([stratum(wheat)], [stratum(better)], { yearsSinceChange: 20 })
      const split = stockChange(parts(wheat), parts(better), { yearsSinceChange: 20 })
      expect(split.annualTC).toBeCloseTo(whole.annualTC, 8)
      expect(split.annualHalfWidthTC).toBeCloseTo(whole.annualHalfWidthTC, 8)
    }),
  )
})

describe('editions do not mix', () => {
  const of2006 = tableValue({
    value: 0.8,
    errorPercent: 9,
    errorMeans: 'two standard deviations',
    edition: '2006',
    volume: 4,
    table: 'Table 5.5',
    cell: 'long-term cultivated, temperate dry',
    read: 'example of this test',
  })

  test('not within a stratum', () => {
    const good = stratum(wheat)
    expect(() =>
      // @ts-expect-error a factor of 2006 on a reference stock of 2019
      stockChange([{ ...good, factors: [of2006] }], [good], { yearsSinceChange: 20 }),
    ).toThrow('values of 2006 and 2019 are mixed')
  })

  test('and not between the dates', () => {
    const old = { areaHa: 100, reference: of2006, factors: [] }
    expect(() =>
      // @ts-expect-error before in values of 2006, after in values of 2019
      stockChange([old], [stratum(wheat)], { yearsSinceChange: 20 }),
    ).toThrow('values of 2006 and 2019 are mixed')
  })
})

test('land that grows or vanishes between the dates is refused', () => {
  expect(() => stockChange([stratum(wheat, 100)], [stratum(wheat, 90)], { yearsSinceChange: 20 })).toThrow(
    '100 ha before, 90 ha after',
  )
})

const made = fixture<{ soil: Tier2Soil; years: Tier2Year[]; expected: [number, number, number][] }>(
  'tier2.json',
)
const poolsOf = ({ active, slow, passive }: Tier2Pools) => [active, slow, passive]

test('Tier 2 follows its equations, year by year', () => {
  const run = tier2(made.years, made.soil)
  expect(run.years.map(({ year }) => year)).toEqual([4, 5, 6, 7, 8])
  run.years.forEach((result, i) =>
    poolsOf(result).forEach((pool, k) => {
      expect(Math.abs(pool / made.expected[i][k] - 1)).toBeLessThan(1e-12)
      expect(result.soc).toBeCloseTo(result.active + result.slow + result.passive, 12)
    }),
  )
  expect(run.made).toMatchObject({ edition: '2019 Refinement', constants: tier2Constants2019 })
})

test('a steady state stays where it is', () => {
  const year = made.years[0]
  const start = steadyState(drivers(year), made.soil)
  const { years } = tier2(Array<Tier2Year>(30).fill(year), made.soil, { start })
  poolsOf(years[29]).forEach((pool, k) => expect(pool).toBeCloseTo(poolsOf(start)[k], 9))
})

test('Tier 2 is linear in input', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 8, noNaN: true }), (factor) => {
      const more = made.years.map((year) => ({ ...year, inputTCHa: year.inputTCHa * factor }))
      const [one, other] = [made.years, more].map((years) => tier2(years, made.soil).years[4].soc)
      expect(other / one).toBeCloseTo(factor, 10)
    }),
  )
})

test('no decay above 45 °C, the fastest at the optimum', () => {
  expect(temperatureEffect(45)).toBe(0)
  expect(temperatureEffect(50)).toBe(0)
  expect(temperatureEffect(33.69)).toBe(1)
  expect(temperatureEffect(33)).toBeLessThan(1)
})

test('the doubtful constant of Table 5.5A says why', () => {
  expect(tier2Parameters2019.slowRate.doubt).toContain('exceeds the range')
})

test.each<[string, Partial<Tier2Year>, Partial<Tier2Soil>, string]>([
  ['eleven months', { rainMm: Array(11).fill(50) }, {}, 'out-of-range'],
  ['a month without PET', { petMm: Array(11).fill(50) }, {}, 'missing'],
  ['negative rain', { rainMm: Array(12).fill(-1) }, {}, 'out-of-range'],
  ['a NaN temperature', { temperatureC: Array(12).fill(Number.NaN) }, {}, 'not-a-number'],
  ['a year too hot for decay', { temperatureC: Array(12).fill(46) }, {}, 'no-equilibrium'],
  ['sand in percent', {}, { sandFraction: 31 }, 'out-of-range'],
  ['wood without nitrogen', {}, { ligninFraction: 0.3, nitrogenFraction: 0.004 }, 'outside-domain'],
  ['an unknown tillage', {}, { tillage: 'spade' as never }, 'not-an-option'],
])('%s is refused', (_, year, soil, code) => {
  const years = made.years.map((y) => ({ ...y, ...year }))
  expect(() => tier2(years, { ...made.soil, ...soil })).toThrow(expect.objectContaining({ code }))
})

test('too short a run-in is refused, and no input is a defined answer', () => {
  expect(() => tier2(made.years.slice(0, 4), made.soil)).toThrow(
    expect.objectContaining({ field: 'runInYears' }),
  )
  const fallow = made.years.map((year) => ({ ...year, inputTCHa: 0 }))
  expect(tier2(fallow, made.soil).years[4].soc).toBe(0)
})
