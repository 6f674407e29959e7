import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { cellsOf, centreY, type Grid, type Window } from '../raster/grid.ts'

/** Cells by what they belong to: the place in `entries`, or -1. */
export interface Partition {
  readonly name: string
  readonly entries: readonly { readonly code: string; readonly name: string }[]
  of(window: Window): Promise<Int32Array>
}

type Edge = readonly [x0: number, y0: number, x1: number, y1: number, country: number]

/**
 * Countries and territories as Natural Earth draws them (1:10 million, public domain), without a view on disputed
 * borders. A cell belongs to the country in which its centre lies.
 */
export function countries(grid: Grid): Partition {
  const world = createRequire(import.meta.url)('world-atlas/countries-10m.json') as Topology<{
    countries: GeometryCollection<{ name: string }>
  }>
  const found = feature(world, world.objects.countries).features.sort((a, b) =>
    a.properties.name < b.properties.name ? -1 : 1,
  )
  const belts = beltsOf(
    found.flatMap(({ geometry }, country) =>
      geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
        ? ringsOf(geometry).flatMap((ring) => edgesOf(ring, country))
        : [],
    ),
  )
  const entries = found.map(({ id, properties }) => ({
    code: id === undefined ? '' : String(id).padStart(3, '0'),
    name: properties.name,
  }))
  return { name: 'country', entries, of: async (window) => countriesIn(grid, window, belts) }
}

type Ring = readonly (readonly [x: number, y: number])[]
const ringsOf = (geometry: { type: string; coordinates: unknown }): Ring[] =>
  geometry.type === 'Polygon' ? (geometry.coordinates as Ring[]) : (geometry.coordinates as Ring[][]).flat()

const edgesOf = (ring: Ring, country: number): Edge[] =>
  ring.slice(1).map(([x1, y1], i) => [...ring[i]!, x1, y1, country])

/** Edges by degree of latitude: a row of cells looks at those of its own degree only. */
function beltsOf(edges: readonly Edge[]): readonly Edge[][] {
  const belts: Edge[][] = Array.from({ length: 181 }, () => [])
  for (const edge of edges) {
    const [low, high] = [Math.min(edge[1], edge[3]), Math.max(edge[1], edge[3])]
    for (let degree = Math.floor(low); degree <= Math.floor(high); degree++) belts[degree + 90]?.push(edge)
  }
  return belts
}

/** Row by row, between the first and second crossing of a country's border, the third and fourth, and so on. */
function countriesIn(grid: Grid, window: Window, belts: readonly Edge[][]): Int32Array {
  const cells = new Int32Array(cellsOf(window)).fill(-1)
  for (let row = 0; row < window.height; row++) {
    const latitude = centreY(grid, window.row + row)
    const crossings = new Map<number, number[]>()
    for (const [x0, y0, x1, y1, country] of belts[Math.floor(latitude) + 90] ?? []) {
      if (y0 > latitude === y1 > latitude) continue
      const x = x0 + ((latitude - y0) / (y1 - y0)) * (x1 - x0)
      const known = crossings.get(country)
      if (known) known.push(x)
      else crossings.set(country, [x])
    }
    for (const [country, at] of crossings) {
      at.sort((a, b) => a - b)
      for (let i = 0; i + 1 < at.length; i += 2) {
        const first = Math.max(0, columnFrom(grid, at[i]!) - window.column)
        const end = Math.min(window.width, columnFrom(grid, at[i + 1]!) - window.column)
        if (first < end) cells.fill(country, row * window.width + first, row * window.width + end)
      }
    }
  }
  return cells
}

/** The first column whose centre lies east of a longitude. */
const columnFrom = (grid: Grid, x: number) => Math.ceil((x - grid.west) / grid.cellX - 0.5)
