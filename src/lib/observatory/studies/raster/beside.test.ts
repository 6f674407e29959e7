import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  folder,
  mapTags,
  writeImages,
  writeTiff,
  type MadeImage,
} from '../../../../../test/studies/made-up.ts'
import { openRaster } from './raster.server.ts'
import { parseAuxiliary } from './sidecar.server.ts'

const place = { west: 5, north: 50, cell: 0.1 }
const values = Float32Array.from([1, 2, 3, 4, 5, 6])
const size = { width: 3, height: 2 }
const map: MadeImage = { ...size, bytes: new Uint8Array(values.buffer), tags: mapTags(place, 32, 3) }
const all = { column: 0, row: 0, ...size }

async function readAll(file: string, bands: number[] = [1]) {
  const raster = await openRaster(file)
  const read = await raster.read(all, bands)
  raster.close()
  return { bands: raster.bands, read: read.map((band) => [...band]) }
}

test('a mask inside of the file takes cells out, one of an overview does not', async () => {
  using at = folder()
  const file = join(at.path, 'a.tif')
  // One bit a cell, rows begin on a byte: 101 and 011.
  const mask: MadeImage = {
    ...size,
    bytes: Uint8Array.of(0b10100000, 0b01100000),
    tags: { 254: [4, 4], 258: [3, 1], 262: [3, 4], 277: [3, 1] },
  }
  const ofOverview: MadeImage = {
    ...mask,
    width: 2,
    height: 1,
    bytes: Uint8Array.of(0),
    tags: { ...mask.tags, 254: [4, 5] },
  }
  writeImages(file, [map, ofOverview, mask])
  expect((await readAll(file)).read).toEqual([[1, NaN, 3, NaN, 5, 6]])
})

test('a band that says how opaque cells are is a mask and no band of values', async () => {
  using at = folder()
  const file = join(at.path, 'a.tif')
  const pairs = Uint8Array.from([7, 255, 8, 0, 9, 255, 10, 255, 11, 0, 12, 255])
  writeImages(file, [{ ...size, bytes: pairs, tags: { ...mapTags(place, 8, 1, 2), 338: [3, 2] } }])
  expect(await readAll(file)).toEqual({ bands: 1, read: [[7, NaN, 9, 10, NaN, 12]] })
})

test('a mask beside the file takes cells out', async () => {
  using at = folder()
  const file = join(at.path, 'a.tif')
  writeImages(file, [map])
  const mask = Uint8Array.of(255, 255, 0, 255, 255, 0)
  writeImages(`${file}.msk`, [
    { ...size, bytes: mask, tags: { 258: [3, 8], 262: [3, 1], 277: [3, 1], 339: [3, 1] } },
  ])
  expect((await readAll(file)).read).toEqual([[1, 2, NaN, 4, 5, NaN]])
})

test('what GDAL keeps beside the file about missing values and scales is read', async () => {
  using at = folder()
  const file = join(at.path, 'a.tif')
  writeImages(file, [map])
  writeFileSync(
    `${file}.aux.xml`,
    '<PAMDataset><PAMRasterBand band="1"><NoDataValue>2</NoDataValue><Scale>0.5</Scale><Offset>1</Offset></PAMRasterBand></PAMDataset>',
  )
  expect((await readAll(file)).read).toEqual([[1.5, NaN, 2.5, 3, 3.5, 4]])
})

test('a sidecar is read by band, and its places are noticed', () => {
  const { bands, isPlaced } = parseAuxiliary(
    '<PAMDataset><SRS>GEOGCS[]</SRS><PAMRasterBand band="2"><Description>x</Description><NoDataValue le_hex_equiv="00">-9.99900000000000E+03</NoDataValue></PAMRasterBand></PAMDataset>',
  )
  expect([...bands]).toEqual([[2, { nodata: -9999 }]])
  expect(isPlaced).toBe(true)
})

test.each<[string, MadeImage['tags'], string[], string]>([
  ['no place at all', {}, [], 'observatory_study_no_place'],
  ['a world file beside it', {}, ['a.tfw'], 'observatory_study_world_file'],
  ['its place in a sidecar', {}, ['a.tif.aux.xml'], 'observatory_study_placed_beside'],
  [
    'control points',
    { 33922: [12, 0, 0, 0, 5, 50, 0, 3, 2, 0, 5.3, 49.8, 0] },
    [],
    'observatory_study_control_points',
  ],
  [
    'a mirrored grid',
    { 33550: [12, -0.1, 0.1, 0], 33922: [12, 0, 0, 0, 5, 50, 0] },
    [],
    'observatory_study_rotated',
  ],
])('a file with %s is refused by that name', async (_, tags, beside, text) => {
  using at = folder()
  const file = join(at.path, 'a.tif')
  const { 33550: _scale, 33922: _tie, ...rest } = mapTags(place, 32, 3)
  writeImages(file, [{ ...map, tags: { ...rest, ...tags } }])
  for (const name of beside)
    writeFileSync(
      join(at.path, name),
      '<PAMDataset><GeoTransform>5, 0.1, 0, 50, 0, -0.1</GeoTransform></PAMDataset>',
    )
  await expect(openRaster(file)).rejects.toMatchObject({ text })
})

test('a file without anything beside it is read as it is', async () => {
  using at = folder()
  const file = join(at.path, 'a.tif')
  writeTiff(file, 3, values, place)
  expect(await readAll(file)).toEqual({ bands: 1, read: [[...values]] })
})
