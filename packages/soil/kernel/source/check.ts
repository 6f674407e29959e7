import * as tile from './tile'
import { pair } from './months'

/** Refuses the cells that have anything but a number from `min` to `max` in `count` rows, one every `stride` bytes. */
export function requireRange<C extends number>(
  at: usize,
  count: usize,
  stride: usize,
  min: f64,
  max: f64,
): void {
  const low = f64x2.splat(min)
  const high = f64x2.splat(max)
  for (let lane: usize = 0; lane < tile.row; lane += 16) {
    let fine = i64x2.splat(-1)
    for (let i: usize = 0; i < count; i++) {
      const value = pair<C>(at + i * stride, lane)
      fine = v128.and(fine, v128.and(f64x2.ge(value, low), f64x2.le(value, high)))
    }
    refuse(lane, v128.not(fine))
  }
}

/** Refuses the cells whose temperatures are not whole tenths of a degree, to the digits of f32. */
export function requireTenths<C extends number>(at: usize, count: usize, stride: usize): void {
  for (let lane: usize = 0; lane < tile.row; lane += 16) {
    let worst = f64x2.splat(0)
    for (let i: usize = 0; i < count; i++) {
      const tenth = f64x2.mul(pair<C>(at + i * stride, lane), f64x2.splat(10))
      worst = f64x2.pmax(worst, f64x2.abs(f64x2.sub(tenth, f64x2.nearest(tenth))))
    }
    refuse(lane, f64x2.gt(worst, f64x2.splat(1e-4)))
  }
}

export function refuse(lane: usize, mask: v128): void {
  v128.store(tile.refused + lane, v128.or(mask, v128.load(tile.refused + lane)))
}
