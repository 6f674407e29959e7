/**
 * A year as one affine map of the pools of a pair of cells: (DPM, RPM, BIO, HUM) → A p + v. DPM and RPM feed only
 * BIO and HUM, so A is ten numbers. What belongs to a pair lies packed, 16 bytes a value.
 */
import * as tile from './tile'
import { refuse } from './check'
import { humLoss, power15, power33, power500 } from './decay'
import { expm1 } from './exponential'

/** Where the numbers of a map lie: what each pool leaves in each, and v. */
export const fromDpm: usize = 0
export const fromRpm: usize = 64
export const fromBio: usize = 128
export const fromHum: usize = 192
export const constant: usize = 256
export const mapSize: usize = 320

/** Decay factors of 12 months from the m of a pair; returns the sum of m. */
export function decayFactors(lane: usize): v128 {
  let sum = f64x2.splat(0)
  for (let month: usize = 0; month < 12; month++) {
    const m = v128.load(tile.factor + month * tile.row + lane)
    sum = f64x2.add(sum, m)
    const q = humLoss(m)
    const u = f64x2.sub(f64x2.splat(1), q)
    const u2 = f64x2.mul(u, u)
    const u3 = f64x2.mul(u2, u)
    const u15 = power15(u3)
    const u30 = f64x2.mul(u15, u15)
    const to = tile.decay + month * 64
    v128.store(to, power500(u30, f64x2.mul(u3, u2)))
    v128.store(to, u15, 16)
    v128.store(to, power33(u30, u3), 32)
    v128.store(to, q, 48)
  }
  return sum
}

/** Twelve months of the pools at `at`, by the decay factors, with `scale` times the input. */
export function through(at: usize, lane: usize, scale: v128, stride: usize): void {
  const toBio = v128.load(tile.toBio + lane)
  const toHum = v128.load(tile.toHum + lane)
  let dpm = v128.load(at)
  let rpm = v128.load(at, 16)
  let bio = v128.load(at, 32)
  let hum = v128.load(at, 48)
  let fed = tile.input + lane
  for (let decay = tile.decay; decay < tile.decay + 768; decay += 64) {
    const dpmLeft = f64x2.mul(dpm, v128.load(decay))
    const rpmLeft = f64x2.mul(rpm, v128.load(decay, 16))
    const bioLeft = f64x2.mul(bio, v128.load(decay, 32))
    const humLost = f64x2.mul(hum, v128.load(decay, 48))
    const fresh = f64x2.add(f64x2.sub(dpm, dpmLeft), f64x2.sub(rpm, rpmLeft))
    const lost = f64x2.add(fresh, f64x2.add(f64x2.sub(bio, bioLeft), humLost))
    dpm = f64x2.add(dpmLeft, f64x2.mul(scale, v128.load(fed)))
    rpm = f64x2.add(rpmLeft, f64x2.mul(scale, v128.load(fed, 512)))
    bio = f64x2.add(bioLeft, f64x2.mul(lost, toBio))
    const kept = f64x2.add(f64x2.sub(hum, humLost), f64x2.mul(scale, v128.load(fed, 1024)))
    hum = f64x2.add(kept, f64x2.mul(lost, toHum))
    fed += stride
  }
  v128.store(at, dpm)
  v128.store(at, rpm, 16)
  v128.store(at, bio, 32)
  v128.store(at, hum, 48)
}

/** The map of the year whose decay factors are there: each pool alone, and the input alone, through its months. */
export function compose(to: usize, lane: usize, stride: usize): void {
  const none = f64x2.splat(0)
  memory.fill(to, 0, mapSize)
  for (let pool: usize = 0; pool < 4; pool++) {
    v128.store(to + pool * 80, f64x2.splat(1))
    through(to + pool * 64, lane, none, stride)
  }
  through(to + constant, lane, f64x2.splat(1), stride)
}

/** One year of the pools at `at` by the map, with `scale` times the input. */
export function leap(at: usize, map: usize, scale: v128): void {
  const dpm = v128.load(at)
  const rpm = v128.load(at, 16)
  const bio = v128.load(at, 32)
  const hum = v128.load(at, 48)
  v128.store(at, f64x2.add(f64x2.mul(dpm, v128.load(map)), f64x2.mul(scale, v128.load(map, 256))))
  v128.store(at, f64x2.add(f64x2.mul(rpm, v128.load(map, 80)), f64x2.mul(scale, v128.load(map, 272))), 16)
  const fresh = f64x2.add(f64x2.mul(dpm, v128.load(map, 32)), f64x2.mul(rpm, v128.load(map, 96)))
  const old = f64x2.add(f64x2.mul(bio, v128.load(map, 160)), f64x2.mul(hum, v128.load(map, 224)))
  v128.store(at, f64x2.add(f64x2.add(fresh, old), f64x2.mul(scale, v128.load(map, 288))), 32)
  const freshHum = f64x2.add(f64x2.mul(dpm, v128.load(map, 48)), f64x2.mul(rpm, v128.load(map, 112)))
  const oldHum = f64x2.add(f64x2.mul(bio, v128.load(map, 176)), f64x2.mul(hum, v128.load(map, 240)))
  v128.store(at, f64x2.add(f64x2.add(freshHum, oldHum), f64x2.mul(scale, v128.load(map, 304))), 48)
}

/**
 * The pools that the map's year, of this sum of m, ends on when it is repeated for ever; refuses a cell of the pair in
 * which nothing decays. What DPM and RPM lose in a year comes from the sum, for 1 − e^(−x) of the cold has few digits.
 */
export function fixedPoint(at: usize, map: usize, sum: v128, lane: usize): void {
  refuse(lane, v128.not(f64x2.gt(f64x2.mul(sum, f64x2.splat(0.02)), f64x2.splat(f64.EPSILON))))
  const one = f64x2.splat(1)
  const dpm = f64x2.div(v128.load(map, 256), f64x2.neg(expm1(f64x2.mul(sum, f64x2.splat(-10)))))
  const rpm = f64x2.div(v128.load(map, 272), f64x2.neg(expm1(f64x2.mul(sum, f64x2.splat(-0.3)))))
  const bioIn = f64x2.add(
    f64x2.add(f64x2.mul(dpm, v128.load(map, 32)), f64x2.mul(rpm, v128.load(map, 96))),
    v128.load(map, 288),
  )
  const humIn = f64x2.add(
    f64x2.add(f64x2.mul(dpm, v128.load(map, 48)), f64x2.mul(rpm, v128.load(map, 112))),
    v128.load(map, 304),
  )
  const bioLost = f64x2.sub(one, v128.load(map, 160))
  const humLost = f64x2.sub(one, v128.load(map, 240))
  const bioToHum = v128.load(map, 176)
  const humToBio = v128.load(map, 224)
  const determinant = f64x2.sub(f64x2.mul(bioLost, humLost), f64x2.mul(bioToHum, humToBio))
  v128.store(at, dpm)
  v128.store(at, rpm, 16)
  const bio = f64x2.add(f64x2.mul(humLost, bioIn), f64x2.mul(humToBio, humIn))
  const hum = f64x2.add(f64x2.mul(bioToHum, bioIn), f64x2.mul(bioLost, humIn))
  v128.store(at, f64x2.div(bio, determinant), 32)
  v128.store(at, f64x2.div(hum, determinant), 48)
}

/** Carbon in the four pools at `at`. */
export function active(at: usize): v128 {
  const fresh = f64x2.add(v128.load(at), v128.load(at, 16))
  return f64x2.add(f64x2.add(fresh, v128.load(at, 32)), v128.load(at, 48))
}

/** A pair's four rows of pools from `rows` to packed `at`. */
export function gatherPools(at: usize, rows: usize, lane: usize): void {
  for (let pool: usize = 0; pool < 4; pool++)
    v128.store(at + pool * 16, v128.load(rows + pool * tile.row + lane))
}

export function scatterPools(at: usize, rows: usize, lane: usize): void {
  for (let pool: usize = 0; pool < 4; pool++)
    v128.store(rows + pool * tile.row + lane, v128.load(at + pool * 16))
}
