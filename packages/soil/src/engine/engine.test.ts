import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { WorldOptions } from '../../test/cells.ts'
import { largestDifference, reversed, world } from '../../test/cells.ts'
import { rothcConstantsAsShipped } from '../rothc/constants.ts'
import type { Answers } from './columns.ts'
import type { CourseColumns } from './courses.ts'
import type { SoilEngine } from './engine.ts'
import { soilEngine } from './engine.ts'
import { compileKernel } from './kernel.ts'
import { packWeather, weatherAt } from './weather.ts'

let kernel: SoilEngine
let fast: SoilEngine
let twin: SoilEngine
/** the plain kernel and the relaxed one, in each mode */
let bothExact: SoilEngine[]
let bothFast: SoilEngine[]
beforeAll(async () => {
  kernel = await soilEngine()
  fast = await soilEngine({ mode: 'fast' })
  twin = await soilEngine({ kernel: 'none' })
  bothExact = [kernel, await soilEngine({ relaxed: true })]
  bothFast = [fast, await soilEngine({ mode: 'fast', relaxed: true })]
})

/** The largest difference of any of the engines' answers from the twin's. */
function farthest(
  engines: readonly SoilEngine[],
  answer: (engine: SoilEngine) => object,
  expected = answer(twin),
) {
  return Math.max(...engines.map((engine) => largestDifference(answer(engine), expected).worst))
}

const seed = fc.integer({ min: 0, max: 1e6 })
const storage = fc.constantFrom<Partial<WorldOptions>>(
  {},
  { precision: 'f32' },
  { tenths: true },
  { precision: 'f32', tenths: true },
)
const few = { numRuns: 12 }

const named = ({ by, mode, relaxed, note }: SoilEngine) => [by, mode, relaxed, note]

test('the kernel is built and answers, and is relaxed only where that was asked for', () => {
  expect([kernel, fast, twin].map(named)).toEqual([
    ['kernel', 'exact', false, undefined],
    ['kernel', 'fast', false, undefined],
    ['twin', 'exact', false, undefined],
  ])
  expect([bothExact[1], bothFast[1]].map(named)).toEqual([
    ['kernel', 'exact', true, undefined],
    ['kernel', 'fast', true, undefined],
  ])
})

describe('for any soils and weather, kernel and twin agree', () => {
  test('on every pool of a run through real months, to 1e-12; in fast mode to 1e-6', () => {
    fc.assert(
      fc.property(seed, storage, fc.integer({ min: 1, max: 290 }), (from, stored, months) => {
        const { rothc } = world(from, { cells: 70, mean: [-2, 30], months, manure: true, ...stored })
        const expected = twin.run(rothc)
        expect(farthest(bothExact, (by) => by.run(rothc), expected)).toBeLessThan(1e-12)
        const close = ({ deficit: _, ...rest }: CourseColumns) => rest
        expect(farthest(bothFast, (by) => close(by.run(rothc)), close(expected))).toBeLessThan(1e-6)
        // Where DPM lasts for years, what its factor u^500 loses in the last digits adds up.
        const cold = world(from, { cells: 70, mean: [-19, -2], months, ...stored }).rothc
        expect(farthest(bothExact, (by) => by.run(cold))).toBeLessThan(5e-12)
      }),
      few,
    )
  })

  test('on what years of the same weather lead to, composed or month by month', () => {
    fc.assert(
      fc.property(seed, storage, fc.integer({ min: 1, max: 60 }), (from, stored, years) => {
        const { year } = world(from, { cells: 66, ...stored })
        expect(farthest(bothExact, (by) => by.run({ ...year, years }))).toBeLessThan(1e-12)
      }),
      few,
    )
  })

  test('on the equilibrium, as far as a year’s loss can be told from nothing', () => {
    fc.assert(
      fc.property(seed, storage, (from, stored) => {
        const { year } = world(from, { cells: 70, mean: [0, 30], manure: true, ...stored })
        expect(farthest(bothExact, (by) => by.equilibrium(year))).toBeLessThan(3e-12)
        const cold = world(from, { cells: 70, mean: [-19, -5], ...stored }).year
        expect(farthest(bothExact, (by) => by.equilibrium(cold))).toBeLessThan(1e-9)
      }),
      few,
    )
  })

  test('on the official spin-up, month for month', () => {
    const { year } = world(5, { cells: 20, mean: [6, 28], manure: true })
    const expected = twin.spinUp(year)
    for (const by of bothExact) expect([...by.spinUp(year).months]).toEqual([...expected.months])
    expect(farthest(bothExact, (by) => by.spinUp(year), expected)).toBeLessThan(1e-12)
  })

  test('on every figure of FAO’s protocol', () => {
    fc.assert(
      fc.property(seed, storage, (from, stored) => {
        const { gsocseq } = world(from, { cells: 66, months: 260, mean: [6, 28], ...stored })
        const expected = twin.gsocseq(gsocseq)
        expect(farthest(bothExact, (by) => by.gsocseq(gsocseq), expected)).toBeLessThan(1e-12)
        expect(farthest(bothFast, (by) => by.gsocseq(gsocseq), expected)).toBeLessThan(1e-6)
      }),
      { numRuns: 6 },
    )
    const { gsocseq } = world(1, { cells: 66 })
    const { warmUp: _, warmUpLandCover: __, ...measured } = gsocseq
    const options = { years: 33, increase: { SSM1: 0.02, SSM2: -0.1, SSM3: 1 } }
    expect(farthest(bothExact, (by) => by.gsocseq(measured, options))).toBeLessThan(1e-12)
  })

  test('where the dryland options set the water limits, and where the evaporation is potential', () => {
    const { rothc } = world(3, { cells: 65 })
    const dry = {
      ...rothc,
      silt: Float64Array.from(rothc.clay, (clay) => 0.6 * (100 - clay)),
      density: new Float64Array(65).fill(1.3),
      organicCarbon: new Float64Array(65).fill(1.1),
    }
    for (const options of [
      { moisture: 'hygroscopic', minimumMoisture: 0.1 },
      { moisture: 'van-genuchten', bareLimit: 'wilting-point', evaporation: 'potential' },
    ] as const)
      expect(farthest(bothExact, (by) => by.run(dry, options))).toBeLessThan(1e-12)
  })

  test('where cover and input change from year to year', () => {
    const { rothc } = world(4, { cells: 65, months: 30 })
    const every = (column: ArrayLike<number>) =>
      Float64Array.from({ length: 30 * 65 }, (_, i) => column[(i * 7) % column.length])
    const changing = { ...rothc, cover: every(rothc.cover), plant: every(rothc.plant) }
    expect(farthest(bothExact, (by) => by.run(changing))).toBeLessThan(1e-12)
  })

  test('where the moisture drifts for longer than anyone waits', () => {
    const { year } = world(6, { cells: 3 })
    const drift = packWeather(3, 12, (cell) => ({
      temperature: 15,
      rain: 75 - [1e-7, 0, 0.05][cell],
      evaporation: 100,
    }))
    const job = { ...year, weather: drift }
    for (const by of bothExact) expect(by.equilibrium(job).moistureYears[0]).toBe(Infinity)
    expect(farthest(bothExact, (by) => by.equilibrium(job))).toBeLessThan(1e-12)
    expect(farthest(bothExact, (by) => by.run({ ...job, years: 30 }))).toBeLessThan(1e-12)
  })
})

describe('a cell’s answer is its own', () => {
  test('to the bit, whoever its neighbours are', () => {
    const { rothc, year, gsocseq } = world(8, { cells: 133, mean: [-8, 30] })
    const figures = ({ provenance: _, refusals: __, ...columns }: Answers) => columns
    const asks: [(job: never) => Answers, object][] = [
      [kernel.run, rothc],
      [kernel.run, { ...year, years: 23 }],
      [kernel.equilibrium, year],
      [kernel.gsocseq, gsocseq],
      [fast.gsocseq, gsocseq],
      [bothExact[1].run, rothc],
      [bothExact[1].gsocseq, gsocseq],
    ]
    for (const [ask, job] of asks)
      expect(reversed(figures(ask(job as never)), 133)).toEqual(figures(ask(reversed(job, 133) as never)))
  })

  test('linear in its input', () => {
    const { year } = world(9, { cells: 64, manure: true })
    const twice = (column: ArrayLike<number>) => Float64Array.from(column, (value) => 2 * value)
    const once = kernel.equilibrium(year).pools
    const double = kernel.equilibrium({
      ...year,
      plant: twice(year.plant),
      manure: twice(year.manure!),
    }).pools
    for (const pool of ['dpm', 'rpm', 'bio', 'hum'] as const) expect(double[pool]).toEqual(twice(once[pool]))
  })

  test('the same in one run as in two, the second from where the first ended', () => {
    const { rothc } = world(14, { cells: 64, months: 24, precision: 'f32' })
    const values = rothc.weather.values
    const half = (year: number) => {
      const weather = packWeather(64, 12, (cell, month) => {
        const at = weatherAt(24, cell, 12 * year + month)
        return { temperature: values[at], rain: values[at + 64], evaporation: values[at + 128] }
      })
      return { ...rothc, weather }
    }
    for (const engine of [kernel, fast]) {
      const { pools, deficit } = engine.run(half(0))
      const twice = engine.run({ ...half(1), start: { pools, deficit } })
      expect(twice.refusals.size).toBe(0)
      expect(largestDifference(twice.pools, engine.run(rothc).pools).worst).toBeLessThan(
        engine === fast ? 1e-7 : 1e-15,
      )
    }
  })

  test('where its equilibrium is, the year leaves it', () => {
    const { year } = world(10, { cells: 64, mean: [5, 28] })
    const { pools, deficit } = kernel.equilibrium(year)
    const after = kernel.run({ ...year, start: { pools, deficit } })
    expect(largestDifference(after.pools, pools).worst).toBeLessThan(1e-12)
  })
})

describe('a bad cell is refused before the kernel, in the words of the model, and no other', () => {
  const spoil = (column: ArrayLike<number>, at: number, value: number) => {
    const copy = Float64Array.from(column)
    copy[at] = value
    return copy
  }
  const { rothc, year, gsocseq } = world(11, { cells: 70, months: 24 })
  const weather = (at: number, value: number) => ({
    ...rothc.weather,
    values: spoil(rothc.weather.values, at, value),
  })
  const cell = 66

  test.each([
    ['clay NaN', { clay: spoil(rothc.clay, cell, NaN) }, 'clay'],
    ['a depth of nothing', { depth: spoil(rothc.depth, cell, 0) }, 'depth'],
    ['cover of a half', { cover: spoil(rothc.cover, 70 + cell, 0.5) }, 'months[1].cover'],
    ['plant carbon below nothing', { plant: spoil(rothc.plant, cell, -1) }, 'months[0].plant'],
    ['a ratio of NaN', { ratio: spoil(rothc.ratio, cell, NaN) }, 'months[0].ratio'],
    ['no temperature', { weather: weather(weatherAt(24, cell, 13), NaN) }, 'months[13].temperature'],
    ['200 °C', { weather: weather(weatherAt(24, cell, 0), 200) }, 'months[0].temperature'],
    ['rain below nothing', { weather: weather(weatherAt(24, cell, 2) + 64, -1) }, 'months[2].rain'],
    [
      'endless evaporation',
      { weather: weather(weatherAt(24, cell, 2) + 128, Infinity) },
      'months[2].evaporation',
    ],
    [
      'a soil drier than it can be',
      { start: { ...rothc.start, deficit: spoil(rothc.start.deficit, cell, -999) } },
      'start.deficit',
    ],
  ])('%s', (_, change, field) => {
    const [good, bad] = [kernel.run(rothc), kernel.run({ ...rothc, ...change })]
    expect([...bad.refusals].map(([at, { field }]) => [at, field])).toEqual([[cell, field]])
    expect(bad.refusals).toEqual(twin.run({ ...rothc, ...change }).refusals)
    expect(bad.pools.hum[cell]).toBeNaN()
    expect(bad.course[70 + cell]).toBeNaN()
    for (const other of [0, 63, 64, 67, 69]) expect(bad.pools.hum[other]).toBe(good.pools.hum[other])
  })

  test.each([
    ['stock', { stock: spoil(gsocseq.stock, cell, 300) }, 'cell'],
    ['land cover', { landCover: spoil(gsocseq.landCover, cell, 11) }, 'ratio'],
    ['no such class', { warmUpLandCover: spoil(gsocseq.warmUpLandCover!, cell, 99) }, 'landCover'],
    ['cover', { cover: spoil(gsocseq.cover, cell, 0.5) }, 'cover[0]'],
    ['sand', { sand: spoil(new Float64Array(70), cell, 99.5) }, 'sand'],
  ])('of the protocol: %s', (_, change, field) => {
    const bad = kernel.gsocseq({ ...gsocseq, ...change })
    expect([...bad.refusals.keys()]).toEqual([cell])
    expect(bad.refusals).toEqual(twin.gsocseq({ ...gsocseq, ...change }).refusals)
    expect(bad.refusals.get(cell)!.field).toBe(field)
    expect(bad.scenarios.SSM3.course[cell]).toBeNaN()
  })

  test('a frozen year has no equilibrium, whatever lies beside it', () => {
    const frozen = packWeather(70, 12, (at, month) => ({
      temperature: at === cell ? -5.01 : -9 + 4 * (month % 2),
      rain: 50,
      evaporation: 20,
    }))
    const answer = kernel.equilibrium({ ...year, weather: frozen })
    expect([...answer.refusals].map(([at, { code }]) => [at, code])).toEqual([[cell, 'no-equilibrium']])
    expect(answer.pools.hum.filter(Number.isNaN)).toHaveLength(1)
    expect(kernel.gsocseq({ ...gsocseq, climate: frozen }).refusals.get(cell)?.code).toBe('no-equilibrium')
    expect(kernel.spinUp({ ...year, weather: frozen }, { limit: 1200 }).refusals.get(cell)?.code).toBe(
      'no-equilibrium',
    )
  })

  test('temperatures that are not the tenths they were declared to be', () => {
    const off = { ...rothc.weather, tenths: true }
    expect(kernel.run({ ...rothc, weather: off }).refusals.size).toBe(70)
    expect(kernel.run({ ...rothc, weather: off }).refusals.get(0)?.code).toBe('inconsistent')
  })

  test('columns that do not fit are refused as a whole', () => {
    expect(() => kernel.run({ ...rothc, clay: [1] })).toThrow(expect.objectContaining({ field: 'clay' }))
    expect(() => kernel.equilibrium(rothc)).toThrow(expect.objectContaining({ field: 'weather' }))
    expect(() => kernel.gsocseq({ ...gsocseq, warmUp: rothc.weather, cells: 69 })).toThrow('climate')
  })
})

test('other constants than the official are the twin’s', () => {
  const { rothc } = world(12, { cells: 5 })
  const options = { constants: rothcConstantsAsShipped }
  expect(largestDifference(kernel.run(rothc, options), twin.run(rothc, options)).worst).toBe(0)
  expect(largestDifference(kernel.run(rothc, options), kernel.run(rothc)).worst).toBeGreaterThan(1e-9)
})

test('no cells have no answers', () => {
  const { rothc } = world(13, { cells: 0 })
  expect(kernel.run(rothc).pools.hum).toHaveLength(0)
})

test('an engine without the kernel says why', async () => {
  const empty = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))
  const engine = await soilEngine({ kernel: empty })
  expect(engine.by).toBe('twin')
  expect(engine.note).toContain('so its twin answers')
})

describe('the relaxed kernel', () => {
  const { validate } = WebAssembly
  afterEach(() => void Object.assign(WebAssembly, { validate }))
  const { rothc } = world(15, { cells: 64 })

  test('is a module of its own, handed to a worker like the plain one, and says which it is', async () => {
    const handed = await soilEngine({ kernel: await compileKernel({ relaxed: true }) })
    expect(named(handed)).toEqual(named(bothExact[1]))
    expect(handed.run(rothc)).toEqual(bothExact[1].run(rothc))
    expect(named(await soilEngine({ relaxed: true, kernel: await compileKernel() }))).toEqual(named(kernel))
  })

  test('leaves its place to the plain one, to the bit, where the engine has no relaxed SIMD, and says so', async () => {
    // As an engine without it answers: its validation knows no such instruction.
    Object.assign(WebAssembly, { validate: () => false })
    const engine = await soilEngine({ relaxed: true })
    expect(named(engine)).toEqual([
      'kernel',
      'exact',
      false,
      'The relaxed kernel cannot run here: this engine has no relaxed SIMD. The plain kernel answers.',
    ])
    expect(engine.run(rothc)).toEqual(kernel.run(rothc))
    await expect(compileKernel({ relaxed: true })).rejects.toThrow('no relaxed SIMD')
  })
})

test('the plain kernel’s answers are to the bit what they were', () => {
  const hash = createHash('sha256')
  const add = (answer: object) => {
    for (const [name, value] of Object.entries(answer))
      if (value instanceof Float64Array) hash.update(value)
      else if (typeof value === 'object' && !['provenance', 'refusals'].includes(name)) add(value)
  }
  const { rothc, year, gsocseq } = world(16, { cells: 70, months: 36, manure: true, mean: [6, 28] })
  for (const engine of [kernel, fast])
    [engine.run(rothc), engine.equilibrium(year), engine.gsocseq(gsocseq)].forEach(add)
  add(kernel.run({ ...year, years: 30 }))
  add(kernel.spinUp(year))
  // Who changes it changes every study's last digits, and says so in the changelog.
  expect(hash.digest('hex')).toBe('a98c3eea49c45ef0e6eed20ff56df204a1cdc66eef48beea55594d1db6e1da5f')
})
