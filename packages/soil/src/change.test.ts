import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fourPerMille, perMilleRate, stockAfter } from './change.ts'
import {
  type SurveyDesign,
  detectableChange,
  detectableChangeWelch,
  sampleSize,
  yearsToDetect,
} from './detection.ts'
import { allocate } from './strata.ts'
import { co2FromCarbon } from './units.ts'

test('twenty years of 4 ‰ are 8 % linear and 8.31 % compounding', () => {
  expect(stockAfter(100, 20, fourPerMille, 'linear')).toBeCloseTo(108, 12)
  expect(stockAfter(100, 20, fourPerMille, 'compound').toFixed(2)).toBe('108.31')
})

test('4 ‰ of 50 t/ha are 0.2 t C or 0.733 t CO2 a year', () => {
  const gain = stockAfter(50, 1, fourPerMille, 'linear') - 50
  expect(gain).toBeCloseTo(0.2, 12)
  expect(co2FromCarbon(gain).toFixed(3)).toBe('0.733')
})

test('a rate leads back to the stock it was taken from', () => {
  const stock = fc.double({ min: 1, max: 300, noNaN: true })
  fc.assert(
    fc.property(
      stock,
      stock,
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('linear' as const, 'compound' as const),
      (before, after, years, growth) => {
        const rate = perMilleRate(before, after, years, growth)
        expect(stockAfter(before, years, rate, growth)).toBeCloseTo(after, 8)
      },
    ),
  )
})

test('rates of nothing, or in no time, are refused', () => {
  expect(() => perMilleRate(0, 1, 20, 'linear')).toThrow(expect.objectContaining({ code: 'outside-domain' }))
  expect(() => perMilleRate(50, 51, 0, 'linear')).toThrow(expect.objectContaining({ code: 'outside-domain' }))
  expect(() => stockAfter(50, 300, -4, 'linear')).toThrow('nothing is left')
  // @ts-expect-error the growth has to be said
  expect(() => stockAfter(50, 20, 4)).toThrow(expect.objectContaining({ code: 'missing' }))
})

// 50 t/ha with a coefficient of variation of 20 %: what the methods paper states
const unpaired: SurveyDesign = { design: 'unpaired', sd: 10 }
const paired: SurveyDesign = { design: 'paired', sd: 4 }

test.each([
  [10, '13.3', '66', '20'],
  [20, '9.1', '45', '13'],
  [50, '5.7', '28', '8'],
  [100, '4.0', '20', '6'],
])(
  '%d points show %s t/ha, %s years of 4 ‰, or %s years if the same points are found again',
  (n, change, years, again) => {
    expect(detectableChange(unpaired, n).toFixed(1)).toBe(change)
    expect(yearsToDetect(unpaired, n, 0.2).toFixed(0)).toBe(years)
    expect(yearsToDetect(paired, n, 0.2).toFixed(0)).toBe(again)
  },
)

test('the sample size is the smallest that shows the change', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 30, noNaN: true }),
      fc.constantFrom(unpaired, paired),
      (change, survey) => {
        const n = sampleSize(survey, change)
        expect(detectableChange(survey, n)).toBeLessThanOrEqual(change)
        if (n > 2) expect(detectableChange(survey, n - 1)).toBeGreaterThan(change)
      },
    ),
  )
})

test('visits alike by Welch are the unpaired design', () => {
  const { change, df } = detectableChangeWelch([
    { sd: 10, n: 20 },
    { sd: 10, n: 20 },
  ])
  expect(df).toBeCloseTo(38, 10)
  expect(change).toBeCloseTo(detectableChange(unpaired, 20), 10)
})

test('visits unlike have degrees of freedom that are not whole', () => {
  // Satterthwaite by hand: (100/8 + 25/30)² / ((100/8)²/7 + (25/30)²/29)
  const { df } = detectableChangeWelch([
    { sd: 10, n: 8 },
    { sd: 5, n: 30 },
  ])
  expect(df).toBeCloseTo(13.3333333 ** 2 / (156.25 / 7 + 0.6944444 / 29), 5)
})

test('one direction needs fewer points than either', () => {
  expect(sampleSize({ ...unpaired, sides: 1 }, 6)).toBeLessThan(sampleSize(unpaired, 6))
})

test('what no survey can show is refused', () => {
  expect(() => sampleSize(unpaired, 0)).toThrow(expect.objectContaining({ code: 'outside-domain' }))
  expect(() => sampleSize(unpaired, 0.001)).toThrow(expect.objectContaining({ code: 'not-converged' }))
  expect(() => detectableChange(unpaired, 1)).toThrow(expect.objectContaining({ field: 'n' }))
  expect(() => detectableChange(unpaired, 10.5)).toThrow(expect.objectContaining({ field: 'n' }))
  expect(() => yearsToDetect(unpaired, 10, 0)).toThrow(expect.objectContaining({ code: 'outside-domain' }))
  expect(() => detectableChange({ ...unpaired, power: 1 }, 10)).toThrow(
    expect.objectContaining({ field: 'power' }),
  )
})

const strata = [
  { name: 'valley', size: 60, sd: 4 },
  { name: 'slope', size: 30, sd: 12 },
  { name: 'crest', size: 10, sd: 6 },
]

test('points by size, and by size times spread', () => {
  expect(allocate(strata, 50, 'proportional').points).toEqual({ valley: 30, slope: 15, crest: 5 })
  // 240 : 360 : 60 of 55
  expect(allocate(strata, 55, 'neyman').points).toEqual({ valley: 20, slope: 30, crest: 5 })
})

const anyStrata = fc.uniqueArray(
  fc.record({
    name: fc.string({ minLength: 1, maxLength: 3 }),
    size: fc.double({ min: 0.1, max: 100, noNaN: true }),
    sd: fc.double({ min: 0, max: 20, noNaN: true }),
    cost: fc.double({ min: 0.5, max: 10, noNaN: true }),
  }),
  { minLength: 1, maxLength: 6, selector: ({ name }) => name },
)

test('all points are given out, two at least to each, whatever the order of the strata', () => {
  fc.assert(
    fc.property(
      anyStrata,
      fc.integer({ min: 0, max: 80 }),
      fc.constantFrom('proportional' as const, 'neyman' as const),
      (list, more, rule) => {
        const n = 2 * list.length + more
        const { points, standardError } = allocate(list, n, rule)
        expect(Object.values(points).reduce((s, p) => s + p, 0)).toBe(n)
        expect(Math.min(...Object.values(points))).toBeGreaterThanOrEqual(2)
        expect(allocate([...list].reverse(), n, rule).points).toEqual(points)
        expect(standardError).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

test("Neyman's rule has the smaller error for the same points", () => {
  const [neyman, proportional] = (['neyman', 'proportional'] as const).map((rule) =>
    allocate(strata, 60, rule),
  )
  expect(neyman.standardError).toBeLessThan(proportional.standardError)
  expect(proportional.standardError).toBeCloseTo(
    Math.sqrt((0.6 * 4) ** 2 / 36 + (0.3 * 12) ** 2 / 18 + 0.6 ** 2 / 6),
    12,
  )
})

test('too few points, and two strata of one name, are refused', () => {
  expect(() => allocate(strata, 5, 'neyman')).toThrow(expect.objectContaining({ field: 'n' }))
  expect(() => allocate([strata[0], strata[0]], 9, 'neyman')).toThrow('a name stands twice')
})
