import { rowAreaHa } from './area.ts'
import { expect, test } from 'vitest'
import { boundsOf, cropGrid, offsetIn, tilesOf, type Grid } from './grid.ts'

const world: Grid = { west: -180, north: 90, cellX: 0.5, cellY: 0.5, width: 720, height: 360, epsg: 4326 }

test('the cells of the world add up to the area of the ellipsoid', () => {
  let hectares = 0
  for (let row = 0; row < world.height; row++) hectares += world.width * rowAreaHa(world, row)
  // WGS 84: 510 065 621.7 km² (Moritz 1980)
  expect(hectares / 100).toBeCloseTo(510_065_621.7, 0)
})

test('a grid in metres takes its cells at their word', () => {
  const metres = { ...world, epsg: 32632, cellX: 250, cellY: 250 }
  expect(rowAreaHa(metres, 0)).toBe(6.25)
})

test('bounds keep the cells whose centre lies within', () => {
  const cut = cropGrid(world, [5.3, 47.1, 15.2, 55])!
  expect(boundsOf(cut)).toEqual([5.5, 47, 15, 55])
  expect(cropGrid(world, [500, 0, 501, 1])).toBeUndefined()
})

test('a cell size rounded in writing still coincides, another grid does not', () => {
  const exact = { ...world, cellX: 1 / 12, cellY: 1 / 12, width: 4320, height: 2160 }
  const rounded = { ...exact, cellX: 0.0833333, cellY: 0.0833333 }
  expect(offsetIn(exact, rounded)).toEqual({ column: 0, row: 0 })
  expect(offsetIn(world, exact)).toBeUndefined()
  expect(offsetIn(exact, { ...exact, west: -180 + 0.04, width: 100, height: 100 })).toBeUndefined()
  expect(offsetIn(exact, { ...exact, west: -170, north: 80, width: 12, height: 12 })).toEqual({
    column: 120,
    row: 120,
  })
})

test('tiles cover each cell once', () => {
  const tiles = tilesOf({ width: 300, height: 130 }, 64)
  const seen = new Uint8Array(300 * 130)
  for (let tile = 0; tile < tiles.count; tile++) {
    const { column, row, width, height } = tiles.window(tile)
    for (let y = row; y < row + height; y++)
      for (let x = column; x < column + width; x++) seen[y * 300 + x]! += 1
  }
  expect(seen.every((times) => times === 1)).toBe(true)
})
