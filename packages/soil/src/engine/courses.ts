import { requireNumber } from '../refusal.ts'
import { runRothc } from '../rothc/run.ts'
import { requireState } from '../rothc/state.ts'
import type { Column, PoolColumns } from './columns.ts'
import { activeNames, blank, poolNames, requireColumn, writePools } from './columns.ts'
import type { Kernel } from './kernel.ts'
import type { Mode, BatchTask } from './batch.ts'
import type { EngineOptions, RothcCells, StateColumns } from './rothc-cells.ts'
import { isOfficial, monthsOf, requireYear, siteOf, state } from './rothc-cells.ts'
import {
  inputStride,
  loadCells,
  loadInput,
  loadRepeatedYear,
  loadYearOfCover,
  pan,
  readState,
} from './rothc-tile.ts'
import { collectRefused, loadWeather, visitMonths } from './tile.ts'
import { tileCells } from './weather.ts'

/** A state to run from, with the years of a run whose weather is 12 months that repeat. */
export interface RothcRunCells extends RothcCells {
  readonly start: { readonly pools: PoolColumns; readonly deficit: Column }
  readonly years?: number
}

export interface CourseColumns extends StateColumns {
  /** stock at the end of each year, inert carbon included, t C/ha: `[year][cell]` */
  readonly course: Float64Array
}

const yearsOf = ({ weather, years }: RothcRunCells) => years ?? Math.ceil(weather.months / 12)

/** Each cell forward through its months, or through one year again and again: `runRothc` of many. */
export const courseTask: BatchTask<RothcRunCells, EngineOptions, CourseColumns> = {
  blank(job, options) {
    if (job.years !== undefined) {
      requireNumber('years', job.years, { min: 1, max: 100_000 })
      requireYear(job)
    }
    for (const pool of poolNames) requireColumn(`start.pools.${pool}`, job.start.pools[pool], job.cells, 1)
    requireColumn('start.deficit', job.start.deficit, job.cells, 1)
    return { ...state(job, options), course: blank(job.cells, yearsOf(job)) }
  },
  twin(job, cell, options, answer) {
    const year = monthsOf(job, cell)
    const months = Array.from({ length: job.years ?? 1 }, () => year).flat()
    const run = runRothc(siteOf(job, cell), months, startOf(job, cell), options)
    for (let row = 0; row < yearsOf(job); row++)
      answer.course[row * job.cells + cell] = run.months[Math.min(12 * row + 11, months.length - 1)].soc
    writePools(answer.pools, cell, run.end.pools)
    answer.deficit[cell] = run.end.deficit
  },
  kernel(kernel, mode, job, options, answer) {
    if (!isOfficial(options)) return undefined
    return (first, count) => {
      const flags = (job.years === undefined ? runMonths : repeatYear)(
        { kernel, mode, job, options, answer },
        first,
        count,
      )
      readState(kernel, job, answer, first, count)
      return collectRefused(kernel, flags)
    }
  },
}

/** The state of a cell, its inert carbon that of the site as everywhere here. */
function startOf({ start, inert }: RothcRunCells, cell: number) {
  const of = (pool: (typeof activeNames)[number]) => start.pools[pool][cell]
  const pools = { dpm: of('dpm'), rpm: of('rpm'), bio: of('bio'), hum: of('hum'), iom: inert[cell] }
  return { pools, deficit: start.deficit[cell] }
}

function loadStart(
  { at, f64 }: Kernel,
  job: RothcRunCells,
  options: EngineOptions,
  first: number,
  count: number,
  flags: Uint8Array,
) {
  for (let lane = 0; lane < count; lane++) {
    const start = startOf(job, first + lane)
    const driest = f64[at.driest / 8 + lane]
    try {
      requireState(start, options, { driest } as Parameters<typeof requireState>[2])
    } catch {
      flags[lane] = 1
    }
    for (const pool of activeNames) f64[at[pool] / 8 + lane] = start.pools[pool]
    f64[at.deficit / 8 + lane] = Math.max(driest, start.deficit)
  }
}

interface Running {
  readonly kernel: Kernel
  readonly mode: Mode
  readonly job: RothcRunCells
  readonly options: EngineOptions
  readonly answer: CourseColumns
}

function readCourse(
  { kernel, job, answer }: Running,
  first: number,
  count: number,
  from: number,
  years: number,
) {
  const carbon = kernel.rows('active', years)
  for (let year = 0; year < years; year++)
    for (let lane = 0; lane < count; lane++)
      answer.course[(from + year) * job.cells + first + lane] =
        carbon[year * tileCells + lane] + job.inert[first + lane]
}

function repeatYear(running: Running, first: number, count: number): Uint8Array {
  const { kernel, job, options } = running
  const flags = loadRepeatedYear(kernel, job, options, first, count)
  loadStart(kernel, job, options, first, count, flags)
  for (let from = 0; from < job.years!; from += visitMonths / 12) {
    const years = Math.min(visitMonths / 12, job.years! - from)
    kernel.call.repeat(years, inputStride, false)
    readCourse(running, first, count, from, years)
  }
  return flags
}

function runMonths(running: Running, first: number, count: number): Uint8Array {
  const { kernel, mode, job, options } = running
  const { call, at } = kernel
  const { weather, cells } = job
  const flags = loadCells(kernel, job, options, first, count)
  loadStart(kernel, job, options, first, count, flags)
  const isPattern = [job.plant, job.manure ?? [], job.ratio].every(({ length }) => length <= 12 * cells)
  const isSteadyCover = job.cover.length === 12 * cells
  if (isPattern) loadInput(kernel, job, { first, count, from: 0, months: 12 }, flags)
  for (let from = 0; from < weather.months; from += visitMonths) {
    const months = Math.min(visitMonths, weather.months - from)
    const width = loadWeather(kernel, weather, first, {
      from,
      months,
      as: mode === 'fast' ? 'F32' : undefined,
    })
    if (!isPattern) loadInput(kernel, job, { first, count, from, months }, flags)
    for (let month = 0; month < months; month += 12) {
      const length = Math.min(12, months - month)
      if (!isSteadyCover) loadYearOfCover(kernel, job, first, count, from + month, flags)
      const here = at.weather + month * 3 * tileCells * (width === 'F32' ? 4 : 8)
      if (mode === 'fast') call.modifiersF32(here, length, pan(options))
      else {
        call[`weather${width}`](here, length, pan(options), weather.tenths === true)
        call.moisturePhase(length)
      }
      const input = at.input + (isPattern ? 0 : month * inputStride)
      call.poolsThrough(at.factor, length, input, inputStride, month / 12)
    }
    readCourse(running, first, count, from / 12, Math.ceil(months / 12))
  }
  return flags
}
