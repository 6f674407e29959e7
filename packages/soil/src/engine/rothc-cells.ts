import { SoilRefusal, requireNumber } from '../refusal.ts'
import { rothcConstants } from '../rothc/constants.ts'
import type { Month } from '../rothc/month.ts'
import type { RothcOptions } from '../rothc/options.ts'
import { rothcOptions, rothcProvenance } from '../rothc/options.ts'
import type { Site } from '../rothc/site.ts'
import type { Answers, Column, PoolColumns } from './columns.ts'
import { blank, blankPools, requireColumn } from './columns.ts'
import type { Weather } from './weather.ts'
import { requireWeather, weatherOf } from './weather.ts'

/** Soils and their months, as columns: one number a cell, or `[month][cell]`. */
export interface RothcCells {
  readonly cells: number
  /** as in `Site`: %, cm, t C/ha; the last three only for the retention-curve options */
  readonly clay: Column
  readonly depth: Column
  readonly inert: Column
  readonly silt?: Column
  readonly density?: Column
  readonly organicCarbon?: Column
  readonly weather: Weather
  /** as in `Month`; `[month][cell]`, 12 months that repeat or as many as the weather has */
  readonly plant: Column
  readonly manure?: Column
  readonly cover: Column
  /** DPM/RPM of the plant carbon; one a cell, or by month */
  readonly ratio: Column
}

export type EngineOptions = RothcOptions & { readonly tolerance: number; readonly limit: number }

/** Pools and deficit of many cells. */
export interface StateColumns extends Answers {
  readonly pools: PoolColumns
  readonly deficit: Float64Array
}

export function engineOptions(given: Partial<EngineOptions>): EngineOptions {
  return {
    ...rothcOptions({ ...given, radiocarbon: false }),
    tolerance: requireNumber('tolerance', given.tolerance ?? 1e-6, { min: Number.MIN_VALUE }),
    limit: requireNumber('limit', given.limit ?? 2_400_000, { min: 12 }),
  }
}

function requireCells(job: RothcCells): void {
  const { cells, weather } = job
  requireNumber('cells', cells, { min: 0 })
  requireWeather('weather', weather, cells)
  for (const name of ['clay', 'depth', 'inert'] as const) requireColumn(name, job[name], cells, 1)
  for (const name of ['silt', 'density', 'organicCarbon'] as const)
    if (job[name]) requireColumn(name, job[name], cells, 1)
  requireColumn('ratio', job.ratio, cells, 1, 12, weather.months)
  for (const name of ['plant', 'manure', 'cover'] as const)
    if (job[name]) requireColumn(name, job[name], cells, 12, weather.months)
}

export function requireYear({ weather }: RothcCells): void {
  if (weather.months !== 12)
    throw new SoilRefusal('inconsistent', 'weather', {
      reason: `a year is 12 months, not ${weather.months}`,
    })
}

export function state(job: RothcCells, options: EngineOptions): StateColumns {
  requireCells(job)
  const { tolerance: _, limit: __, ...model } = options
  return {
    provenance: rothcProvenance(model),
    cells: job.cells,
    refusals: new Map(),
    pools: blankPools(job.cells),
    deficit: blank(job.cells),
  }
}

export function siteOf(job: RothcCells, cell: number): Site {
  return {
    clay: job.clay[cell],
    depth: job.depth[cell],
    inert: job.inert[cell],
    silt: job.silt?.[cell],
    density: job.density?.[cell],
    organicCarbon: job.organicCarbon?.[cell],
  }
}

/** The number of a cell's month in a column of one, of 12 months or of all. */
export function monthly({ cells }: RothcCells, column: Column, cell: number, month: number): number {
  const row = column.length === cells ? 0 : column.length === 12 * cells ? month % 12 : month
  return column[row * cells + cell]
}

export function monthsOf(job: RothcCells, cell: number): Month[] {
  return weatherOf(job.weather, cell).map((weather, month) => ({
    ...weather,
    plant: monthly(job, job.plant, cell, month),
    manure: job.manure && monthly(job, job.manure, cell, month),
    cover: monthly(job, job.cover, cell, month) as 0 | 1,
    ratio: monthly(job, job.ratio, cell, month),
  }))
}

/** What the official rates make possible is possible for them alone. */
export const isOfficial = ({ constants }: EngineOptions) => constants === rothcConstants
