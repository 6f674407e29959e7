import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

type Point = readonly [x: number, y: number]
type Ring = readonly Point[]

/** A side of a polygon's border, and which polygon. */
export type Edge = readonly [x0: number, y0: number, x1: number, y1: number, polygon: number]

export interface Borders {
  /** code and name, by name */
  readonly countries: readonly { readonly code: string; readonly name: string }[]
  /** which country each polygon belongs to */
  readonly countryOf: readonly number[]
  /** edges by degree of latitude, from −90 on: a row of cells looks at those of its own degree only */
  readonly belts: readonly (readonly Edge[])[]
}

let held: Borders | undefined

/** Countries and territories as Natural Earth draws them (1:10 million, public domain), without a view on disputed borders. */
export const borders = (): Borders => (held ??= readBorders())

function readBorders(): Borders {
  const world = createRequire(import.meta.url)('world-atlas/countries-10m.json') as Topology<{
    countries: GeometryCollection<{ name: string }>
  }>
  const found = feature(world, world.objects.countries).features.sort((a, b) =>
    a.properties.name < b.properties.name ? -1 : 1,
  )
  const polygons = found.flatMap(({ geometry }, country) =>
    polygonsOf(geometry).map((rings) => ({ rings, country })),
  )
  return {
    countries: found.map(({ id, properties }) => ({
      code: id === undefined ? '' : String(id).padStart(3, '0'),
      name: properties.name,
    })),
    countryOf: polygons.map(({ country }) => country),
    belts: beltsOf(polygons.flatMap(({ rings }, polygon) => edgesOf(unwrapped(rings), polygon))),
  }
}

function polygonsOf(geometry: { type: string; coordinates?: unknown }): Ring[][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates as Ring[]]
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates as Ring[][]) : []
}

/**
 * The rings of a polygon without a jump at the 180th meridian: longitudes run on beyond it. A ring that runs around the
 * earth is closed over its pole. Holes lie where their outer ring does.
 */
export function unwrapped([outer, ...holes]: readonly Ring[]): Ring[] {
  if (!outer) return []
  const around = closedOverPole(withoutJumps(outer))
  const [west, east] = [Math.min(...around.map(([x]) => x)), Math.max(...around.map(([x]) => x))]
  const shifted = holes.map((hole) => {
    const ring = withoutJumps(hole)
    const middle = (Math.min(...ring.map(([x]) => x)) + Math.max(...ring.map(([x]) => x))) / 2
    const turns = [0, 360, -360].find((turn) => middle + turn >= west && middle + turn <= east) ?? 0
    return ring.map(([x, y]): Point => [x + turns, y])
  })
  return [around, ...shifted]
}

function withoutJumps(ring: Ring): Point[] {
  let turns = 0
  return ring.map(([x, y], i): Point => {
    const before = ring[i - 1]?.[0] ?? x
    if (x - before > 180) turns -= 360
    else if (x - before < -180) turns += 360
    return [x + turns, y]
  })
}

function closedOverPole(ring: readonly Point[]): Point[] {
  const [first, last] = [ring[0]!, ring.at(-1)!]
  if (Math.abs(last[0] - first[0]) < 180) return [...ring]
  const pole = ring.reduce((sum, [, y]) => sum + y, 0) < 0 ? -90 : 90
  return [...ring, [last[0], pole], [first[0], pole], first]
}

const edgesOf = (rings: readonly Ring[], polygon: number): Edge[] =>
  rings.flatMap((ring) => ring.slice(1).map(([x1, y1], i): Edge => [...ring[i]!, x1, y1, polygon]))

function beltsOf(edges: readonly Edge[]): Edge[][] {
  const belts: Edge[][] = Array.from({ length: 181 }, () => [])
  for (const edge of edges) {
    const [low, high] = [Math.min(edge[1], edge[3]), Math.max(edge[1], edge[3])]
    for (let degree = Math.floor(low); degree <= Math.floor(high); degree++) belts[degree + 90]?.push(edge)
  }
  return belts
}
