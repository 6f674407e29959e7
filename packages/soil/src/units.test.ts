import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  carbonFromCo2,
  co2FromCarbon,
  convertContent,
  convertDensity,
  convertStock,
  readUnit,
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
] as const)('the %s unit "%s" is read as %s', (kind, spelling, unit) => {
  expect(readUnit(kind, spelling)).toBe(unit)
})

test('a milligram per hectare is refused, since a tonne is meant', () => {
  expect(() => readUnit('stock', 'mg/ha')).toThrow(expect.objectContaining({ code: 'implausible' }))
})

test('a spelling nobody knows is refused with those that are', () => {
  expect(() => readUnit('content', 'ppm')).toThrow('g/kg, %, dg/kg')
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
