import { landCovers } from '../gsocseq/landcover.ts'
import type { GsocseqOptions, ScenarioName } from '../gsocseq/protocol.ts'
import { gsocseqProvenance, runGsocseq, scenarioNames } from '../gsocseq/protocol.ts'
import { rothcOptions } from '../rothc/options.ts'
import { waterLimits } from '../rothc/water.ts'
import type { Answers, PoolColumns } from './columns.ts'
import { activeNames, blank, blankPools, writePools, writeRows } from './columns.ts'
import type { GsocseqCells } from './gsocseq-cells.ts'
import { cellOf, requireCells } from './gsocseq-cells.ts'
import type { Kernel } from './kernel.ts'
import { visitYears } from './kernel.ts'
import type { Mode, BatchTask } from './batch.ts'
import { begin, collectRefused, loadCover, loadSoil, loadWeather, readRow } from './tile.ts'
import { tileCells } from './weather.ts'

/** The protocol's figures of many cells, as columns; `[year][cell]` where there are years. See `GsocseqRun`. */
export interface GsocseqColumns extends Answers {
  readonly years: number
  readonly warmUpYears: number
  readonly spinUp: { readonly pools: PoolColumns; readonly input: Float64Array }
  readonly warmUp: { readonly input: Float64Array; readonly stock: Float64Array }
  readonly t0: { readonly pools: PoolColumns; readonly stock: Float64Array }
  readonly scenarios: Readonly<
    Record<ScenarioName, { readonly input: Float64Array; readonly course: Float64Array }>
  >
}

/** FAO's protocol, cell by cell: `runGsocseq` of many. */
export const gsocseqTask: BatchTask<GsocseqCells, GsocseqOptions, GsocseqColumns> = {
  blank(job, options) {
    const { cells } = job
    const warmUpYears = requireCells(job)
    const scenario = () => ({ input: blank(cells), course: blank(cells, options.years) })
    const scenarios = Object.fromEntries(scenarioNames.map((name) => [name, scenario()]))
    return {
      provenance: gsocseqProvenance(options),
      cells,
      refusals: new Map(),
      years: options.years,
      warmUpYears,
      spinUp: { pools: blankPools(cells), input: blank(cells) },
      warmUp: { input: blank(cells, warmUpYears), stock: blank(cells, warmUpYears) },
      t0: { pools: blankPools(cells), stock: blank(cells) },
      scenarios: scenarios as unknown as GsocseqColumns['scenarios'],
    }
  },
  twin(job, cell, options, answer) {
    const { spinUp, warmUp, t0, scenarios } = runGsocseq(cellOf(job, cell), options)
    const rows = (to: Float64Array, values: readonly number[]) => writeRows(to, job.cells, cell, values)
    writePools(answer.spinUp.pools, cell, spinUp.pools)
    answer.spinUp.input[cell] = spinUp.input
    rows(
      answer.warmUp.input,
      warmUp.map(({ input }) => input),
    )
    rows(
      answer.warmUp.stock,
      warmUp.map(({ stock }) => stock),
    )
    writePools(answer.t0.pools, cell, t0.pools)
    answer.t0.stock[cell] = t0.stock
    for (const name of scenarioNames) {
      answer.scenarios[name].input[cell] = scenarios[name].input
      rows(answer.scenarios[name].course, scenarios[name].course)
    }
  },
  kernel(kernel, mode, job, options, answer) {
    if (options.spinUp !== 'equilibrium') return undefined
    return (first, count) => {
      const tile = { kernel, mode, job, options, answer, first, count }
      const flags = loadCells(tile)
      spinUpTile(tile)
      warmUpTile(tile)
      forwardTile(tile)
      return collectRefused(kernel, flags)
    }
  },
}

interface Tile {
  readonly kernel: Kernel
  readonly mode: Mode
  readonly job: GsocseqCells
  readonly options: GsocseqOptions
  readonly answer: GsocseqColumns
  readonly first: number
  readonly count: number
}

const rothc = rothcOptions({ evaporation: 'potential' })
const within = (value: number, min: number, max: number) => value >= min && value <= max
const shareOf = (ratio: number) => ratio / (ratio + 1)
const cropRatio = 1.44
/** By class of land cover, 0 being none: DPM share of the plant carbon, share of Miami's production. */
const classes = Array.from({ length: 14 }, (_, code) => landCovers[code])
const shares = Float64Array.from(classes, (cover) => shareOf(cover?.ratio ?? cropRatio))
const growths = Float64Array.from(classes, (cover) => cover?.production ?? 0)
const rates = Float64Array.from(classes, (cover) => cover?.rate ?? NaN)

/** What the kernel may take at its word; whatever else there is about a cell, the twin decides. */
function isPlain({ job, options }: Tile, cell: number): boolean {
  const clay = job.clay[cell]
  const cover = landCovers[job.landCover[cell]]
  const production = job.production?.[cell] ?? 0
  return (
    cover?.modelled === true &&
    (cover.rate === 1 || options.paddy === 'slowed') &&
    within(job.stock[cell], 0.01, 200) &&
    within(clay, 0, 100) &&
    within(job.sand?.[cell] ?? 0, 0, Math.min(90, 100 - clay)) &&
    within(job.conductivity?.[cell] ?? 0, 0, 4) &&
    !job.wetland?.[cell] &&
    within(job.ratio?.[cell] ?? 0, 0, 100) &&
    production >= 0
  )
}

function loadCells(tile: Tile): Uint8Array {
  const { kernel, job, first, count } = tile
  const { at, f64 } = kernel
  const flags = new Uint8Array(tileCells)
  const factors = new Float64Array(12)
  for (let lane = 0; lane < count; lane++) {
    const cell = first + lane
    if (!isPlain(tile, cell)) {
      flags[lane] = 1
      continue
    }
    const clay = job.clay[cell]
    const code = job.landCover[cell]
    const rate = rates[code]
    loadSoil(kernel, lane, { clay, limits: waterLimits({ clay, depth: 30, inert: 0 }, rothc) })
    let bare = 0
    for (let month = 0; month < 12; month++) {
      const factor = job.cover[month * job.cells + cell]
      if (!within(factor, 0.6, 1)) flags[lane] = 1
      if (factor > 0.8) bare |= 1 << month
      factors[month] = factor * rate
    }
    loadCover(kernel, lane, factors, bare)
    f64[at.stock / 8 + lane] = job.stock[cell]
    f64[at.dpmShare / 8 + lane] = job.ratio ? shareOf(job.ratio[cell]) : shares[code]
    f64[at.growth / 8 + lane] = growths[code]
    f64[at.production / 8 + lane] = job.production?.[cell] ?? -1
    const years = job.warmUpLandCover ? tile.answer.warmUpYears : 0
    for (let year = 0; year < years; year++)
      if (rates[job.warmUpLandCover![year * job.cells + cell]] !== rate) flags[lane] = 1
  }
  begin(kernel, flags, count)
  kernel.call.prepareSoil()
  return flags
}

function spinUpTile({ kernel, job, answer, first, count }: Tile): void {
  const { call, rows } = kernel
  loadWeather(kernel, job.climate, first, { from: 0, months: 12, as: 'F64' })
  call.gsocseqSpinUp()
  readPools(kernel, answer.spinUp.pools, first, count)
  readRow(rows('held'), answer.spinUp.input, first, count)
}

function readPools({ rows }: Kernel, to: PoolColumns, first: number, count: number): void {
  for (const pool of activeNames) readRow(rows(pool), to[pool], first, count)
  readRow(rows('inert'), to.iom, first, count)
}

function warmUpTile({ kernel, mode, job, answer, first, count }: Tile): void {
  const { call, rows, at, f64 } = kernel
  const { cells, warmUp, warmUpLandCover } = job
  const inert = rows('inert')
  for (let from = 0; from < answer.warmUpYears; from += visitYears) {
    const years = Math.min(visitYears, answer.warmUpYears - from)
    for (let year = 0; year < years; year++) {
      const row = (from + year) * cells + first
      for (let lane = 0; lane < count; lane++) {
        const code = warmUpLandCover ? warmUpLandCover[row + lane] : job.landCover[first + lane]
        const to = year * tileCells + lane
        f64[at.yearlyGrowth / 8 + to] = growths[code]
        f64[at.yearlyShare / 8 + to] = job.ratio ? shareOf(job.ratio[first + lane]) : shares[code]
      }
    }
    const as = mode === 'fast' ? 'F32' : undefined
    const width = loadWeather(kernel, warmUp!, first, { from: 12 * from, months: 12 * years, as })
    const tenths = warmUp!.tenths === true
    if (as) call.warmUpFast(years, tenths)
    else call[`warmUp${width}`](years, tenths)
    const carbon = rows('active', years)
    for (let year = 0; year < years; year++) {
      const to = (from + year) * cells + first
      readRow(rows('yearlyInput', years).subarray(year * tileCells), answer.warmUp.input, to, count)
      for (let lane = 0; lane < count; lane++)
        answer.warmUp.stock[to + lane] = carbon[year * tileCells + lane] + inert[lane]
    }
  }
  readPools(kernel, answer.t0.pools, first, count)
  for (let lane = 0; lane < count; lane++) {
    const of = (pool: keyof PoolColumns) => answer.t0.pools[pool][first + lane]
    answer.t0.stock[first + lane] = of('dpm') + of('rpm') + of('bio') + of('hum') + of('iom')
  }
}

/** Business as usual and the response to more input: every scenario is their sum, for the model is linear in input. */
function forwardTile({ kernel, job, options, answer, first, count }: Tile): void {
  const { call, rows } = kernel
  call.forwardBegin(answer.warmUpYears)
  const [inert, usual] = [rows('inert'), rows('usual')]
  for (let from = 0; from < options.years; from += visitYears) {
    const years = Math.min(visitYears, options.years - from)
    call.forward(years)
    const [carbon, response] = [rows('active', years), rows('response', years)]
    for (const name of scenarioNames) {
      const { course } = answer.scenarios[name]
      const increase = name === 'BAU' ? 0 : options.increase[name]
      const more = usual.map((input) => input * increase)
      for (let year = 0; year < years; year++) {
        const to = (from + year) * job.cells + first
        const row = year * tileCells
        for (let lane = 0; lane < count; lane++)
          course[to + lane] = carbon[row + lane] + more[lane] * response[row + lane] + inert[lane]
      }
    }
  }
  for (const name of scenarioNames) {
    const more = 1 + (name === 'BAU' ? 0 : options.increase[name])
    const { input } = answer.scenarios[name]
    for (let lane = 0; lane < count; lane++) input[first + lane] = usual[lane] * more
  }
}
