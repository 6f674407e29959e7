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
