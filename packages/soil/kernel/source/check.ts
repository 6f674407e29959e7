import * as tile from './tile'

/** Refuses the cells that have anything but a number from `min` to `max` in `count` rows, one every `stride` bytes. */
export function requireRangeF64(at: usize, count: usize, stride: usize, min: f64, max: f64): void {
  const low = f64x2.splat(min)
  const high = f64x2.splat(max)
  for (let lane: usize = 0; lane < tile.row; lane += 16) {
    let fine = i64x2.splat(-1)
    for (let i: usize = 0; i < count; i++) {
      const value = v128.load(at + i * stride + lane)
      fine = v128.and(fine, v128.and(f64x2.ge(value, low), f64x2.le(value, high)))
    }
    refuse(lane, v128.not(fine))
  }
}

/** The same of rows of f32, four cells at a time. */
export function requireRangeF32(at: usize, count: usize, stride: usize, min: f64, max: f64): void {
  const low = f32x4.splat(f32(min))
  const high = f32x4.splat(f32(max))
  for (let lane: usize = 0; lane < tile.row; lane += 32) {
    let fine = i32x4.splat(-1)
    for (let i: usize = 0; i < count; i++) {
      const value = v128.load(at + i * stride + (lane >> 1))
      fine = v128.and(fine, v128.and(f32x4.ge(value, low), f32x4.le(value, high)))
    }
    const bad = v128.not(fine)
    refuse(lane, i64x2.extend_low_i32x4_s(bad))
    refuse(lane + 16, i64x2.extend_high_i32x4_s(bad))
  }
}

/** Refuses the cells whose temperatures are not whole tenths of a degree, to the digits of f32. */
export function requireTenthsF64(at: usize, count: usize, stride: usize): void {
  for (let lane: usize = 0; lane < tile.row; lane += 16) {
    let worst = f64x2.splat(0)
    for (let i: usize = 0; i < count; i++) {
      const tenth = f64x2.mul(v128.load(at + i * stride + lane), f64x2.splat(10))
      worst = f64x2.pmax(worst, f64x2.abs(f64x2.sub(tenth, f64x2.nearest(tenth))))
    }
    refuse(lane, f64x2.gt(worst, f64x2.splat(2e-4)))
  }
}

export function requireTenthsF32(at: usize, count: usize, stride: usize): void {
  for (let lane: usize = 0; lane < tile.row; lane += 32) {
    let worst = f32x4.splat(0)
    for (let i: usize = 0; i < count; i++) {
      const tenth = f32x4.mul(v128.load(at + i * stride + (lane >> 1)), f32x4.splat(10))
      worst = f32x4.pmax(worst, f32x4.abs(f32x4.sub(tenth, f32x4.nearest(tenth))))
    }
    const bad = f32x4.gt(worst, f32x4.splat(2e-4))
    refuse(lane, i64x2.extend_low_i32x4_s(bad))
    refuse(lane + 16, i64x2.extend_high_i32x4_s(bad))
  }
}

export function refuse(lane: usize, mask: v128): void {
  v128.store(tile.refused + lane, v128.or(mask, v128.load(tile.refused + lane)))
}
