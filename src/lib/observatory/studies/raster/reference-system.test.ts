import { expect, test } from 'vitest'
import { rowAreaHa } from './area.ts'
import { columnsOfTurn, cropTurned, isGeographic, type Grid } from './grid.ts'
import { partsIn, Places } from './places.ts'
import { systemOf, unitOf } from './reference-system.ts'

test.each([
  [
    'longitude and latitude',
    { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4258 },
    { epsg: 4258, unit: 'degree' },
  ],
  ['a file without a model', { GeographicTypeGeoKey: 4326 }, { epsg: 4326, unit: 'degree' }],
  [
    'metres, whatever they are projected from',
    { GTModelTypeGeoKey: 1, GeographicTypeGeoKey: 4258, ProjectedCSTypeGeoKey: 25832 },
    { epsg: 25832, unit: 1 },
  ],
  [
    'US survey feet by their key',
    { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 2264, ProjLinearUnitsGeoKey: 9003 },
    { epsg: 2264, unit: 1200 / 3937 },
  ],
  [
    'US survey feet by their code alone',
    { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 2264 },
    { epsg: 2264, unit: 0.304800609601219 },
  ],
  [
    'a length of the file’s own',
    {
      GTModelTypeGeoKey: 1,
      ProjectedCSTypeGeoKey: 27291,
      ProjLinearUnitsGeoKey: 32767,
      ProjLinearUnitSizeGeoKey: 0.9144,
    },
    { epsg: 27291, unit: 0.9144 },
  ],
])('%s', (_, keys, system) => expect(systemOf(keys)).toEqual(system))

test.each([
  ['Homolosine, which only names its base', { GTModelTypeGeoKey: 32767, GeographicTypeGeoKey: 4326 }],
  ['Albers of one’s own', { GTModelTypeGeoKey: 1, GeographicTypeGeoKey: 4269, ProjectedCSTypeGeoKey: 32767 }],
  ['a projection without a code', { GTModelTypeGeoKey: 1, GeographicTypeGeoKey: 4326 }],
  ['grads', { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4807, GeogAngularUnitsGeoKey: 9105 }],
  ['coordinates from the middle of the earth', { GTModelTypeGeoKey: 3, GeographicTypeGeoKey: 4978 }],
  ['nothing', {}],
])('%s has no code', (_, keys) => expect(systemOf(keys)).toBeUndefined())

test('units are known by code', () => {
  expect([4326, 4269, 7844, 3857, 32632, 2222].map(unitOf)).toEqual([
    'degree',
    'degree',
    'degree',
    1,
    1,
    0.3048,
  ])
})

const cell = { width: 1, height: 1, west: 0, cellX: 10_000, cellY: 10_000 }

test('areas: degrees of any system, feet, and projections that stretch towards the poles', () => {
  const degrees = { ...cell, north: 50.05, cellX: 0.1, cellY: 0.1 }
  expect(rowAreaHa({ ...degrees, epsg: 4258 }, 0)).toBe(rowAreaHa({ ...degrees, epsg: 4326 }, 0))
  expect(rowAreaHa({ ...cell, north: 0, epsg: 2264, unit: 1200 / 3937 }, 0)).toBeCloseTo(
    1e4 * (1200 / 3937) ** 2,
    6,
  )
  expect(rowAreaHa({ ...cell, north: 0, epsg: 32632 }, 0)).toBe(1e4)
  // Around 50° N, 6,446,276 m in Web Mercator, a cell of 10 km on the map has 0.41 of its area on the ground.
  const mercator = rowAreaHa({ ...cell, north: 6_451_276, epsg: 3857 }, 0)
  expect(mercator / 1e4).toBeCloseTo(0.413, 2)
  // As the same belt of the ellipsoid in degrees
  const latitude = (y: number) => (360 / Math.PI) * Math.atan(Math.exp(y / 6_378_137)) - 90
  const belt = {
    ...cell,
    north: latitude(6_451_276),
    cellX: (10_000 / 6_378_137) * (180 / Math.PI),
    cellY: latitude(6_451_276) - latitude(6_441_276),
    epsg: 4326,
  }
  expect(mercator).toBeCloseTo(rowAreaHa(belt, 0), 6)
  // Plate carrée: as much narrower as the parallel
  expect(rowAreaHa({ ...cell, north: 5_570_974, epsg: 4087 }, 0) / 1e4).toBeCloseTo(0.643, 2)
  // World Mercator on the ellipsoid, 50° N
  expect(rowAreaHa({ ...cell, north: 6_418_000, epsg: 3395 }, 0) / 1e4).toBeCloseTo(0.414, 2)
})

const world: Grid = { west: -180, north: 90, cellX: 1, cellY: 1, width: 360, height: 180, epsg: 4326 }
const from0: Grid = { ...world, west: 0 }

test('longitudes are asked modulo 360, in files of the same cells and of coarser ones', () => {
  expect(columnsOfTurn(world)).toBe(360)
  // The window from 10° W to 10° E in a file that begins at Greenwich
  expect(partsIn(from0, { column: -10, row: 0, width: 20, height: 1 })).toEqual([
    { column: 350, row: 0, width: 10, height: 1 },
    { column: 0, row: 0, width: 10, height: 1 },
  ])
  const region: Grid = { ...from0, west: 250, width: 20 }
  expect(partsIn(region, { column: -355, row: 0, width: 8, height: 1 })).toEqual([
    { column: 5, row: 0, width: 8, height: 1 },
  ])
  const coarse: Grid = { ...from0, cellX: 2, cellY: 2, width: 180, height: 90 }
  const { parts, place } = new Places(world, { column: 178, row: 0, width: 4, height: 1 }).in(coarse, 0)
  expect(parts).toEqual([
    { column: 179, row: 0, width: 1, height: 1 },
    { column: 0, row: 0, width: 1, height: 1 },
  ])
  expect([...place]).toEqual([0, 0, 1, 1])
})

test('bounds find their cells a turn away', () => {
  expect(cropTurned(from0, [-100, 30, -90, 40])).toMatchObject({ west: 260, width: 10 })
  expect(cropTurned(world, [190, -20, 200, -10])).toMatchObject({ west: -170, width: 10 })
  expect(isGeographic({ epsg: 32632 })).toBe(false)
})
