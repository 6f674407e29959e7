/** The moisture of a year that repeats: 12 rows of gain and floor, and of a·c/12 in `normal`. */
import * as tile from './tile'
import { moisture, nextDeficit } from './months'

const patience: i32 = 1000

/** The deficit after the year, of a pair. */
function yearOf(deficit: v128, lane: usize): v128 {
  for (let at = lane; at < 12 * tile.row; at += tile.row)
    deficit = nextDeficit(deficit, v128.load(tile.gain + at), v128.load(tile.floor + at))
  return deficit
}

/** m of the year's months from a deficit before it; returns the deficit after it. */
export function moisten(deficit: v128, lane: usize): v128 {
  const minimum = v128.load(tile.minimum + lane)
  const wilting = v128.load(tile.wilting + lane)
  const slope = v128.load(tile.slope + lane)
  for (let at = lane; at < 12 * tile.row; at += tile.row) {
    deficit = nextDeficit(deficit, v128.load(tile.gain + at), v128.load(tile.floor + at))
    const b = moisture(deficit, minimum, wilting, slope)
    v128.store(tile.factor + at, f64x2.mul(b, v128.load(tile.normal + at)))
  }
  return deficit
}

/**
 * Brings a pair from field capacity to its moisture cycle (to 1e-9 mm), each cell as if it were alone, and leaves the
 * m of that year. A cell refused already is not waited for. A drift beyond the patience is solved for by halving, as the twin does.
 */
export function settle(lane: usize): void {
  let start = f64x2.splat(0)
  let begin = start
  let end = start
  let years = f64x2.splat(f64(patience + 1))
  let done = v128.load(tile.refused + lane)
  for (let year = 1; year <= patience && !i64x2.all_true(done); year++) {
    const next = yearOf(start, lane)
    const close = f64x2.le(f64x2.abs(f64x2.sub(next, start)), f64x2.splat(1e-9))
    const now = v128.andnot(close, done)
    begin = v128.bitselect(start, begin, now)
    end = v128.bitselect(next, end, now)
    years = v128.bitselect(f64x2.splat(f64(year)), years, now)
    done = v128.or(done, now)
    start = next
  }
  if (!i64x2.all_true(done)) {
    let settled = v128.load(tile.driest + lane)
    let drifting = start
    for (let half = 0; half < 100; half++) {
      const between = f64x2.mul(f64x2.add(settled, drifting), f64x2.splat(0.5))
      const rises = f64x2.ge(yearOf(between, lane), between)
      settled = v128.bitselect(between, settled, rises)
      drifting = v128.bitselect(drifting, between, rises)
    }
    begin = v128.bitselect(begin, settled, done)
    end = v128.bitselect(end, settled, done)
  }
  moisten(begin, lane)
  v128.store(tile.deficit + lane, end)
  v128.store(tile.moistureYears + lane, years)
}
