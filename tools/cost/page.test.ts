import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { estimate, runOn, type Measurements } from './estimate.ts'
import { assumed, costPage } from './page.ts'

const root = new URL('../../', import.meta.url)
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8')
const measurements = JSON.parse(textOf('bench/studies/measured.json')) as Measurements

test('the page of costs is what follows from the measurements', () => {
  expect(textOf('docs/cost.md')).toBe(costPage(measurements, assumed))
})

test('more nodes shorten the tiles and nothing else', () => {
  const found = estimate(measurements, 76e6, 1)
  const [one, four, many] = [1, 4, 10_000].map((nodes) => runOn(nodes, found, assumed, 'middle'))
  expect(one!.tiles / four!.tiles).toBeCloseTo(4, 9)
  expect(many!.alone).toBe(one!.alone)
  expect(many!.isBoundByStorage).toBe(true)
})

test('more farmed cells and slower machines cost in proportion', () => {
  const [some, more] = [estimate(measurements, 50e6, 1), estimate(measurements, 100e6, 1)]
  const land = measurements.measured.find(({ study }) => study === 'gsocseq')!.stages
  expect(more.tiles - some.tiles).toBeCloseTo((50e6 * land.compute) / land.computed, 3)
  expect(estimate(measurements, 50e6, 2).alone).toBeCloseTo(2 * some.alone, 6)
})
