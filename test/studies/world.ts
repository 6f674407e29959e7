import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { stringify } from 'yaml'
import { cogBytes } from '../../src/lib/observatory/studies/raster/cog.server.ts'
import { tilesOf, type Grid } from '../../src/lib/observatory/studies/raster/grid.ts'

/** A map as a GeoTIFF in blocks, deflated, without overviews: what climate and soil services hand out. */
export async function writeMap(
  path: string,
  grid: Grid,
  block: number,
  value: (column: number, row: number) => number,
) {
  const { across, down, window } = tilesOf(grid, block)
  const blocks = Array.from({ length: across * down }, (_, tile) => {
    const { column, row, width, height } = window(tile)
    const values = new Float32Array(block * block).fill(NaN)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) values[y * block + x] = value(column + x, row + y)
    return deflateSync(new Uint8Array(values.buffer), { level: 1 })
  })
  const level = {
    width: grid.width,
    height: grid.height,
    across,
    down,
    block: async (i: number) => blocks[i]!,
  }
  const parts: Uint8Array[] = []
  for await (const part of cogBytes(grid, [level], block, { title: 'made up', unit: '' })) parts.push(part)
  writeFileSync(path, Buffer.concat(parts))
}

/** A number from 0 to 1 that looks as if drawn, the same for the same place. */
function noise(column: number, row: number, salt: number): number {
  let mixed =
    Math.imul(column + 1, 0x9e3779b1) ^ Math.imul(row + 1, 0x85ebca6b) ^ Math.imul(salt + 1, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
}

const tenth = (value: number) => Math.round(10 * value) / 10

export interface World {
  readonly width: number
  readonly height: number
  /** soil cells along the edge of a climate cell */
  readonly coarse: number
  /** cells along the edge of a block of the climate's files */
  readonly block: number
  readonly years: number
  /** no soil anywhere */
  readonly isSea?: boolean
}

/** A made-up country of one-kilometre cells with a climate of its own, three quarters of it farmed; returns its study file. */
export async function protocolWorld(path: string, world: World, model = 'gsocseq'): Promise<string> {
  const { width, height, coarse, block, years } = world
  const cell = 1 / 120
  const soil: Grid = { width, height, west: 0, north: 50, cellX: cell, cellY: cell, epsg: 4326 }
  const climate: Grid = {
    ...soil,
    width: Math.ceil(width / coarse),
    height: Math.ceil(height / coarse),
    cellX: coarse * cell,
    cellY: coarse * cell,
  }
  await writeMap(join(path, 'stock.tif'), soil, 512, (x, y) =>
    world.isSea ? NaN : tenth(20 + 80 * noise(x >> 3, y >> 3, 1) + 10 * noise(x, y, 2)),
  )
  await writeMap(join(path, 'clay.tif'), soil, 512, (x, y) =>
    Math.round(5 + 40 * noise(x >> 4, y >> 4, 3) + 10 * noise(x, y, 4)),
  )
  await writeMap(
    join(path, 'land-cover.tif'),
    soil,
    512,
    (x, y) => [2, 3, 4, 12][Math.floor(4 * noise(x >> 2, y >> 2, 5))]!,
  )
  const named = ['mean', ...Array.from({ length: years }, (_, i) => String(2001 + i))]
  for (const [year, name] of named.entries())
    for (let month = 1; month <= 12; month++) {
      const wave = Math.cos(((month - 7) / 6) * Math.PI)
      const salt = 10 + 40 * year + 3 * month
      const map = (variable: string, value: (x: number, y: number) => number) =>
        writeMap(
          join(path, `${variable}-${name}-${String(month).padStart(2, '0')}.tif`),
          climate,
          block,
          (x, y) => tenth(value(x, y)),
        )
      const warm = (y: number) => 8 + (12 * y) / climate.height
      await map(
        'temperature',
        (x, y) => warm(y) + 9 * wave + noise(x >> 3, y >> 3, salt) + noise(x, y, salt) / 2,
      )
      await map(
        'rain',
        (x, y) => 60 + 20 * wave + 40 * noise(x >> 2, y >> 2, salt + 1) + 5 * noise(x, y, salt + 1),
      )
      await map(
        'evaporation',
        (x, y) => 50 + 40 * wave + 10 * noise(x >> 3, y >> 3, salt + 2) + 2 * noise(x, y, salt + 2),
      )
    }
  const file = join(path, 'study.yaml')
  writeFileSync(file, stringify(protocolStudy(years, model)))
  return file
}

function protocolStudy(years: number, model: string) {
  const weather = (year: string) =>
    Object.entries({ temperature: '°C', rain: 'mm', evaporation: 'mm' }).map(([name, unit]) => [
      `${year === 'mean' ? '' : 'warm-up-'}${name}`,
      { file: `${name}-${year}-{month}.tif`, unit, align: 'nearest' },
    ])
  const isProtocol = model === 'gsocseq'
  return {
    title: isProtocol
      ? `FAO GSOCseq with ${years} years of made-up weather`
      : 'Equilibrium under made-up weather',
    period: ['2001-01-01', '2020-12-31'],
    area: { grid: 'stock' },
    tables: [],
    inputs: {
      stock: { file: 'stock.tif', unit: 't C/ha' },
      clay: { file: 'clay.tif', unit: '%' },
      ...(isProtocol && { 'land-cover': { file: 'land-cover.tif', unit: 'class' } }),
      ...Object.fromEntries([...weather('mean'), ...(isProtocol ? weather('{year}') : [])]),
    },
    model: isProtocol
      ? { name: 'gsocseq', cover: Array(12).fill(0.7), warmUp: [2001, 2000 + years] }
      : { name: 'equilibrium' },
  }
}
