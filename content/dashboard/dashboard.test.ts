import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { measureKinds, objectiveCodes, type Objective } from '#lib/plan/objective.ts'

const load = <T>(path: string): T => JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8')) as T

type Bounds = { value: number | null; low: number | null; high: number | null; of: number | null }
type Target = Bounds & { on: string; kind: string }
type Indicator = {
  code: string
  objective: string
  kind: string
  direction: string
  sourceType: string
  period: string
  baseline: Bounds
  targets: Target[]
  related: string[]
}
type Observation = Bounds & {
  indicator: string
  on: string
  status: string
  part: { by: string; code: string } | null
  source: { title: string; place: string }
  readingRule: object | null
  checked: boolean
}

const objectives = objectiveCodes.map((code) => load<Objective>(`../plan/objectives/${code}.json`))
const indicators = load<Indicator[]>('indicators.json')
const observations = load<Observation[]>('observations.json')

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toISOString().slice(0, 10) === text
const ordered = ({ low, high }: { low: number | null; high: number | null }) =>
  low === null || high === null || low <= high

describe('indicators', () => {
  test('each objective has one, and each target of its newest version too', () => {
    for (const { code, versions } of objectives) {
      const own = indicators.filter(({ objective }) => objective === code)
      expect(own.length, code).toBeGreaterThan(0)
      const newest = versions.findLast(({ edition }) => edition !== '2021-draft')
      for (const [clause, year] of [
        [newest?.target2030, '2030'],
        [newest?.target2050, '2050'],
      ] as const) {
        const targets = own.flatMap((indicator) => indicator.targets)
        for (const { kind, low, by } of clause?.measures ?? [])
          expect(
            targets.some(({ on, value, low: least }) =>
              kind === 'milestone'
                ? on === by
                : on.startsWith(year) && (low === null || [value, least].includes(low)),
            ),
            `${code} ${year} ${kind}`,
          ).toBe(true)
      }
    }
  })

  test('codes are unique, begin with the objective and relate to one another', () => {
    const codes = indicators.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { code, objective, related } of indicators) {
      expect(code).toMatch(new RegExp(`^${objective}\\.\\d+$`))
      expect(codes).toEqual(expect.arrayContaining(related))
    }
  })

  test('kinds, directions, sources and periods come from closed lists, bounds are in order', () => {
    for (const { code, kind, direction, sourceType, period, baseline, targets } of indicators) {
      expect(measureKinds, code).toContain(kind)
      expect(['up', 'down'], code).toContain(direction)
      expect(['counted', 'reported'], code).toContain(sourceType)
      expect(['year', 'event'], code).toContain(period)
      expect(targets.length, code).toBeGreaterThan(0)
      for (const bounds of [baseline, ...targets]) expect(ordered(bounds), code).toBe(true)
      for (const target of targets) {
        expect(isDay(target.on), code).toBe(true)
        expect(measureKinds, code).toContain(target.kind)
      }
    }
  })
})

describe('observations', () => {
  test('each belongs to an indicator, has a day, a source and a known status, and awaits a checker', () => {
    const codes = indicators.map(({ code }) => code)
    for (const { indicator, on, status, source, checked } of observations) {
      expect(codes).toContain(indicator)
      expect(isDay(on), indicator).toBe(true)
      expect([...'ABDEFIPOM'], indicator).toContain(status)
      expect(source.title && source.place, indicator).toBeTruthy()
      expect(checked).toBe(false)
    }
  })

  test('a value lies within its bounds, and is absent only with a bound or a status that says so', () => {
    for (const { indicator, value, low, high, status } of observations) {
      expect(ordered({ low, high }), indicator).toBe(true)
      if (value === null) expect(low !== null || 'OM'.includes(status), indicator).toBe(true)
      else expect([low, high], indicator).toEqual([value, value])
    }
  })

  test('the intake of 2021 adds up by college and by gate', () => {
    for (const [indicator, total] of [
      ['C1.3', 107],
      ['C1.4', 42],
    ] as const) {
      const own = observations.filter((observation) => observation.indicator === indicator)
      expect(own.find(({ part }) => part === null)?.value).toBe(total)
      for (const by of ['college', 'gate'])
        expect(
          own.filter(({ part }) => part?.by === by).reduce((sum, { value }) => sum + (value ?? 0), 0),
        ).toBe(total)
    }
  })

  test('core budget and regional meetings add up to the budgets of 2021 and 2022', () => {
    for (const year of ['2021', '2022']) {
      const own = observations.filter(({ indicator, on }) => indicator === 'F2.2' && on.startsWith(year))
      const parts = own.filter(({ part }) => part).reduce((sum, { value }) => sum + (value ?? 0), 0)
      expect(parts).toBe(own.find(({ part }) => !part)?.value)
    }
  })

  test('the 28 NDCs stand twice, over 196 and over 184, each with its reading rule', () => {
    const readings = observations.filter(({ indicator, part }) => indicator === 'A1.1' && part === null)
    expect(readings.map(({ value, of }) => [value, of])).toEqual([
      [28, 196],
      [28, 184],
    ])
    for (const { readingRule } of readings) expect(readingRule).not.toBeNull()
  })
})
