import { createRequire } from 'node:module'
import { geoArea } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { expect, test } from 'vitest'
import { rowAreaHa } from '../raster/area.ts'
import { cellsOf, type Grid } from '../raster/grid.ts'
import { unwrapped } from './borders.server.ts'
import { countries } from './countries.server.ts'

const world = createRequire(import.meta.url)('world-atlas/countries-10m.json') as Topology<{
  countries: GeometryCollection<{ name: string }>
}>
const features = feature(world, world.objects.countries).features

/** Of the same borders by another hand, on the sphere that has the area of the earth; million ha. */
const areaOf = (name: string) => {
  const found = features.find(({ properties }) => properties.name === name)!
  return (geoArea(found) * 6_371_007.2 ** 2) / 1e10
}

async function areasOn(grid: Grid): Promise<Map<string, number>> {
  const { entries, of } = countries(grid)
  const place = await of({ column: 0, row: 0, width: grid.width, height: grid.height })
  const areas = new Map<string, number>()
  for (let cell = 0; cell < cellsOf(grid); cell++) {
    const name = entries[place[cell]!]?.name
    if (name === undefined) continue
    areas.set(name, (areas.get(name) ?? 0) + rowAreaHa(grid, Math.floor(cell / grid.width)) / 1e6)
  }
  return areas
}

const earth: Grid = { west: -180, north: 90, cellX: 0.25, cellY: 0.25, width: 1440, height: 720, epsg: 4326 }

test(
  'countries have their areas, on both sides of the 180th meridian and around the pole',
  { timeout: 30_000 },
  async () => {
    const areas = await areasOn(earth)
    for (const name of [
      'Russia',
      'Canada',
      'United States of America',
      'New Zealand',
      'Brazil',
      'Antarctica',
    ])
      expect(areas.get(name)! / areaOf(name), name).toBeCloseTo(1, 1.7)
    expect(areas.get('Russia')).toBeCloseTo(1698.4, 1)
    expect(areas.get('Canada')).toBeCloseTo(995.1, 1)
  },
)

test('islands across the 180th meridian are whole on a fine grid', { timeout: 30_000 }, async () => {
  const fiji: Grid = { west: 176, north: -15, cellX: 0.02, cellY: 0.02, width: 350, height: 300, epsg: 4326 }
  expect((await areasOn(fiji)).get('Fiji')! / areaOf('Fiji')).toBeCloseTo(1, 1.7)
  const kiribati: Grid = {
    west: 169,
    north: 5,
    cellX: 0.01,
    cellY: 0.01,
    width: 4200,
    height: 1700,
    epsg: 4326,
  }
  expect((await areasOn(kiribati)).get('Kiribati')! / areaOf('Kiribati')).toBeCloseTo(1, 1)
})

test('a grid from 0 to 360 gives the same areas', { timeout: 30_000 }, async () => {
  const coarse = { ...earth, cellX: 1, cellY: 1, width: 360, height: 180 }
  const [usual, from0] = [await areasOn(coarse), await areasOn({ ...coarse, west: 0 })]
  expect([...from0].map(([name, area]) => [name, area.toFixed(6)]).sort()).toEqual(
    [...usual].map(([name, area]) => [name, area.toFixed(6)]).sort(),
  )
})

test('rings run on beyond 180°, holes lie where their ring does, and a pole is enclosed', () => {
  const chukotka = [[170, 65], [-170, 65], [-170, 70], [170, 70], [170, 65]] as const // prettier-ignore
  const lake = [[-176, 66], [-174, 66], [-174, 67], [-176, 66]] as const // prettier-ignore
  expect(unwrapped([chukotka, lake])).toEqual([
    [[170, 65], [190, 65], [190, 70], [170, 70], [170, 65]], // prettier-ignore
    [[184, 66], [186, 66], [186, 67], [184, 66]], // prettier-ignore
  ])
  const ice = [[-180, -70], [-60, -65], [60, -65], [180, -70]] as const // prettier-ignore
  expect(unwrapped([ice])[0]).toEqual([...ice, [180, -90], [-180, -90], [-180, -70]])
})
