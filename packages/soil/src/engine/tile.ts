import { ranges, type NaturalRange } from '../ranges.ts'
import type { WaterLimits } from '../rothc/water.ts'
import type { Kernel } from './kernel.ts'
import { visitYears } from './kernel.ts'
import type { Weather } from './weather.ts'
import { tileCells } from './weather.ts'

/** Months of one visit. */
export const visitMonths = 12 * visitYears

export type Width = 'F64' | 'F32'

/** The weather of a tile's months into the kernel, checked there; as wide as it is stored, unless said otherwise. */
export function loadWeather(
  { at, call, f32, f64 }: Kernel,
  weather: Weather,
  first: number,
  { from, months, as }: { from: number; months: number; as?: Width },
): Width {
  const isSingle = weather.values instanceof Float32Array
  const width = as ?? (isSingle ? 'F32' : 'F64')
  const bytes = width === 'F32' ? 4 : 8
  const start = (first * weather.months + from * tileCells) * 3
  const memory = width === 'F32' ? f32 : f64
  const to = at.weather / bytes
  memory.set(weather.values.subarray(start, start + months * 3 * tileCells), to)
  if (weather.tenths && isSingle && width === 'F64')
    for (let month = 0; month < months; month++)
      for (let i = to + month * 3 * tileCells, end = i + tileCells; i < end; i++)
        if (Math.abs(f64[i] * 10 - Math.round(f64[i] * 10)) < 2e-4) f64[i] = Math.round(f64[i] * 10) / 10
  const line = bytes * tileCells
  const check = (variable: number, { min, max }: NaturalRange) =>
    call[`requireRange${width}`](at.weather + variable * line, months, 3 * line, min, max)
  check(0, ranges.temperature)
  check(1, ranges.rain)
  check(2, ranges.evaporation)
  if (weather.tenths) call[`requireTenths${width}`](at.weather, months, 3 * line)
  return width
}

/** A cell's soil into its lane. */
export function loadSoil(
  { at, f64 }: Kernel,
  lane: number,
  soil: { readonly clay: number; readonly limits: WaterLimits },
): void {
  f64[at.clay / 8 + lane] = soil.clay
  for (const limit of ['minimum', 'oneBar', 'wilting', 'driest', 'bare'] as const)
    f64[at[limit] / 8 + lane] = soil.limits[limit]
}

/** A cell's months of cover: the rate modifier of each, and the months in which it lies bare, a bit each. */
export function loadCover({ at, f64, i32 }: Kernel, lane: number, factors: Float64Array, bare: number): void {
  for (let month = 0; month < 12; month++) f64[at.cover / 8 + month * tileCells + lane] = factors[month]
  i32[at.bareMonths / 4 + lane] = bare
}

/** Begins a tile anew: lanes flagged, and those beyond its cells, are refused from the start and not waited for. */
export function begin({ at, i32 }: Kernel, flags: Uint8Array, count: number): void {
  for (let lane = 0; lane < tileCells; lane++)
    i32.fill(flags[lane] || lane >= count ? -1 : 0, at.refused / 4 + 2 * lane, at.refused / 4 + 2 * lane + 2)
}

/** Adds the cells that the kernel itself refused to `flags`. */
export function collectRefused({ at, i32 }: Kernel, flags: Uint8Array): Uint8Array {
  for (let lane = 0; lane < tileCells; lane++) if (i32[at.refused / 4 + 2 * lane] !== 0) flags[lane] = 1
  return flags
}

/** A row of the tile into a column: the first `count` cells. */
export function readRow(from: Float64Array, to: Float64Array, offset: number, count: number): void {
  to.set(from.subarray(0, count), offset)
}
