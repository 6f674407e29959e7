import { geoEqualEarth, geoGraticule, geoPath, type GeoPermissibleObjects } from 'd3-geo'
import { createRequire } from 'node:module'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { palette } from '../palette.ts'
import { pen } from './pen.ts'

/** A country by its three-digit number in UN M49, such as `686` for Senegal. */
export type MapCountry = { id: string; label: string; fill?: string }
export type MapPoint = { longitude: number; latitude: number; label: string; fill?: string }

export type WorldMap = {
  title: string
  description: string
  countries?: readonly MapCountry[]
  points?: readonly MapPoint[]
}

/** Units are about half a pixel on a screen, so whole numbers are fine enough. */
const [width, height] = [1920, 940]

/** Equal Earth keeps areas in proportion: a hectare of soil weighs the same everywhere. */
const projection = geoEqualEarth().fitExtent(
  [
    [4, 4],
    [width - 4, height - 4],
  ],
  { type: 'Sphere' },
)
const hand = pen()
const draw = geoPath(projection, hand)

function path(shape: GeoPermissibleObjects): string {
  draw(shape)
  return hand.take()
}

type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>

function readWorld() {
  const world = createRequire(import.meta.url)('world-atlas/countries-110m.json') as World
  const { countries, land } = world.objects
  return {
    sphere: path({ type: 'Sphere' }),
    graticule: path(geoGraticule().step([30, 30])()),
    land: path(feature(world, land)),
    borders: path(mesh(world, countries, (one, other) => one !== other)),
    countries: new Map(
      feature(world, countries).features.map((country) => [String(country.id), path(country)]),
    ),
  }
}

/** Read and projected once a process. */
let world: ReturnType<typeof readWorld> | undefined

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The world as an SVG element in text. Countries too small for the atlas and points on the far side are left out. */
export function worldMap({ title, description, countries = [], points = [] }: WorldMap): string {
  world ??= readWorld()
  const shapes = countries.flatMap(({ id, label, fill = palette.gley }) => {
    const outline = world?.countries.get(id)
    return outline
      ? [`<path d="${outline}" fill="${escaped(fill)}"><title>${escaped(label)}</title></path>`]
      : []
  })
  const marks = points.flatMap(({ longitude, latitude, label, fill = palette.iron }) => {
    const place = projection([longitude, latitude])
    if (!place) return []
    const [x, y] = place.map(Math.round)
    return [
      `<circle cx="${x}" cy="${y}" r="10" fill="${escaped(fill)}"><title>${escaped(label)}</title></circle>`,
    ]
  })
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">` +
    `<title>${escaped(title)}</title><desc>${escaped(description)}</desc>` +
    `<g fill="none"><path d="${world.graticule}" stroke="${palette.rule}" stroke-width="1"/>` +
    `<path d="${world.land}" fill="${palette.leached}" fill-opacity=".55"/><g>${shapes.join('')}</g>` +
    `<path d="${world.borders}" stroke="${palette.paper}" stroke-width="1.2"/>` +
    `<path d="${world.sphere}" stroke="${palette.ink}" stroke-width="2"/></g>` +
    `<g stroke="${palette.paper}" stroke-width="2.5">${marks.join('')}</g></svg>`
  )
}
