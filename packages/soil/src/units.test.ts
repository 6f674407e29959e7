import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  carbonFromCo2,
  co2FromCarbon,
  convertContent,
  convertDensity,
  convertStock,
  daysInMonth,
  readUnit,
  unitScale,
  unitsOf,
  type ContentUnit,
  type DensityUnit,
  type StockUnit,
} from './units.ts'

const contents: ContentUnit[] = ['g/kg', '%', 'dg/kg']
const stocks: StockUnit[] = ['t/ha', 'kg/m²', 'g/m²']
const densities: DensityUnit[] = ['g/cm³', 't/m³', 'kg/dm³', 'kg/m³', 'cg/cm³']

test('units convert by their sizes', () => {
  expect(convertContent(2, '%', 'g/kg')).toBe(20)
  expect(convertContent(123, 'dg/kg', 'g/kg')).toBeCloseTo(12.3, 12)
  expect(convertStock(5, 'kg/m²', 't/ha')).toBe(50)
  expect(convertDensity(1350, 'kg/m³', 'g/cm³')).toBeCloseTo(1.35, 12)
  expect(convertDensity(135, 'cg/cm³', 't/m³')).toBeCloseTo(1.35, 12)
  expect(co2FromCarbon(0.2)).toBeCloseTo(0.7333, 4)
})

test('every conversion comes back to where it started', () => {
  const back = <U extends string>(units: U[], most: number, convert: (v: number, a: U, b: U) => number) =>
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: most, noNaN: true }),
        fc.constantFrom(...units),
        fc.constantFrom(...units),
        (v, a, b) => {
          const there = convert(v, a, b)
          expect(Math.abs(convert(there, b, a) - v)).toBeLessThanOrEqual(1e-14 * v)
        },
      ),
    )
  back(contents, 59, convertContent)
  back(stocks, 1999, convertStock)
  back(densities, 2.6, convertDensity)
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (v) => {
      expect(carbonFromCo2(co2FromCarbon(v))).toBeCloseTo(v, 8)
    }),
  )
})

test.each([
  ['content', 'gr/kg', 'g/kg'],
  ['content', 'g kg-1', 'g/kg'],
  ['content', ' wt% ', '%'],
  ['content', 'dg/kg', 'dg/kg'],
  ['stock', 'Mg/ha', 't/ha'],
  ['stock', 'Mg C ha-1', 't/ha'],
  ['stock', 't C/ha', 't/ha'],
  ['stock', 'kg m-2', 'kg/m²'],
  ['density', 'kg/l', 'kg/dm³'],
  ['density', 'Mg m-3', 't/m³'],
  ['density', 'g cm^-3', 'g/cm³'],
  ['content', 'g C kg-1', 'g/kg'],
  ['content', 'g kg⁻¹', 'g/kg'],
  ['content', 'gC/kg', 'g/kg'],
  ['content', 'g OC kg^-1 soil', 'g/kg'],
  ['content', 'mg C g-1', 'g/kg'],
  ['content', 'g per kg', 'g/kg'],
  ['content', 'gkg-1', 'g/kg'],
  ['content', 'wt. %', '%'],
  ['content', '% w/w', '%'],
  ['content', '%C', '%'],
  ['content', 'dag/kg', '%'],
  ['content', 'g/100g', '%'],
  ['content', 'ppm', 'mg/kg'],
  ['content', 'kg/kg', 'fraction'],
  ['stock', 'Mg C ha⁻¹', 't/ha'],
  ['stock', 'Mg C/ha', 't/ha'],
  ['stock', 'kg C m-2', 'kg/m²'],
  ['stock', 'kgC m⁻²', 'kg/m²'],
  ['stock', 'kg C/m²', 'kg/m²'],
  ['stock', 'tCha-1', 't/ha'],
  ['stock', 'kg ha-1', 'kg/ha'],
  ['density', 'kg m⁻³', 'kg/m³'],
  ['density', 'Mg m−3', 't/m³'],
  ['density', 'g/cc', 'g/cm³'],
  ['density', 'g cc-1', 'g/cm³'],
  ['density', 'G/CM3', 'g/cm³'],
  ['share', 'g kg-1', 'g/kg'],
  ['share', 'vol.%', '%'],
  ['share', 'cm3 cm-3', 'fraction'],
  ['input', 't C ha-1 yr-1', 't/ha/yr'],
  ['input', 'g C/m2/yr', 'g/m²/yr'],
  ['input', 'Mg C ha⁻¹ a⁻¹', 't/ha/yr'],
  ['temperature', 'degC', '°C'],
  ['temperature', 'K', 'K'],
  ['water', 'mm/day', 'mm/day'],
  ['water', 'mm d-1', 'mm/day'],
  ['water', 'mm/month', 'mm'],
  ['water', 'mm month-1', 'mm'],
  ['water', 'kg m-2', 'mm'],
  ['water', 'l/m²', 'mm'],
] as const)('the %s unit "%s" is read as %s', (kind, spelling, unit) => {
  expect(readUnit(kind, spelling)).toBe(unit)
})

test('a milligram per hectare is refused, since a tonne is meant', () => {
  expect(() => readUnit('stock', 'mg/ha')).toThrow(expect.objectContaining({ code: 'implausible' }))
})

test('a spelling nobody knows is refused with those that are', () => {
  expect(() => readUnit('content', 'ppb')).toThrow('g/kg, %, dg/kg, mg/kg, fraction')
  for (const spelling of ['lb/ft3', 'MG/HA', 'kg', 'g/kg/m', '', '°F', 'constructor'])
    for (const kind of ['content', 'stock', 'density', 'temperature', 'water'] as const)
      expect(() => readUnit(kind, spelling)).toThrow(expect.objectContaining({ code: 'not-understood' }))
})

test('every unit is a spelling of itself', () => {
  for (const kind of ['content', 'stock', 'density', 'share', 'input', 'temperature', 'water'] as const)
    for (const unit of unitsOf(kind)) expect(readUnit(kind, unit)).toBe(unit)
})

test('kelvin have an offset, and a rate per day the days of its month', () => {
  expect(unitScale('temperature', 'K')).toEqual({ factor: 1, offset: -273.15, isDaily: false })
  expect(unitScale('water', 'mm/day')).toEqual({ factor: 1, offset: 0, isDaily: true })
  expect([daysInMonth(2), daysInMonth(2, 2024), daysInMonth(2, 1900), daysInMonth(12)]).toEqual([
    28.25, 29, 28, 31,
  ])
})

test('a number beyond nature does not pass a gate', () => {
  expect(() => convertContent(140, '%', 'g/kg')).toThrow(expect.objectContaining({ code: 'implausible' }))
  expect(() => convertDensity(1350, 'g/cm³', 'kg/m³')).toThrow(
    expect.objectContaining({ code: 'implausible' }),
  )
  expect(() => convertStock(-1, 't/ha', 'kg/m²')).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => convertStock(Number.NaN, 't/ha', 't/ha')).toThrow(
    expect.objectContaining({ code: 'not-a-number' }),
  )
})

test('a unit of another kind is refused by type and at run time', () => {
  // @ts-expect-error a stock is not a content
  expect(() => convertContent(1, 't/ha', 'g/kg')).toThrow(expect.objectContaining({ code: 'not-an-option' }))
})
