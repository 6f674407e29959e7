import { expect, test } from 'vitest'
import { inputForStock, inertCarbon, rothcEquilibrium, runGsocseq, soilEngine } from '#soil'
import { computeTile } from './tile/compute.ts'
import { valuesPerCell } from './model.ts'
import { modelOf } from './models/choose.ts'
import type { Slice } from './tile/values.ts'
import { readStudy, type Study } from './study.ts'

const temperature = [3.4, 3.6, 5.1, 7.3, 11, 13.9, 16, 16, 13.5, 10.2, 6.1, 4.6]
const rain = [74, 59, 62, 51, 52, 57, 34, 55, 58, 56, 75, 71]
const evaporation = [8, 10, 27, 49, 83, 99, 103, 91, 69, 34, 16, 8]
const stocks = [50, 80, NaN]
const clays = [23.4, 40, 20]

const study = (model: object, inputs: readonly string[]): Study => {
  const read = readStudy({
    title: 'Three cells',
    period: ['2001-01-01', '2020-12-31'],
    area: { grid: 'stock' },
    inputs: Object.fromEntries(inputs.map((name) => [name, { file: 'a.tif', unit: '%' }])),
    model,
  })
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.study
}

const column = (...values: number[]): Slice => ({ values: Float64Array.from(values) })
const same = (value: number) => column(value, value, value)
const weather: [string, Slice[]][] = [
  ['temperature', temperature.map(same)],
  ['rain', rain.map(same)],
  ['evaporation', evaporation.map(same)],
]
const year = temperature.map((celsius, i) => ({
  temperature: celsius,
  rain: rain[i]!,
  evaporation: evaporation[i]!,
}))
const months = year.map((month) => ({ ...month, plant: 1 / 12, cover: 1 as const, ratio: 1.44 }))

const soilNames = ['clay', 'temperature', 'rain', 'evaporation']

test('at equilibrium a cell takes the input that holds its stock, and a missing stock stays missing', () => {
  const model = modelOf(study({ name: 'equilibrium' }, ['stock', ...soilNames]))
  const values = new Map([...weather, ['stock', [column(...stocks)]], ['clay', [column(...clays)]]])
  const { outputs, tally } = computeTile(model, values, 3, (i) => i)
  stocks.slice(0, 2).forEach((stock, i) => {
    const site = { clay: clays[i]!, depth: 30, inert: inertCarbon(stock) }
    const { plant } = inputForStock(site, months, stock, { evaporation: 'potential' })
    expect(outputs[0]![i]).toBe(Math.fround(plant))
  })
  expect(outputs[0]![2]).toBeNaN()
  expect(tally).toEqual({ computed: 2, 'no stock': 1 })
})

test('the engine’s equilibria are the package’s, to the digits of a map', async () => {
  const engine = await soilEngine()
  for (const [inputs, given] of [
    [['stock'], [['stock', [column(...stocks)]]]],
    [
      ['plant', 'inert'],
      [
        ['plant', [column(1, 2, NaN)]],
        ['inert', [same(3)]],
      ],
    ],
  ] as [string[], [string, Slice[]][]][]) {
    const model = modelOf(study({ name: 'equilibrium' }, [...inputs, ...soilNames]))
    const values = new Map<string, Slice[]>([...weather, ...given, ['clay', [column(...clays)]]])
    const [readable, fast] = [undefined, engine].map((by) => computeTile(model, values, 3, (i) => i, by))
    expect(fast!.tally).toEqual(readable!.tally)
    readable!.outputs[0]!.forEach((value, cell) => {
      const found = fast!.outputs[0]![cell]!
      if (Number.isNaN(value)) expect(found).toBeNaN()
      else expect(Math.abs(found / value - 1)).toBeLessThan(2 ** -23)
    })
  }
})

test('a frozen year is refused in the same words by the engine', async () => {
  const model = modelOf(study({ name: 'equilibrium' }, ['stock', ...soilNames]))
  const values = new Map<string, Slice[]>([
    ...weather,
    ['temperature', temperature.map(() => column(10, -20, 10))],
    ['stock', [column(...stocks)]],
    ['clay', [column(...clays)]],
  ])
  const readable = computeTile(model, values, 3, (i) => i)
  expect(computeTile(model, values, 3, (i) => i, await soilEngine())).toEqual(readable)
  expect(readable.tally).toEqual({ computed: 1, 'refused: year no-equilibrium': 1, 'no stock': 1 })
})

test('at equilibrium an input holds its stock', () => {
  const model = modelOf(study({ name: 'equilibrium' }, ['plant', 'inert', ...soilNames]))
  const values = new Map([
    ...weather,
    ['plant', [same(2)]],
    ['inert', [same(3)]],
    ['clay', [column(...clays)]],
  ])
  const { outputs } = computeTile(model, values, 3, (i) => i)
  clays.forEach((clay, i) => {
    const site = { clay, depth: 30, inert: 3 }
    const { soc } = rothcEquilibrium(
      site,
      months.map((month) => ({ ...month, plant: 2 / 12 })),
      { evaporation: 'potential' },
    )
    expect(outputs[0]![i]).toBe(Math.fround(soc))
  })
})

const cover = Array<number>(12).fill(0.7)
const gsocseqInputs = [
  'stock',
  'land-cover',
  ...soilNames,
  'warm-up-temperature',
  'warm-up-rain',
  'warm-up-evaporation',
]

test('FAO’s protocol is that of the package, warm-up and all; masked cells are counted', async () => {
  const model = modelOf(study({ name: 'gsocseq', cover, warmUp: [2001, 2002] }, gsocseqInputs))
  expect(valuesPerCell(model, (layer) => (gsocseqInputs.includes(layer) ? 1 : 0))).toBe(3 + 36 + 72)
  const warmer = temperature.map((celsius) => celsius + 1)
  const values = new Map([
    ...weather,
    ['warm-up-temperature', [...temperature, ...warmer].map(same)],
    ['warm-up-rain', [...rain, ...rain].map(same)],
    ['warm-up-evaporation', [...evaporation, ...evaporation].map(same)],
    ['stock', [column(50, 80, 60)]],
    ['clay', [column(...clays)]],
    ['land-cover', [column(2, 3, 4)]],
  ] as [string, Slice[]][])
  const { outputs, tally } = computeTile(model, values, 3, (i) => i)
  const run = runGsocseq({
    stock: 80,
    clay: 40,
    landCover: 3,
    cover,
    climate: year,
    warmUp: [year, year.map((month, i) => ({ ...month, temperature: warmer[i]! }))],
  })
  const names = model.outputs.map(({ name }) => name)
  expect(names).toEqual(['t0', 'bau', 'ssm1-relative', 'ssm2-relative', 'ssm3-relative'])
  expect(outputs[0]![1]).toBe(Math.fround(run.t0.stock))
  expect(outputs[1]![1]).toBe(Math.fround(run.scenarios.BAU.stock))
  expect(outputs[4]![1]).toBe(Math.fround(run.scenarios.SSM3.relativeRate))
  expect(tally).toEqual({ computed: 2, 'masked: land cover': 1 })

  const byEngine = computeTile(model, values, 3, (i) => i, await soilEngine())
  expect(byEngine.tally).toEqual(tally)
  byEngine.outputs.forEach((map, output) =>
    expect(
      map.map((value, cell) => Math.abs(value - outputs[output]![cell]!)).filter((gap) => gap > 1e-5),
    ).toHaveLength(0),
  )
})

test('a cell’s spread does not depend on the tile that it is computed in', () => {
  const inputs = gsocseqInputs.filter((name) => !name.startsWith('warm-up'))
  const model = modelOf(study({ name: 'gsocseq', cover, draws: 5 }, inputs))
  const values = (stock: number[]): Map<string, Slice[]> =>
    new Map([...weather, ['stock', [column(...stock)]], ['clay', [same(20)]], ['land-cover', [same(2)]]] as [
      string,
      Slice[],
    ][])
  const whole = computeTile(model, values([50, 60, 70]), 3, (i) => 100 + i)
  const part = computeTile(model, values([60, 70]), 2, (i) => 101 + i)
  const spread = model.outputs.findIndex(({ name }) => name === 'ssm3-relative-sd')
  expect([...part.outputs[spread]!]).toEqual([...whole.outputs[spread]!.slice(1)])
  expect(whole.outputs[spread]![0]).toBeGreaterThan(0)
})

test('own reference stocks scale the factors of Tier 1', () => {
  const scenarios = {
    better: {
      before: { landUse: 'long-term-cultivated', tillage: 'full', input: 'low' },
      after: { landUse: 'long-term-cultivated', tillage: 'no-till', input: 'medium' },
    },
  }
  const model = modelOf(study({ name: 'tier1', scenarios }, ['zone', 'reference']))
  const zones = ['tropical-moist', 'cool-temperate-moist'].map((name) => {
    const layer = model.layers.find((layer) => layer.name === 'zone')!
    return layer.kind === 'class' ? layer.classes.indexOf(name) : NaN
  })
  const values = new Map([
    ['zone', [column(...zones)]],
    ['reference', [column(100, 50)]],
  ])
  const { outputs } = computeTile(model, values, 2, (i) => i)
  // Table 5.5 of 2019 – tropical moist: 0.83 · 1 · 0.92, then 0.83 · 1.10 · 1; cool temperate moist: 0.70, 0.92, 1.09
  expect(outputs[0]![0]).toBeCloseTo(100 * 0.83 * 0.92, 4)
  expect(outputs[1]![0]).toBeCloseTo((100 * 0.83 * (1.1 - 0.92)) / 20, 5)
  expect(outputs[1]![1]).toBeCloseTo((50 * 0.7 * (1.09 - 0.92)) / 20, 5)
})
