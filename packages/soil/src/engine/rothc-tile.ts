import { ranges } from '../ranges.ts'
import { rothcConstants } from '../rothc/constants.ts'
import { splitInput } from '../rothc/month.ts'
import { requireSite } from '../rothc/site.ts'
import { waterLimits } from '../rothc/water.ts'
import { activeNames } from './columns.ts'
import type { Kernel } from './kernel.ts'
import { rowBytes } from './kernel.ts'
import type { EngineOptions, RothcCells, StateColumns } from './rothc-cells.ts'
import { monthly, siteOf } from './rothc-cells.ts'
import { begin, loadCover, loadSoil, loadWeather, readRow } from './tile.ts'
import { tileCells } from './weather.ts'

/** Sites and cover into the tile; flags those the model would refuse. */
export function loadCells(
  kernel: Kernel,
  job: RothcCells,
  options: EngineOptions,
  first: number,
  count: number,
) {
  const flags = new Uint8Array(tileCells)
  for (let lane = 0; lane < count; lane++)
    try {
      const site = requireSite(siteOf(job, first + lane), options)
      loadSoil(kernel, lane, { clay: site.clay, limits: waterLimits(site, options) })
    } catch {
      flags[lane] = 1
    }
  loadYearOfCover(kernel, job, first, count, 0, flags)
  begin(kernel, flags, count)
  return flags
}

export function loadYearOfCover(
  kernel: Kernel,
  job: RothcCells,
  first: number,
  count: number,
  from: number,
  flags: Uint8Array,
) {
  const months = Math.min(12, job.weather.months - from)
  const factors = new Float64Array(12)
  for (let lane = 0; lane < count; lane++) {
    let bare = 0
    for (let month = 0; month < months; month++) {
      const cover = monthly(job, job.cover, first + lane, from + month)
      if (cover !== 0 && cover !== 1) flags[lane] = 1
      if (cover === 0) bare |= 1 << month
      factors[month] = cover === 0 ? 1 : rothcConstants.covered
    }
    loadCover(kernel, lane, factors, bare)
  }
  kernel.call.prepareSoil()
}

/** The input of `months` months by pool; flags what the model would refuse. */
export function loadInput(
  { at, f64 }: Kernel,
  job: RothcCells,
  { first, count, from, months }: { first: number; count: number; from: number; months: number },
  flags: Uint8Array,
) {
  const isAmount = (value: number) => value >= ranges.carbonInput.min && value <= ranges.carbonInput.max
  for (let month = 0; month < months; month++)
    for (let lane = 0; lane < count; lane++) {
      const cell = first + lane
      const plant = monthly(job, job.plant, cell, from + month)
      const manure = job.manure ? monthly(job, job.manure, cell, from + month) : 0
      const ratio = monthly(job, job.ratio, cell, from + month)
      if (!isAmount(plant) || !isAmount(manure) || !(ratio >= 0 && ratio <= 100)) flags[lane] = 1
      const { dpm, rpm, hum } = splitInput(plant, manure, ratio, rothcConstants)
      const to = (at.input + month * 3 * rowBytes) / 8 + lane
      f64[to] = dpm
      f64[to + tileCells] = rpm
      f64[to + 2 * tileCells] = hum
    }
}

export const inputStride = 3 * rowBytes

export function pan({ evaporation, constants }: EngineOptions) {
  return evaporation === 'open-pan' ? constants.pan : 1
}

/** The tile's year of weather, input and cover, ready to be repeated. */
export function loadRepeatedYear(
  kernel: Kernel,
  job: RothcCells,
  options: EngineOptions,
  first: number,
  count: number,
) {
  const flags = loadCells(kernel, job, options, first, count)
  loadInput(kernel, job, { first, count, from: 0, months: 12 }, flags)
  const width = loadWeather(kernel, job.weather, first, { from: 0, months: 12 })
  kernel.call[`weather${width}`](kernel.at.weather, 12, pan(options), job.weather.tenths === true)
  kernel.call.keepYear()
  return flags
}

/** The tile's pools and deficit at the end. */
export function readState(
  kernel: Kernel,
  job: RothcCells,
  answer: StateColumns,
  first: number,
  count: number,
) {
  for (const pool of activeNames) readRow(kernel.rows(pool), answer.pools[pool], first, count)
  readRow(kernel.rows('deficit'), answer.deficit, first, count)
  for (let lane = 0; lane < count; lane++) answer.pools.iom[first + lane] = job.inert[first + lane]
}
