import type { GsocseqCell } from '../gsocseq/cell.ts'
import { requireNumber } from '../refusal.ts'
import type { Column } from './columns.ts'
import { requireColumn } from './columns.ts'
import type { Weather } from './weather.ts'
import { requireWeather, weatherOf } from './weather.ts'

/** The cells of a protocol run, as columns: one number a cell, or `[month][cell]`, `[year][cell]`. See `GsocseqCell`. */
export interface GsocseqCells {
  readonly cells: number
  readonly stock: Column
  readonly clay: Column
  readonly landCover: Column
  readonly ratio?: Column
  /** `[12 months][cell]` */
  readonly cover: Column
  /** 12 months */
  readonly climate: Weather
  readonly production?: Column
  /** whole years */
  readonly warmUp?: Weather
  /** `[year][cell]` */
  readonly warmUpLandCover?: Column
  readonly sand?: Column
  readonly conductivity?: Column
  /** not 0 where it is */
  readonly wetland?: Column
}

const scalars = ['ratio', 'production', 'sand', 'conductivity', 'wetland'] as const

/** The years of the warm-up, or a refusal where the columns do not fit together. */
export function requireCells(job: GsocseqCells): number {
  const { cells, warmUp } = job
  requireNumber('cells', cells, { min: 0 })
  requireWeather('climate', job.climate, cells)
  requireNumber('climate.months', job.climate.months, { min: 12, max: 12 })
  for (const name of ['stock', 'clay', 'landCover'] as const) requireColumn(name, job[name], cells, 1)
  for (const name of scalars) if (job[name]) requireColumn(name, job[name], cells, 1)
  requireColumn('cover', job.cover, cells, 12)
  if (!warmUp) return 0
  requireWeather('warmUp', warmUp, cells)
  const years = warmUp.months / 12
  requireNumber('warmUp.months', warmUp.months, { min: 12, max: 12 * Math.floor(years) })
  if (job.warmUpLandCover) requireColumn('warmUpLandCover', job.warmUpLandCover, cells, years)
  return years
}

const column = (given: Column, cells: number, cell: number, rows: number) =>
  Array.from({ length: rows }, (_, row) => given[row * cells + cell])

export function cellOf(job: GsocseqCells, cell: number): GsocseqCell {
  const { cells, warmUp, warmUpLandCover } = job
  const months = warmUp ? weatherOf(warmUp, cell) : []
  const years = months.length / 12
  return {
    stock: job.stock[cell],
    clay: job.clay[cell],
    landCover: job.landCover[cell],
    ratio: job.ratio?.[cell],
    cover: column(job.cover, cells, cell, 12),
    climate: weatherOf(job.climate, cell),
    production: job.production?.[cell],
    warmUp: Array.from({ length: years }, (_, year) => months.slice(12 * year, 12 * year + 12)),
    warmUpLandCover: warmUpLandCover && column(warmUpLandCover, cells, cell, years),
    sand: job.sand?.[cell],
    conductivity: job.conductivity?.[cell],
    wetland: job.wetland && job.wetland[cell] !== 0,
  }
}
