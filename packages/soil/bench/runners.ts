import { compileKernel, startKernel } from '../src/engine/kernel.ts'
import { soilEngine } from '../src/engine/engine.ts'
import { tileCells, weatherAt } from '../src/engine/weather.ts'
import { advance } from '../src/rothc/advance.ts'
import { decayOf } from '../src/rothc/decay.ts'
import { official } from '../src/rothc/constants.ts'
import { moistureModifier, nextDeficit } from '../src/rothc/moisture.ts'
import { rothcOptions } from '../src/rothc/options.ts'
import { temperatureModifier } from '../src/rothc/temperature.ts'
import { waterLimits } from '../src/rothc/water.ts'
import { world } from '../test/cells.ts'
import type { Runner } from './measure.ts'

const tiles = 16
const cells = tiles * tileCells
const years = 20
const months = 12 * years

/** The twin's own functions over the same cells and months, without an object a month. */
function plain({ rothc }: ReturnType<typeof world>): Runner {
  const options = rothcOptions()
  const sites = Array.from({ length: cells }, (_, cell) => ({
    decay: decayOf(rothc.clay[cell]),
    limits: waterLimits({ clay: rothc.clay[cell], depth: rothc.depth[cell], inert: 0 }, options),
    pools: { dpm: 0.2, rpm: 6, bio: 1, hum: 40 },
    input: { dpm: 0.1, rpm: 0.07, hum: 0 },
    deficit: 0,
  }))
  const { values } = rothc.weather
  const run = () => {
    for (let cell = 0; cell < cells; cell++) {
      const site = sites[cell]
      for (let month = 0; month < months; month++) {
        const at = weatherAt(months, cell, month)
        const gain = values[at + tileCells] - official.pan * values[at + 2 * tileCells]
        site.deficit = nextDeficit(site.limits, site.deficit, gain, false)
        const a = temperatureModifier(values[at])
        const xi = a * moistureModifier(site.limits, site.deficit) * official.covered
        advance(site.pools, site.decay, xi, site.input)
      }
    }
  }
  return { name: 'plain', amount: cells * months, run }
}

/** Every way of working the same cells out; the first is the readable twin. Amounts: see the names' table. */
export async function runners(): Promise<Runner[]> {
  const module = await compileKernel()
  const { call, at, f64, f32, rows } = await startKernel(module)
  const coarse = { cells, months, precision: 'f32', tenths: true } as const
  const { rothc, year, gsocseq } = world(1, coarse)
  const spinUps = world(2, { cells: 2 * tileCells, mean: [6, 28] }).year
  const [engine, fast] = [
    await soilEngine({ kernel: module }),
    await soilEngine({ kernel: module, mode: 'fast' }),
  ]

  // One tile's soils serve all tiles: only the weather is another's.
  engine.run({ ...rothc, weather: { ...rothc.weather } })
  for (let lane = 0; lane < tileCells; lane++) {
    const { clay, depth } = rothc
    const limits = waterLimits({ clay: clay[lane], depth: depth[lane], inert: 0 }, rothcOptions())
    f64[at.clay / 8 + lane] = clay[lane]
    for (const limit of ['minimum', 'oneBar', 'wilting', 'driest', 'bare'] as const)
      f64[at[limit] / 8 + lane] = limits[limit]
  }
  rows('cover', 12).fill(official.covered)
  rows('bareMonths').fill(0)
  call.prepareSoil()
  const pools = { dpm: 0.2, rpm: 6, bio: 1, hum: 40, deficit: 0 }
  const start = () => {
    for (const [pool, carbon] of Object.entries(pools)) rows(pool as keyof typeof pools).fill(carbon)
  }
  rows('input', 3).forEach((_, i) => (f64[at.input / 8 + i] = [0.1, 0.07, 0][Math.floor(i / tileCells)]))

  const perTile = months * 3 * tileCells
  const everyTile = (perYear: (from: number, year: number) => void) => () => {
    for (let tile = 0; tile < tiles; tile++) {
      f32.set(rothc.weather.values.subarray(tile * perTile, (tile + 1) * perTile), at.weather / 4)
      start()
      for (let year = 0; year < years; year++) perYear(at.weather + year * 36 * tileCells * 4, year)
    }
  }
  const full = (name: string, modifiers: (from: number) => void): Runner => ({
    name,
    amount: cells * months,
    run: everyTile((from, year) => {
      modifiers(from)
      call.poolsThrough(at.factor, 12, at.input, 0, year)
    }),
  })
  const exact = (tenths: boolean) => (from: number) => {
    call.weatherF32(from, 12, official.pan, tenths)
    call.moisturePhase(12)
  }

  const known = Float64Array.from({ length: months * tileCells }, (_, i) => 0.01 + 0.02 * ((i * 7919) % 13))
  const repeated = (name: string, amount: number, run: () => void): Runner => ({
    name,
    amount: amount * tileCells,
    run: () => {
      f32.set(year.weather.values.subarray(0, 36 * tileCells), at.weather / 4)
      call.weatherF32(at.weather, 12, official.pan, true)
      call.keepYear()
      rows('refused').fill(0)
      call.equilibrium(0)
      for (let i = 0; i < 50; i++) run()
    },
  })
  return [
    plain({ rothc, year, gsocseq }),
    full('exact', exact(false)),
    full('table', exact(true)),
    full('fast', (from) => call.modifiersF32(from, 12, official.pan)),
    {
      name: 'known',
      amount: months * tileCells * 20,
      run: () => {
        f64.set(known, at.weather / 8)
        for (let i = 0; i < 20; i++)
          for (let year = 0; year < years; year++)
            call.poolsThrough(at.weather + year * 12 * 512, 12, at.input, 0, year)
      },
    },
    repeated('cached', 50 * 200 * 12, () => {
      rows('refused').fill(0)
      call.spinUp(0, 200, 0)
    }),
    repeated('composed', 50 * months, () => call.repeat(years, 0, false)),
    repeated('equilibrium', 50 * 10, () => {
      for (let i = 0; i < 10; i++) call.solveKnown(0)
    }),
    { name: 'study', amount: cells, run: () => void engine.gsocseq(gsocseq) },
    { name: 'study fast', amount: cells, run: () => void fast.gsocseq(gsocseq) },
    { name: 'spin-ups', amount: spinUps.cells, run: () => void engine.spinUp(spinUps) },
  ]
}
