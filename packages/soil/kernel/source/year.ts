/**
 * A year as one affine map of the pools of a pair of cells: (DPM, RPM, BIO, HUM) → A p + v. DPM and RPM feed only
 * BIO and HUM, so A is ten numbers. What belongs to a pair lies packed, 16 bytes a value.
 */
import * as tile from './tile'
import { refuse } from './check'
import { humLoss, one, power15, power33, power500 } from './decay'
import { expm1 } from './exponential'

/** Bytes of a map: what is left of a unit of each pool, and of the input. */
export const mapSize: usize = 224

/** Bytes of a month's decay factors. */
const month: usize = 96

/**
 * Decay factors of 12 months from the m of a pair; returns the sum of m. DPM and RPM keep the first two; w is what
 * they lose. With b and h what a unit of BIO and of HUM loses, the others are of
 *
 *     BIO ← BIO − b (1 − β) BIO + h β HUM + β w;  HUM ← HUM − h (1 − η) HUM + b η BIO + η w
 */
export function decayFactors(lane: usize): v128 {
  const toBio = v128.load(tile.toBio + lane)
  const toHum = v128.load(tile.toHum + lane)
  let sum = f64x2.splat(0)
  let to = tile.decay
  for (let at = tile.factor + lane; at < tile.factor + 12 * tile.row; at += tile.row) {
    const m = v128.load(at)
    sum = f64x2.add(sum, m)
    const h = humLoss(m)
    const u = f64x2.sub(one(), h)
    const u2 = f64x2.mul(u, u)
    const u3 = f64x2.mul(u2, u)
    const u15 = power15(u3)
    const u30 = f64x2.mul(u15, u15)
    const b = f64x2.sub(one(), power33(u30, u3))
    v128.store(to, power500(u30, f64x2.mul(u3, u2)))
    v128.store(to, u15, 16)
    v128.store(to, f64x2.sub(b, f64x2.mul(b, toBio)), 32)
    v128.store(to, f64x2.mul(h, toBio), 48)
    v128.store(to, f64x2.sub(h, f64x2.mul(h, toHum)), 64)
    v128.store(to, f64x2.mul(b, toHum), 80)
    to += month
  }
  return sum
}

/** Twelve months of the pools at `at` by the decay factors, with `scale` times the input. */
export function through(at: usize, lane: usize, scale: v128, stride: usize): void {
  const toBio = v128.load(tile.toBio + lane)
  const toHum = v128.load(tile.toHum + lane)
  let dpm = v128.load(at)
  let rpm = v128.load(at, 16)
  let bio = v128.load(at, 32)
  let hum = v128.load(at, 48)
  let fed = tile.input + lane
  for (let factors = tile.decay; factors < tile.decay + 12 * month; factors += month) {
    const dpmLeft = f64x2.mul(dpm, v128.load(factors))
    const rpmLeft = f64x2.mul(rpm, v128.load(factors, 16))
    const w = f64x2.add(f64x2.sub(dpm, dpmLeft), f64x2.sub(rpm, rpmLeft))
    const humGives = f64x2.mul(hum, v128.load(factors, 48))
    const bioGives = f64x2.mul(bio, v128.load(factors, 80))
    const fedHum = f64x2.add(f64x2.mul(w, toHum), f64x2.mul(scale, v128.load(fed, 1024)))
    bio = after(bio, v128.load(factors, 32), humGives, f64x2.mul(w, toBio))
    hum = after(hum, v128.load(factors, 64), bioGives, fedHum)
    dpm = f64x2.add(dpmLeft, f64x2.mul(scale, v128.load(fed)))
    rpm = f64x2.add(rpmLeft, f64x2.mul(scale, v128.load(fed, 512)))
    fed += stride
  }
  v128.store(at, dpm)
  v128.store(at, rpm, 16)
  v128.store(at, bio, 32)
  v128.store(at, hum, 48)
}

/**
 * The map of the year whose decay factors are there: each pool alone, and the input alone, through its months, side
 * by side, because each waits for itself from month to month.
 */
export function compose(to: usize, lane: usize, stride: usize): void {
  const unit = one()
  const none = f64x2.splat(0)
  const toBio = v128.load(tile.toBio + lane)
  const toHum = v128.load(tile.toHum + lane)
  // What is left of a unit of DPM, RPM, BIO, HUM and of the input (v): first letter whose, second where.
  let dd = unit
  let db = none
  let dh = none
  let rr = unit
  let rb = none
  let rh = none
  let bb = unit
  let bh = none
  let hb = none
  let hh = unit
  let vd = none
  let vr = none
  let vb = none
  let vh = none
  let fed = tile.input + lane
  for (let factors = tile.decay; factors < tile.decay + 12 * month; factors += month) {
    const d = v128.load(factors)
    const r = v128.load(factors, 16)
    const bioLost = v128.load(factors, 32)
    const bioGiven = v128.load(factors, 48)
    const humLost = v128.load(factors, 64)
    const humGiven = v128.load(factors, 80)

    const dLeft = f64x2.mul(dd, d)
    let w = f64x2.sub(dd, dLeft)
    dd = dLeft
    const dBio = after(db, bioLost, f64x2.mul(dh, bioGiven), f64x2.mul(w, toBio))
    dh = after(dh, humLost, f64x2.mul(db, humGiven), f64x2.mul(w, toHum))
    db = dBio

    const rLeft = f64x2.mul(rr, r)
    w = f64x2.sub(rr, rLeft)
    rr = rLeft
    const rBio = after(rb, bioLost, f64x2.mul(rh, bioGiven), f64x2.mul(w, toBio))
    rh = after(rh, humLost, f64x2.mul(rb, humGiven), f64x2.mul(w, toHum))
    rb = rBio

    const bBio = f64x2.add(f64x2.sub(bb, f64x2.mul(bb, bioLost)), f64x2.mul(bh, bioGiven))
    bh = f64x2.add(f64x2.sub(bh, f64x2.mul(bh, humLost)), f64x2.mul(bb, humGiven))
    bb = bBio

    const hBio = f64x2.add(f64x2.sub(hb, f64x2.mul(hb, bioLost)), f64x2.mul(hh, bioGiven))
    hh = f64x2.add(f64x2.sub(hh, f64x2.mul(hh, humLost)), f64x2.mul(hb, humGiven))
    hb = hBio

    const vdLeft = f64x2.mul(vd, d)
    const vrLeft = f64x2.mul(vr, r)
    w = f64x2.add(f64x2.sub(vd, vdLeft), f64x2.sub(vr, vrLeft))
    const vBio = after(vb, bioLost, f64x2.mul(vh, bioGiven), f64x2.mul(w, toBio))
    const fedHum = f64x2.add(f64x2.mul(w, toHum), v128.load(fed, 1024))
    vh = after(vh, humLost, f64x2.mul(vb, humGiven), fedHum)
    vb = vBio
    vd = f64x2.add(vdLeft, v128.load(fed))
    vr = f64x2.add(vrLeft, v128.load(fed, 512))
    fed += stride
  }
  v128.store(to, dd)
  v128.store(to, db, 16)
  v128.store(to, dh, 32)
  v128.store(to, rr, 48)
  v128.store(to, rb, 64)
  v128.store(to, rh, 80)
  v128.store(to, bb, 96)
  v128.store(to, bh, 112)
  v128.store(to, hb, 128)
  v128.store(to, hh, 144)
  v128.store(to, vd, 160)
  v128.store(to, vr, 176)
  v128.store(to, vb, 192)
  v128.store(to, vh, 208)
}

/** BIO or HUM after a month: less what it lost, with what the other gave it and what else came. */
function after(pool: v128, lost: v128, given: v128, gained: v128): v128 {
  return f64x2.add(f64x2.sub(pool, f64x2.mul(pool, lost)), f64x2.add(given, gained))
}

/**
 * Years of the pools at `at` by the map, with `scale` times the input; the carbon in them after each goes to `out`, a
 * row a year.
 */
export function leap(at: usize, scale: v128, years: usize, out: usize): void {
  const map = tile.map
  let dpm = v128.load(at)
  let rpm = v128.load(at, 16)
  let bio = v128.load(at, 32)
  let hum = v128.load(at, 48)
  const dpmIn = f64x2.mul(scale, v128.load(map, 160))
  const rpmIn = f64x2.mul(scale, v128.load(map, 176))
  const bioIn = f64x2.mul(scale, v128.load(map, 192))
  const humIn = f64x2.mul(scale, v128.load(map, 208))
  for (let to = out; to < out + years * tile.row; to += tile.row) {
    const freshBio = f64x2.add(f64x2.mul(dpm, v128.load(map, 16)), f64x2.mul(rpm, v128.load(map, 64)))
    const freshHum = f64x2.add(f64x2.mul(dpm, v128.load(map, 32)), f64x2.mul(rpm, v128.load(map, 80)))
    const oldBio = f64x2.add(f64x2.mul(bio, v128.load(map, 96)), f64x2.mul(hum, v128.load(map, 128)))
    const oldHum = f64x2.add(f64x2.mul(bio, v128.load(map, 112)), f64x2.mul(hum, v128.load(map, 144)))
    dpm = f64x2.add(f64x2.mul(dpm, v128.load(map)), dpmIn)
    rpm = f64x2.add(f64x2.mul(rpm, v128.load(map, 48)), rpmIn)
    bio = f64x2.add(oldBio, f64x2.add(freshBio, bioIn))
    hum = f64x2.add(oldHum, f64x2.add(freshHum, humIn))
    v128.store(to, f64x2.add(f64x2.add(f64x2.add(dpm, rpm), bio), hum))
  }
  v128.store(at, dpm)
  v128.store(at, rpm, 16)
  v128.store(at, bio, 32)
  v128.store(at, hum, 48)
}

/**
 * The pools that the map's year, of this sum of m, ends on when it is repeated for ever; refuses a cell of the pair in
 * which nothing decays. What DPM and RPM lose in a year comes from the sum, for 1 − e^(−x) of the cold has few digits.
 */
export function fixedPoint(at: usize, sum: v128, lane: usize): void {
  const map = tile.map
  refuse(lane, v128.not(f64x2.gt(f64x2.mul(sum, f64x2.splat(0.02)), f64x2.splat(f64.EPSILON))))
  const unit = one()
  const dpm = f64x2.div(v128.load(map, 160), f64x2.neg(expm1(f64x2.mul(sum, f64x2.splat(-10)))))
  const rpm = f64x2.div(v128.load(map, 176), f64x2.neg(expm1(f64x2.mul(sum, f64x2.splat(-0.3)))))
  const bioIn = f64x2.add(
    f64x2.add(f64x2.mul(dpm, v128.load(map, 16)), f64x2.mul(rpm, v128.load(map, 64))),
    v128.load(map, 192),
  )
  const humIn = f64x2.add(
    f64x2.add(f64x2.mul(dpm, v128.load(map, 32)), f64x2.mul(rpm, v128.load(map, 80))),
    v128.load(map, 208),
  )
  const bioLost = f64x2.sub(unit, v128.load(map, 96))
  const humLost = f64x2.sub(unit, v128.load(map, 144))
  const bioToHum = v128.load(map, 112)
  const humToBio = v128.load(map, 128)
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
