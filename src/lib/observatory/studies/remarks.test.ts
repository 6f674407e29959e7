import { expect, test } from 'vitest'
import { modelOf } from './models/choose.ts'
import { studyRemarkIn } from './remarks.server.ts'
import { Judge } from './remarks.ts'
import { readStudy } from './study.ts'
import { computeTile } from './tile/compute.ts'
import { takeOutside, type Slice } from './tile/values.ts'

const inputs = {
  stock: { file: 'stock.tif', unit: 't C/ha' },
  clay: { value: 20, unit: '%' },
  temperature: { file: 't.tif', unit: '°C' },
  rain: { file: 'r.tif', unit: 'mm' },
  evaporation: { file: 'e.tif', unit: 'mm' },
}
const document = (model: object, given: object = inputs) => ({
  title: 'A study',
  period: ['2020-01-01', '2020-12-31'],
  area: { grid: { west: 0, north: 50, cellX: 1, cellY: 1, width: 3, height: 1 } },
  inputs: given,
  model,
})
function modelIn(model: object, given?: object) {
  const read = readStudy(document(model, given))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return modelOf(read.study)
}

const cells = (...values: number[]): Slice[] => [{ values: Float64Array.from(values) }]
const months = (of: (month: number) => number): Slice[] =>
  Array.from({ length: 12 }, (_, month) => ({ values: new Float64Array(3).fill(of(month)) }))
const fahrenheit = (month: number) => 1.8 * (4 - 3 * Math.cos((month * Math.PI) / 6)) + 32

const values = () =>
  new Map<string, Slice[]>([
    ['stock', cells(40, 55, 2001)],
    ['clay', cells(0.2, 0.35, 0.4)],
    ['temperature', months(fahrenheit)],
    ['rain', months(() => 60)],
    ['evaporation', months(() => 45)],
  ])

test('what the cells of a sample have in common is remarked on, with the likely unit', () => {
  const model = modelIn({ name: 'equilibrium' })
  const judge = new Judge(model)
  judge.take(values(), 3, new Map([['stock', -9999]]))
  const said = judge.remarks.map((remark) => studyRemarkIn(remark, 'en'))
  expect(said).toEqual([
    'stock contains -9999, a common code for a missing value. It was left out as out of range; declare it as nodata.',
    'The mean annual temperature is 39.2 °C. For climates with soils it is between -25 and 35 °C. The values may be in °F. This is the case in 3 of 3 cells of the sample.',
    '0.2 % clay is very little. The value may be a fraction, meaning 20 %. This is the case in 3 of 3 cells of the sample.',
  ])
})

test('a cell counts once, whatever is wrong with it', () => {
  const model = modelIn({ name: 'equilibrium' })
  const tile = values()
  tile.set('clay', cells(NaN, 20, 120))
  tile.set(
    'temperature',
    months(() => 9),
  )
  const outside = new Map(
    model.layers.flatMap((layer) => {
      const beyond = takeOutside(layer, tile.get(layer.name)!, 3)
      return beyond ? [[layer.name, beyond] as const] : []
    }),
  )
  // The first cell lacks clay, the third has neither a stock nor clay that can be.
  const { tally } = computeTile(model, tile, 3, (i) => i, undefined, outside)
  expect(tally).toEqual({ 'no clay': 1, computed: 1, 'stock out of range': 1 })
})

test('table values that are not certain are named with the study', () => {
  const zone = { file: 'zone.tif', unit: 'class', classes: { 1: 'tropical-montane', 2: 'polar-dry' } }
  const crops = { landUse: 'long-term-cultivated', input: 'medium' }
  const scenarios = {
    spared: { before: { ...crops, tillage: 'full' }, after: { ...crops, tillage: 'no-till' } },
  }
  const model = modelIn({ name: 'tier1', scenarios }, { zone })
  expect(model.doubts).toEqual([
    'Table 2.3, high-activity-clay, tropical-montane: read in one place only',
    expect.stringContaining('Table 5.5, long-term-cultivated, tropical-montane: 0.86 as HESTIA carries it'),
    expect.stringContaining('Table 5.5, no-till, tropical-montane: 1.08'),
  ])
})
