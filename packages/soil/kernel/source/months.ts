/**
 * The months of up to a year, in three phases over the whole tile: weather to a·c/12 and the water gained; the
 * moisture deficit and b; the pools. The first has nothing carried from month to month, and each keeps few registers.
 */
import * as tile from './tile'
import { humLoss, one, power15, power33, power500 } from './decay'
import { modifier, modifierF32, modifierOfTenths, tenthsOf } from './temperature'

/** Two cells of a row of weather, f64 or f32 as stored. */
export function pair<C extends number>(rowAt: usize, lane: usize): v128 {
  if (sizeof<C>() === 4) return f64x2.promote_low_f32x4(v128.load64_zero(rowAt + (lane >> 1)))
  return v128.load(rowAt + lane)
}

/** Temperatures as they are, or, where they are whole tenths of a degree, without what f32 adds to them. */
export function celsius<C extends number>(rowAt: usize, lane: usize, onTenths: bool): v128 {
  const stored = pair<C>(rowAt, lane)
  return onTenths ? tenthsOf(stored) : stored
}

/** Temperatures at `from` to a·c/12. */
export function temperaturePhase<C extends number>(from: usize, count: usize, onTenths: bool): void {
  const line = sizeof<C>() * 64
  for (let month: usize = 0; month < count; month++) {
    const at = from + month * 3 * line
    const to = month * tile.row
    if (onTenths)
      for (let lane: usize = 0; lane < tile.row; lane += 16) {
        const a = modifierOfTenths(pair<C>(at, lane))
        v128.store(tile.factor + to + lane, f64x2.mul(a, v128.load(tile.twelfth + to + lane)))
      }
    else
      for (let lane: usize = 0; lane < tile.row; lane += 16) {
        const a = modifier(pair<C>(at, lane))
        v128.store(tile.factor + to + lane, f64x2.mul(a, v128.load(tile.twelfth + to + lane)))
      }
  }
}

/** Weather at `from` to a·c/12 and rain less `pan` × evaporation. */
export function weatherPhase<C extends number>(from: usize, count: usize, pan: f64, onTenths: bool): void {
  temperaturePhase<C>(from, count, onTenths)
  const line = sizeof<C>() * 64
  const share = f64x2.splat(pan)
  for (let month: usize = 0; month < count; month++) {
    const rain = from + (month * 3 + 1) * line
    for (let lane: usize = 0; lane < tile.row; lane += 16) {
      const lost = f64x2.mul(share, pair<C>(rain + line, lane))
      v128.store(tile.gain + month * tile.row + lane, f64x2.sub(pair<C>(rain, lane), lost))
    }
  }
}

/** The deficit after a month. */
export function nextDeficit(deficit: v128, gain: v128, floor: v128): v128 {
  const unbounded = f64x2.pmin(f64x2.splat(0), f64x2.add(deficit, gain))
  return f64x2.pmax(f64x2.pmin(floor, deficit), unbounded)
}

/** b of a deficit: 1 above 1 bar, falling to its floor at 15 bar. */
export function moisture(deficit: v128, minimum: v128, wilting: v128, slope: v128): v128 {
  const b = f64x2.add(minimum, f64x2.mul(f64x2.sub(wilting, deficit), slope))
  return f64x2.pmin(f64x2.pmax(b, minimum), one())
}

/** Deficit through the months; the factors become m = a·b·c/12. */
export function moisturePhase(count: usize): void {
  const end = count * tile.row
  for (let lane: usize = 0; lane < tile.row; lane += 16) {
    const minimum = v128.load(tile.minimum + lane)
    const wilting = v128.load(tile.wilting + lane)
    const slope = v128.load(tile.slope + lane)
    let deficit = v128.load(tile.deficit + lane)
    for (let at = lane; at < end; at += tile.row) {
      deficit = nextDeficit(deficit, v128.load(tile.gain + at), v128.load(tile.floor + at))
      const b = moisture(deficit, minimum, wilting, slope)
      v128.store(tile.factor + at, f64x2.mul(b, v128.load(tile.factor + at)))
    }
    v128.store(tile.deficit + lane, deficit)
  }
}

/** The first two phases in single precision, four cells at a time. */
export function modifiersF32(from: usize, count: usize, pan: f64): void {
  const share = f32x4.splat(f32(pan))
  for (let lane: usize = 0; lane < tile.row; lane += 32) {
    const minimum = four(tile.minimum + lane)
    const wilting = four(tile.wilting + lane)
    const slope = four(tile.slope + lane)
    let deficit = four(tile.deficit + lane)
    for (let month: usize = 0; month < count; month++) {
      const at = from + month * 768 + (lane >> 1)
      const to = month * tile.row + lane
      const gain = f32x4.sub(v128.load(at, 256), f32x4.mul(share, v128.load(at, 512)))
      const unbounded = f32x4.pmin(f32x4.splat(0), f32x4.add(deficit, gain))
      deficit = f32x4.pmax(f32x4.pmin(four(tile.floor + to), deficit), unbounded)
      const sloped = f32x4.add(minimum, f32x4.mul(f32x4.sub(wilting, deficit), slope))
      const b = f32x4.pmin(f32x4.pmax(sloped, minimum), f32x4.splat(1))
      const m = f32x4.mul(f32x4.mul(modifierF32(v128.load(at)), b), four(tile.twelfth + to))
      v128.store(tile.factor + to, f64x2.promote_low_f32x4(m))
      v128.store(tile.factor + to, f64x2.promote_low_f32x4(i64x2.shuffle(m, m, 1, 1)), 16)
    }
    // Rounded to f32, the deficit may lie a trifle below the driest there is.
    const high = i64x2.shuffle(deficit, deficit, 1, 1)
    const first = f64x2.pmax(f64x2.promote_low_f32x4(deficit), v128.load(tile.driest + lane))
    const second = f64x2.pmax(f64x2.promote_low_f32x4(high), v128.load(tile.driest + lane, 16))
    v128.store(tile.deficit + lane, first)
    v128.store(tile.deficit + lane, second, 16)
  }
}

/** Four cells of a row of f64, in single precision. */
function four(at: usize): v128 {
  return i64x2.shuffle(
    f32x4.demote_f64x2_zero(v128.load(at)),
    f32x4.demote_f64x2_zero(v128.load(at, 16)),
    0,
    2,
  )
}

/**
 * Decay, split of what was lost, input: the pools through `count` months, and the carbon they then hold as that of
 * `year`. The input of a month is three rows, `stride` bytes after those of the month before: 0 for equal months.
 */
export function poolPhase(count: usize, stride: usize, year: usize): void {
  poolsThrough(tile.factor, count, tile.input, stride, year)
}

/** The same from factors and input that lie elsewhere. */
export function poolsThrough(factors: usize, count: usize, input: usize, stride: usize, year: usize): void {
  for (let lane: usize = 0; lane < tile.row; lane += 16) {
    const toBio = v128.load(tile.toBio + lane)
    const toHum = v128.load(tile.toHum + lane)
    let dpm = v128.load(tile.dpm + lane)
    let rpm = v128.load(tile.rpm + lane)
    let bio = v128.load(tile.bio + lane)
    let hum = v128.load(tile.hum + lane)
    let fed = input + lane
    const end = factors + lane + count * tile.row
    for (let at = factors + lane; at < end; at += tile.row) {
      const q = humLoss(v128.load(at))
      const u = f64x2.sub(one(), q)
      const u2 = f64x2.mul(u, u)
      const u3 = f64x2.mul(u2, u)
      const u15 = power15(u3)
      const u30 = f64x2.mul(u15, u15)
      const dpmLeft = f64x2.mul(dpm, power500(u30, f64x2.mul(u3, u2)))
      const rpmLeft = f64x2.mul(rpm, u15)
      const bioLeft = f64x2.mul(bio, power33(u30, u3))
      const humLost = f64x2.mul(hum, q)
      const fresh = f64x2.add(f64x2.sub(dpm, dpmLeft), f64x2.sub(rpm, rpmLeft))
      const lost = f64x2.add(fresh, f64x2.add(f64x2.sub(bio, bioLeft), humLost))
      dpm = f64x2.add(dpmLeft, v128.load(fed))
      rpm = f64x2.add(rpmLeft, v128.load(fed, 512))
      bio = f64x2.add(bioLeft, f64x2.mul(lost, toBio))
      hum = f64x2.add(f64x2.add(f64x2.sub(hum, humLost), v128.load(fed, 1024)), f64x2.mul(lost, toHum))
      fed += stride
    }
    v128.store(tile.dpm + lane, dpm)
    v128.store(tile.rpm + lane, rpm)
    v128.store(tile.bio + lane, bio)
    v128.store(tile.hum + lane, hum)
    const carbon = f64x2.add(f64x2.add(f64x2.add(dpm, rpm), bio), hum)
    v128.store(tile.active + year * tile.row + lane, carbon)
  }
}
