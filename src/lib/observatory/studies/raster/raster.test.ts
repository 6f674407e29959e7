import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeArrayBuffer } from 'geotiff'
import { expect, test } from 'vitest'
import { folder, writeTiff } from '../../../../../test/studies/made-up.ts'
import { rowAreaHa } from './area.ts'
import { fillNearest } from './nearest.ts'
import { openRaster } from './raster.server.ts'
import { openTable } from './table.server.ts'

const data = resolve(process.env.DATA_DIR ?? '../shared/data')
const place = { west: 5, north: 50, cell: 0.1 }
const all = { column: 0, row: 0, width: 4, height: 3 }
const values = Float32Array.from([1, 2, 3, 4, 5, -9999, 7, 8, 9, 10, NaN, 12])

test('a file is read by windows, and what is missing or beyond its edge is NaN', async () => {
  using at = folder()
  const file = join(at.path, 'a.tif')
  writeTiff(file, 4, values, place)
  const raster = await openRaster(file)
  expect(raster.grid).toMatchObject({ width: 4, height: 3, west: 5, north: 50, cellX: 0.1, epsg: 4326 })
  expect([...(await raster.read(all, [1]))[0]!]).toEqual([1, 2, 3, 4, 5, NaN, 7, 8, 9, 10, NaN, 12])
  const [edge] = await raster.read({ column: 3, row: 1, width: 2, height: 3 }, [1])
  expect([...edge!]).toEqual([8, NaN, 12, NaN, NaN, NaN])
  expect([...(await raster.read(all, [1], 12))[0]!].at(-1)).toBeNaN()
  raster.close()
})

test('bands of a file are read together, each with its own values', async () => {
  using at = folder()
  const file = join(at.path, 'bands.tif')
  const pixels = Float32Array.from({ length: 24 }, (_, i) => (i % 2 ? 100 + (i - 1) / 2 : i / 2))
  const about = { width: 4, height: 3, SamplesPerPixel: 2, BitsPerSample: [32, 32], SampleFormat: [3, 3] }
  const tags = {
    ModelPixelScale: [0.1, 0.1, 0],
    ModelTiepoint: [0, 0, 0, 5, 50, 0],
    GeographicTypeGeoKey: 4326,
  }
  writeFileSync(file, new Uint8Array(writeArrayBuffer(pixels, { ...about, ...tags })))
  const raster = await openRaster(file)
  expect(raster.bands).toBe(2)
  const [second, first] = await raster.read({ column: 1, row: 1, width: 2, height: 1 }, [2, 1])
  expect([[...second!], [...first!]]).toEqual([
    [105, 106],
    [5, 6],
  ])
  raster.close()
})

test('a south-up file is turned over, whichever tags place it', async () => {
  using at = folder()
  const matrix = [0.1, 0, 0, 5, 0, 0.1, 0, 49.7, 0, 0, 0, 0, 0, 0, 0, 1]
  writeTiff(join(at.path, 'matrix.tif'), 4, values, { ModelTransformation: matrix })
  const scale = { ModelPixelScale: [0.1, -0.1, 0], ModelTiepoint: [0, 0, 0, 5, 49.7, 0] }
  writeTiff(join(at.path, 'scale.tif'), 4, values, scale)
  for (const name of ['matrix.tif', 'scale.tif']) {
    const raster = await openRaster(join(at.path, name))
    expect(raster.grid.north).toBeCloseTo(50, 9)
    expect([...(await raster.read(all, [1]))[0]!]).toEqual([9, 10, NaN, 12, 5, NaN, 7, 8, 1, 2, 3, 4])
    raster.close()
  }
})

test('a torn file, a rotated one and one that is no raster are refused by name', async () => {
  using at = folder()
  const file = join(at.path, 'torn.tif')
  writeTiff(file, 4, values, place)
  truncateSync(file, readFileSync(file).byteLength - 8)
  await expect(openRaster(file)).rejects.toMatchObject({ text: 'observatory_study_torn' })
  const rotated = [0.1, 0.02, 0, 5, 0.02, -0.1, 0, 50, 0, 0, 0, 0, 0, 0, 0, 1]
  writeTiff(join(at.path, 'r.tif'), 4, values, { ModelTransformation: rotated })
  await expect(openRaster(join(at.path, 'r.tif'))).rejects.toMatchObject({
    text: 'observatory_study_rotated',
  })
  await expect(openRaster(import.meta.filename)).rejects.toMatchObject({
    text: 'observatory_study_not_raster',
  })
  await expect(openRaster(join(at.path, 'b.tif'))).rejects.toMatchObject({
    text: 'observatory_study_no_file',
  })
})

test('an address is read by ranges', async () => {
  using at = folder()
  const file = join(at.path, 'a.tif')
  writeTiff(file, 4, values, place)
  const bytes = readFileSync(file)
  const server = createServer((request, response) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? []
    const [start, end] = [Number(from), Math.min(Number(to), bytes.byteLength - 1)]
    response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${bytes.byteLength}` })
    response.end(bytes.subarray(start, end + 1))
  })
  await new Promise<void>((done) => server.listen(0, done))
  const { port } = server.address() as AddressInfo
  const raster = await openRaster(`http://localhost:${port}/a.tif`)
  expect((await raster.read(all, [1]))[0]![6]).toBe(7)
  raster.close()
  server.closeAllConnections()
  server.close()
})

const carbonDebt = join(data, 'soil-carbon-debt')
test.skipIf(!existsSync(carbonDebt))('tiled and striped editions of one map read the same', async () => {
  const name = 'SOCS_0_30cm_year_2010AD_10km'
  const tiled = await openRaster(join(carbonDebt, `${name}.cog.tif`))
  const striped = await openRaster(join(carbonDebt, `${name}.original-striped.tif`))
  const window = { column: 2100, row: 380, width: 300, height: 200 }
  const [[one], [other]] = [await tiled.read(window, [1]), await striped.read(window, [1])]
  expect(one).toEqual(other)
  expect(one!.some((value) => value > 50)).toBe(true)
  expect(tiled.grid.cellX).toBe(0.0833333)
})

test.skipIf(!existsSync(carbonDebt))('the world adds up to what its makers say', async () => {
  const raster = await openRaster(join(carbonDebt, 'SOCS_0_30cm_year_NoLU_10km.cog.tif'))
  const grid = { ...raster.grid, epsg: 4326 }
  let tonnes = 0
  for (let row = 0; row < grid.height; row += 512) {
    const window = { column: 0, row, width: grid.width, height: Math.min(512, grid.height - row) }
    const [values] = await raster.read(window, [1])
    values!.forEach((value, i) => {
      if (!Number.isNaN(value)) tonnes += value * rowAreaHa(grid, row + Math.floor(i / grid.width))
    })
  }
  raster.close()
  // 898.3 Pg on a sphere, from the data's own notes
  expect(tonnes / 1e9).toBeGreaterThan(895)
  expect(tonnes / 1e9).toBeLessThan(901)
})

const zones = join(data, 'ipcc-climate-zones/ipcc_climate_zones.tif')
test.skipIf(!existsSync(zones))('the south-up climate zones come with the north above', async () => {
  const raster = await openRaster(zones)
  const at = async (longitude: number, latitude: number) =>
    (
      await raster.read(
        {
          column: Math.floor((longitude + 180) * 2),
          row: Math.floor((90 - latitude) * 2),
          width: 1,
          height: 1,
        },
        [1],
      )
    )[0]![0]
  expect(await at(-60.2, -3.2)).toBe(2) // Manaus, tropical wet
  expect(await at(10.2, 23.2)).toBe(4) // the Hoggar, tropical dry; as far south there is sea
})

test('missing cells take the nearest value within reach, and no further', () => {
  const row = Float64Array.from([NaN, NaN, 3, NaN, NaN, NaN, NaN])
  expect([...fillNearest(row, { width: 7, height: 1 }, 2, 1)]).toEqual([3, 3, 3, 3, 3, NaN, NaN])
})

test('a table’s cells find their place, whatever their order', async () => {
  using at = folder()
  const file = join(at.path, 'cells.csv')
  const grid = { width: 4, height: 3, west: 5, north: 50, cellX: 0.1, cellY: 0.1, epsg: 4326 }
  writeFileSync(file, 'y,x,clay\n49.85,5.35,20\n49.95,5.05,30\n49.95,5.15,NA\n')
  const table = await openTable(file, ['clay'], grid)
  expect([...table.read({ column: 0, row: 0, width: 4, height: 2 }, 'clay')]).toEqual([
    30,
    NaN,
    NaN,
    NaN,
    NaN,
    NaN,
    NaN,
    20,
  ])
  const refusal = async (text: string) => {
    writeFileSync(file, text)
    return (await openTable(file, ['clay'], grid).catch((error: { text: string }) => error)) as {
      text: string
    }
  }
  expect((await refusal('x,y,clay\n5.08,49.95,1\n')).text).toBe('observatory_study_off_grid')
  expect((await refusal('x,y,clay\n5.05,49.95,1\n5.05,49.95,2\n')).text).toBe('observatory_study_twice')
  expect((await refusal('x,y,clay\n5.05,49.95,much\n')).text).toBe('observatory_study_not_number')
  expect((await refusal('x,y\n5.05,49.95\n')).text).toBe('observatory_study_no_column')
  expect((await refusal('x,y,clay\n5.05,49.95,"1,000"\n')).text).toBe('observatory_study_two_readings')
  expect((await refusal('x,y,clay\n5.05,49.95,"2\n')).text).toBe('observatory_study_row')
  expect((await refusal('x,y,clay\n5.05,49.95,0x10\n')).text).toBe('observatory_study_not_number')
  const text = 'x,y,clay\n5.050,49.950,1.500\n5.15,49.95,"2,5"\n'
  expect((await refusal(text)).text).toBe('observatory_study_two_readings')
})

test.each([
  ['semicolons and decimal commas', 'x;y;clay\r\n5,050;49,950;30,125\r\n5,35;49,85;20\r\n'],
  [
    'tabs, a title and a line for the separator',
    'sep=\t\nCells\nx\ty\tclay\n5.050\t49.950\t30.125\n5.35\t49.85\t20',
  ],
  ['thousandths between commas', 'x,y,clay\n5.050,49.950,30.125\n5.350,49.850,20.000\n'],
  ['UTF-16', '\uFEFFx,y,clay\n5.05,49.95,30.125\n5.35,49.85,20\n'],
])('a table with %s is read for what it says', async (name, text) => {
  using at = folder()
  const file = join(at.path, 'cells.csv')
  const grid = { width: 4, height: 2, west: 5, north: 50, cellX: 0.1, cellY: 0.1, epsg: 4326 }
  writeFileSync(file, text, name === 'UTF-16' ? 'utf16le' : 'utf8')
  const table = await openTable(file, ['clay'], grid)
  const read = table.read({ column: 0, row: 0, width: 4, height: 2 }, 'clay')
  expect([read[0], read[7], read[1]]).toEqual([30.125, 20, NaN])
})
