import * as tile from './tile'

/** How decayed carbon splits, by clay, and the rows of the year, from the water limits and the cover in the tile. */
export function prepareSoil(): void {
  for (let at: usize = 0; at < tile.row; at += 8) {
    const x = 1.67 * (1.85 + 1.6 * Math.exp(-0.0786 * load<f64>(tile.clay + at)))
    store<f64>(tile.toBio + at, 0.46 / (x + 1))
    store<f64>(tile.toHum + at, 0.54 / (x + 1))
    const fall = load<f64>(tile.wilting + at) - load<f64>(tile.oneBar + at)
    store<f64>(tile.slope + at, (1 - load<f64>(tile.minimum + at)) / fall)
    const bare = load<i32>(tile.bareMonths + (at >> 1))
    for (let month = 0; month < 12; month++) {
      const to = usize(month) * tile.row + at
      store<f64>(tile.twelfth + to, load<f64>(tile.cover + to) / 12)
      store<f64>(tile.floor + to, load<f64>((bare >> month) & 1 ? tile.bare + at : tile.driest + at))
    }
  }
}

/** Falloon's inert carbon, 0.049 · TOC^1.139, of every cell's stock. */
export function inertOfStock(): void {
  for (let at: usize = 0; at < tile.row; at += 8)
    store<f64>(tile.inert + at, 0.049 * Math.pow(load<f64>(tile.stock + at), 1.139))
}
