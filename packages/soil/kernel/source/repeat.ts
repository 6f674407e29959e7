/** What a year that repeats leads to: its equilibrium, its course, and the official spin-up. */
import * as tile from './tile'
import { refuse } from './check'
import { moisten, settle } from './cycle'
import {
  active,
  compose,
  decayFactors,
  fixedPoint,
  gatherPools,
  leap,
  mapSize,
  scatterPools,
  through,
} from './year'

/** Pools of a pair while it is worked on: a first and a second solution, and what the year would make of them. */
const pools = memory.data(64, 16)
const second = memory.data(64, 16)
const stepped = memory.data(64, 16)
const fresh = memory.data(224, 16)

/** The factors of the year's weather become what `moisten` starts from. */
export function keepYear(): void {
  memory.copy(tile.normal, tile.factor, 12 * tile.row)
}

/** The equilibrium of the year and its input, by direct solve: pools and deficit of every cell. */
export function equilibrium(stride: usize): void {
  for (let lane: usize = 0; lane < tile.row; lane += 16) {
    settle(lane)
    solve(lane, stride)
  }
}

/** The same where the m of the year are in `factor` already. */
export function solveKnown(stride: usize): void {
  for (let lane: usize = 0; lane < tile.row; lane += 16) solve(lane, stride)
}

function solve(lane: usize, stride: usize): void {
  const sum = decayFactors(lane)
  compose(tile.map, lane, stride)
  fixedPoint(pools, sum, lane)
  scatterPools(pools, tile.dpm, lane)
}

/**
 * Years of the same weather and input from the tile's state; with `both`, also of a second solution (rows `unit`) that
 * gets the input once, while the first gets it `usual` times. Months are stepped until a cell's deficit ends a year
 * where it began it; from then on the year is one map. No cell's answer depends on the other of its pair.
 */
export function repeat(years: usize, stride: usize, both: bool): void {
  for (let lane: usize = 0; lane < tile.row; lane += 16) {
    const scale = both ? v128.load(tile.usual + lane) : f64x2.splat(1)
    let deficit = v128.load(tile.deficit + lane)
    let done = i64x2.splat(0)
    gatherPools(pools, tile.dpm, lane)
    if (both) gatherPools(second, tile.unit, lane)
    let year: usize = 0
    for (; year < years && !i64x2.all_true(done); year++) {
      const before = deficit
      deficit = moisten(before, lane)
      decayFactors(lane)
      const at = year * tile.row + lane
      advance(pools, lane, scale, stride, done, tile.active + at)
      if (both) advance(second, lane, f64x2.splat(1), stride, done, tile.response + at)
      const now = v128.andnot(f64x2.eq(deficit, before), done)
      if (!v128.any_true(now)) continue
      compose(fresh, lane, stride)
      for (let i: usize = 0; i < mapSize; i += 16)
        v128.store(tile.map + i, v128.bitselect(v128.load(fresh + i), v128.load(tile.map + i), now))
      done = v128.or(done, now)
    }
    const rest = year * tile.row + lane
    leap(pools, scale, years - year, tile.active + rest)
    if (both) leap(second, f64x2.splat(1), years - year, tile.response + rest)
    scatterPools(pools, tile.dpm, lane)
    if (both) scatterPools(second, tile.unit, lane)
    v128.store(tile.deficit + lane, deficit)
  }
}

/** A year of months for the cells that are not `done`, of the map for those that are; their carbon goes to `out`. */
function advance(at: usize, lane: usize, scale: v128, stride: usize, done: v128, out: usize): void {
  memory.copy(stepped, at, 64)
  through(stepped, lane, scale, stride)
  if (v128.any_true(done)) {
    leap(at, scale, 1, out)
    for (let i: usize = 0; i < 64; i += 16)
      v128.store(stepped + i, v128.bitselect(v128.load(at + i), v128.load(stepped + i), done))
  }
  memory.copy(at, stepped, 64)
  v128.store(out, active(at))
}

/**
 * The official spin-up: from empty pools and field capacity until a year changes the active carbon by less than
 * `tolerance`. The years taken stand in `moistureYears`; a cell that takes more than `limit`, or
 * in which nothing decays, is refused.
 */
export function spinUp(tolerance: f64, limit: i32, stride: usize): void {
  for (let lane: usize = 0; lane < tile.row; lane += 16) {
    memory.fill(pools, 0, 64)
    let deficit = f64x2.splat(0)
    let end = deficit
    let carbon = f64x2.splat(0)
    let years = f64x2.splat(0)
    let done = v128.load(tile.refused + lane)
    let settled: bool = false
    for (let year = 1; year <= limit && !i64x2.all_true(done); year++) {
      if (!settled) {
        const before = deficit
        deficit = moisten(before, lane)
        const frozen = f64x2.eq(decayFactors(lane), f64x2.splat(0))
        refuse(lane, frozen)
        done = v128.or(done, frozen)
        settled = i64x2.all_true(f64x2.eq(before, deficit))
      }
      through(pools, lane, f64x2.splat(1), stride)
      const next = active(pools)
      const close = f64x2.lt(f64x2.abs(f64x2.sub(next, carbon)), f64x2.splat(tolerance))
      carbon = next
      const now = v128.andnot(close, done)
      if (!v128.any_true(now)) continue
      for (let pool: usize = 0; pool < 4; pool++) {
        const to = tile.dpm + pool * tile.row + lane
        v128.store(to, v128.bitselect(v128.load(pools + pool * 16), v128.load(to), now))
      }
      years = v128.bitselect(f64x2.splat(f64(year)), years, now)
      end = v128.bitselect(deficit, end, now)
      done = v128.or(done, now)
    }
    refuse(lane, v128.not(done))
    v128.store(tile.deficit + lane, end)
    v128.store(tile.moistureYears + lane, years)
  }
}
