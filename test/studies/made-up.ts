import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeArrayBuffer } from 'geotiff'
import { stringify } from 'yaml'

/** A folder that goes away with the test. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'permille-study-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

type Place = { west: number; north: number; cell: number }

const tagsOf = ({ west, north, cell }: Place) => ({
  ModelPixelScale: [cell, cell, 0],
  ModelTiepoint: [0, 0, 0, west, north, 0],
})

/** A striped, uncompressed GeoTIFF by another hand than ours, placed upright or by tags of one's own. */
export function writeTiff(
  path: string,
  width: number,
  values: Float32Array | Int16Array,
  place: Place | Record<string, unknown>,
) {
  const bytes = writeArrayBuffer(values, {
    width,
    height: values.length / width,
    ...('cell' in place ? tagsOf(place as Place) : place),
    GTModelTypeGeoKey: 2,
    GTRasterTypeGeoKey: 1,
    GeographicTypeGeoKey: 4326,
    GDAL_NODATA: '-9999',
  })
  writeFileSync(path, new Uint8Array(bytes))
}

/** An island of 300 by 200 cells: carbon, density and their deviations vary, a lake is missing. */
export function island(path: string, study: Record<string, unknown> = {}) {
  const [width, height] = [300, 200]
  const place = { west: 10, north: 50, cell: 0.01 }
  const map = (value: (column: number, row: number) => number) =>
    Float32Array.from({ length: width * height }, (_, i) => {
      const [column, row] = [i % width, Math.floor(i / width)]
      return Math.hypot(column - 80, row - 90) < 20 ? -9999 : value(column, row)
    })
  const wave = (column: number, row: number) => Math.sin(column / 17) * Math.cos(row / 11)
  writeTiff(
    join(path, 'carbon.tif'),
    width,
    map((c, r) => 20 + 10 * wave(c, r)),
    place,
  )
  writeTiff(
    join(path, 'density.tif'),
    width,
    map((c, r) => 1.3 - 0.2 * wave(c, r)),
    place,
  )
  writeTiff(
    join(path, 'carbon-sd.tif'),
    width,
    map((c, r) => 2 + wave(r, c)),
    place,
  )
  const file = join(path, 'study.yaml')
  writeFileSync(file, stringify({ ...islandStudy, ...study }))
  return file
}

export const islandStudy = {
  title: 'Stock of an island',
  period: ['2020-01-01', '2020-12-31'],
  area: { grid: 'carbon' },
  inputs: {
    carbon: { file: 'carbon.tif', unit: 'g/kg' },
    density: { file: 'density.tif', unit: 'g/cm3' },
    coarse: { value: 5, unit: '%' },
    'carbon-sd': { file: 'carbon-sd.tif', unit: 'g/kg' },
  },
  model: { name: 'stock', lowerCm: 30, densityBasis: 'fine-earth-volume' },
  tables: [],
  tile: 64,
}

/** FAO's protocol with its spread on scattered cells, so that a tile takes about a second. */
export function slowIsland(path: string) {
  const [width, height] = [320, 256]
  const place = { west: 10, north: 50, cell: 0.01 }
  const map = (value: (i: number) => number) =>
    Float32Array.from({ length: width * height }, (_, i) => (i % 41 ? -9999 : value(i)))
  writeTiff(
    join(path, 'stock.tif'),
    width,
    map((i) => 30 + (i % 61)),
    place,
  )
  writeTiff(
    join(path, 'clay.tif'),
    width,
    map((i) => 5 + (i % 50)),
    place,
  )
  const file = join(path, 'study.yaml')
  const weather = { temperature: [10, '°C'], rain: [60, 'mm'], evaporation: [50, 'mm'] } as const
  const study = {
    title: 'The protocol on scattered fields',
    period: ['2001-01-01', '2020-12-31'],
    area: { grid: 'stock' },
    inputs: {
      stock: { file: 'stock.tif', unit: 't C/ha' },
      clay: { file: 'clay.tif', unit: '%' },
      'land-cover': { value: 2, unit: 'class' },
      ...Object.fromEntries(Object.entries(weather).map(([name, [value, unit]]) => [name, { value, unit }])),
    },
    model: { name: 'gsocseq', cover: Array<number>(12).fill(0.7), draws: 10 },
    tables: ['country'],
    tile: 64,
  }
  writeFileSync(file, stringify(study))
  return file
}

/** An image of a file as its tags and its bytes, in the order of the file. */
export interface MadeImage {
  readonly width: number
  readonly bytes: Uint8Array
  readonly height: number
  /** type (3 short, 4 long, 12 double) and values, by tag */
  readonly tags: Readonly<Record<number, readonly [type: number, ...values: number[]]>>
}

const sizeOfType: Readonly<Record<number, number>> = { 3: 2, 4: 4, 12: 8 }

/** A little-endian TIFF of several images, each in one uncompressed strip: for masks, alpha bands and odd tags. */
export function writeImages(path: string, images: readonly MadeImage[]) {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])]
  let at = 8
  images.forEach(({ width, height, bytes, tags }, image) => {
    const own = {
      256: [4, width],
      257: [4, height],
      259: [3, 1],
      273: [4, 0],
      278: [4, height],
      279: [4, bytes.byteLength],
    }
    const entries = Object.entries<readonly number[]>({ ...own, ...tags }).sort(
      ([a], [b]) => Number(a) - Number(b),
    )
    const directory = Buffer.alloc(2 + 12 * entries.length + 4)
    const far: Buffer[] = [Buffer.from(bytes)]
    const strip = at + directory.byteLength
    let next = strip + bytes.byteLength
    directory.writeUInt16LE(entries.length, 0)
    entries.forEach(([tag, [type = 4, ...given]], i) => {
      const values = tag === '273' ? [strip] : given
      const packed = Buffer.alloc(sizeOfType[type]! * values.length)
      values.forEach((value, k) => {
        if (type === 3) packed.writeUInt16LE(value, 2 * k)
        else if (type === 4) packed.writeUInt32LE(value, 4 * k)
        else packed.writeDoubleLE(value, 8 * k)
      })
      const entry = 2 + 12 * i
      directory.writeUInt16LE(Number(tag), entry)
      directory.writeUInt16LE(type, entry + 2)
      directory.writeUInt32LE(values.length, entry + 4)
      if (packed.byteLength <= 4) packed.copy(directory, entry + 8)
      else {
        directory.writeUInt32LE(next, entry + 8)
        far.push(packed)
        next += packed.byteLength
      }
    })
    if (image < images.length - 1) directory.writeUInt32LE(next, directory.byteLength - 4)
    parts.push(directory, ...far)
    at = next
  })
  writeFileSync(path, Buffer.concat(parts))
}

/** Tags of an upright map in degrees, of so many bits and bands. */
export function mapTags(
  { west, north, cell }: Place,
  bits: number,
  format: number,
  bands = 1,
): MadeImage['tags'] {
  const each = <T>(value: T) => Array.from({ length: bands }, () => value)
  return {
    258: [3, ...each(bits)],
    262: [3, 1],
    277: [3, bands],
    339: [3, ...each(format)],
    33550: [12, cell, cell, 0],
    33922: [12, 0, 0, 0, west, north, 0],
    34735: [3, 1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326],
  }
}
