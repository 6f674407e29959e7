import { soilEngine } from '../src/engine/engine.ts'
import type { Kernel } from '../src/engine/kernel.ts'
import { compileKernel, rowBytes, startKernel } from '../src/engine/kernel.ts'
import { loadSoil } from '../src/engine/tile.ts'
import { tileCells, weatherAt } from '../src/engine/weather.ts'
import { advance } from '../src/rothc/advance.ts'
import { rothcConstants } from '../src/rothc/constants.ts'
import { decayOf } from '../src/rothc/decay.ts'
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
const start = { dpm: 0.2, rpm: 6, bio: 1, hum: 40, deficit: 0 }
const input = { dpm: 0.1, rpm: 0.07, hum: 0 }

type World = ReturnType<typeof world>

const limitsOf = ({ rothc }: World, cell: number) =>
  waterLimits({ clay: rothc.clay[cell], depth: rothc.depth[cell], inert: 0 }, rothcOptions())

/** The twin's own functions over the same cells and months, without an object a month: as fast as they go. */
function plain(of: World): Runner {
  const soils = Array.from({ length: cells }, (_, cell) => ({
    decay: decayOf(of.rothc.clay[cell]),
    limits: limitsOf(of, cell),
    pools: { dpm: start.dpm, rpm: start.rpm, bio: start.bio, hum: start.hum },
    deficit: start.deficit,
  }))
  const { values } = of.rothc.weather
  const run = () => {
    for (let cell = 0; cell < cells; cell++) {
      const soil = soils[cell]
      for (let month = 0; month < months; month++) {
        const at = weatherAt(months, cell, month)
        const gain = values[at + tileCells] - rothcConstants.pan * values[at + 2 * tileCells]
        soil.deficit = nextDeficit(soil.limits, soil.deficit, gain, false)
        const a = temperatureModifier(values[at])
        const xi = a * moistureModifier(soil.limits, soil.deficit) * rothcConstants.covered
        advance(soil.pools, soil.decay, xi, input)
      }
    }
  }
  return { name: 'plain', amount: cells * months, run }
}

/** Soils, cover and equal monthly inputs of one tile, which serve all tiles: only the weather is another's. */
function prepare(kernel: Kernel, of: World): void {
  for (let lane = 0; lane < tileCells; lane++)
    loadSoil(kernel, lane, { clay: of.rothc.clay[lane], limits: limitsOf(of, lane) })
  kernel.rows('cover', 12).fill(rothcConstants.covered)
  kernel.rows('bareMonths').fill(0)
  kernel.call.prepareSoil()
  const rows = kernel.rows('input', 3)
  Object.values(input).forEach((carbon, pool) => rows.fill(carbon, pool * tileCells, (pool + 1) * tileCells))
}

/** Every month of its own weather, copied in tile by tile. */
function fullMonths({ call, at, f32, rows }: Kernel, { rothc }: World): Runner[] {
  const perTile = months * 3 * tileCells
  const full = (name: string, modifiers: (from: number) => void): Runner => ({
    name,
    amount: cells * months,
    run() {
      for (let tile = 0; tile < tiles; tile++) {
        f32.set(rothc.weather.values.subarray(tile * perTile, (tile + 1) * perTile), at.weather / 4)
        for (const [name, value] of Object.entries(start)) rows(name as keyof typeof start).fill(value)
        for (let year = 0; year < years; year++) {
          modifiers(at.weather + year * 36 * tileCells * 4)
          call.poolsThrough(at.factor, 12, at.input, 0, year)
        }
      }
    },
  })
  const exact = (tenths: boolean) => (from: number) => {
    call.weatherF32(from, 12, rothcConstants.pan, tenths)
    call.moisturePhase(12)
  }
  return [
    full('exact', exact(false)),
    full('table', exact(true)),
    full('fast', (from) => call.modifiersF32(from, 12, rothcConstants.pan)),
  ]
}

/** Months whose m are known: the third phase alone. */
function knownMonths({ call, at, f64 }: Kernel): Runner {
  const known = Float64Array.from({ length: months * tileCells }, (_, i) => 0.01 + 0.02 * ((i * 7919) % 13))
  const run = () => {
    f64.set(known, at.weather / 8)
    for (let i = 0; i < 20; i++)
      for (let year = 0; year < years; year++)
        call.poolsThrough(at.weather + year * 12 * rowBytes, 12, at.input, 0, year)
  }
  return { name: 'known', amount: 20 * months * tileCells, run }
}

/** The same year again and again, its moisture on its cycle. */
function repeatedYears({ call, at, f32, rows }: Kernel, { year }: World): Runner[] {
  const repeated = (name: string, amount: number, answer: () => void): Runner => ({
    name,
    amount: 50 * amount * tileCells,
    run() {
      f32.set(year.weather.values.subarray(0, 36 * tileCells), at.weather / 4)
      call.weatherF32(at.weather, 12, rothcConstants.pan, true)
      call.keepYear()
      call.equilibrium(0)
      for (let i = 0; i < 50; i++) {
        rows('refused').fill(0)
        answer()
      }
    },
  })
  return [
    repeated('cached', 200 * 12, () => call.spinUp(0, 200, 0)),
    repeated('composed', months, () => call.repeat(years, 0, false)),
    repeated('equilibrium', 10, () => {
      for (let i = 0; i < 10; i++) call.solveKnown(0)
    }),
  ]
}

/** Through the engine, as a caller has it: checks, copies and columns included. */
async function wholeAnswers(module: WebAssembly.Module, { gsocseq }: World): Promise<Runner[]> {
  const exact = await soilEngine({ kernel: module })
  const fast = await soilEngine({ kernel: module, mode: 'fast' })
  const temperate = world(2, { cells: 2 * tileCells, mean: [6, 28] }).year
  return [
    { name: 'study', amount: cells, run: () => void exact.gsocseq(gsocseq) },
    { name: 'study fast', amount: cells, run: () => void fast.gsocseq(gsocseq) },
    { name: 'spin-ups', amount: temperate.cells, run: () => void exact.spinUp(temperate) },
  ]
}

const sample = () => world(1, { cells, months, precision: 'f32', tenths: true })

/** Everything a kernel's module does. */
async function byModule(module: WebAssembly.Module, of: World): Promise<Runner[]> {
  const kernel = await startKernel(module)
  prepare(kernel, of)
  return [
    ...fullMonths(kernel, of),
    knownMonths(kernel),
    ...repeatedYears(kernel, of),
    ...(await wholeAnswers(module, of)),
  ]
}

/** Every way of working the same cells out, the readable twin first; cell-months, or cells where a cell is one answer. */
export async function runners(): Promise<Runner[]> {
  const of = sample()
  return [plain(of), ...(await byModule(await compileKernel(), of))]
}

/** The same by the plain and by the relaxed kernel, two and two; none where the engine has no relaxed SIMD. */
export async function relaxedRunners(): Promise<[plain: Runner, relaxed: Runner][]> {
  const module = await compileKernel({ relaxed: true }).catch(() => null)
  if (!module) return []
  const of = sample()
  const relaxed = await byModule(module, of)
  return (await byModule(await compileKernel(), of)).map((runner, i) => [runner, relaxed[i]])
}
