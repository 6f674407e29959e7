import { cellsOf, centreY, type Grid, type Window } from '../raster/grid.ts'

import { borders, type Borders } from './borders.server.ts'

/** Cells by what they belong to: the place in `entries`, or -1. */
export interface Partition {
  readonly name: string
  readonly entries: readonly { readonly code: string; readonly name: string }[]
  of(window: Window): Promise<Int32Array>
}

/** A cell belongs to the country in which its centre lies; longitudes are asked modulo 360. */
export function countries(grid: Grid): Partition {
  const known = borders()
  return {
    name: 'country',
    entries: known.countries,
    of: async (window) => countriesIn(grid, window, known),
  }
}

/** Row by row, between the first and second crossing of a polygon's border, the third and fourth, and so on. */
function countriesIn(grid: Grid, window: Window, { belts, countryOf }: Borders): Int32Array {
  const cells = new Int32Array(cellsOf(window)).fill(-1)
  const [west, east] = [0, window.width].map(
    (column) => grid.west + (window.column + column) * grid.cellX,
  ) as [number, number]
  for (let row = 0; row < window.height; row++) {
    const latitude = centreY(grid, window.row + row)
    for (const [polygon, at] of crossingsAt(latitude, belts)) {
      for (let i = 0; i + 1 < at.length; i += 2) {
        const [from, to] = [at[i]!, at[i + 1]!]
        for (let turn = Math.ceil((west - to) / 360); from + 360 * turn <= east; turn++) {
          const first = Math.max(0, columnFrom(grid, from + 360 * turn) - window.column)
          const end = Math.min(window.width, columnFrom(grid, to + 360 * turn) - window.column)
          if (first < end)
            cells.fill(countryOf[polygon]!, row * window.width + first, row * window.width + end)
        }
      }
    }
  }
  return cells
}

/** Where a parallel crosses the border of each polygon, from west to east. */
function crossingsAt(latitude: number, belts: Borders['belts']): Map<number, number[]> {
  const crossings = new Map<number, number[]>()
  for (const [x0, y0, x1, y1, polygon] of belts[Math.floor(latitude) + 90] ?? []) {
    if (y0 > latitude === y1 > latitude) continue
    const x = x0 + ((latitude - y0) / (y1 - y0)) * (x1 - x0)
    const known = crossings.get(polygon)
    if (known) known.push(x)
    else crossings.set(polygon, [x])
  }
  for (const at of crossings.values()) at.sort((a, b) => a - b)
  return crossings
}

/** The first column whose centre lies east of a longitude. */
const columnFrom = (grid: Grid, x: number) => Math.ceil((x - grid.west) / grid.cellX - 0.5)
