import { deflateSync, inflateSync } from 'node:zlib'
import { tilesOf, type Grid } from './grid.ts'

/** One resolution of a map: square blocks row by row, compressed. Level 0 is the map itself. */
export interface Level {
  readonly width: number
  readonly height: number
  readonly across: number
  readonly down: number
  block(index: number): Promise<Uint8Array>
}

/**
 * The levels of a map, each half as wide as the one before, until one block holds all. A cell of an overview is the
 * mean of the cells under it that have a value. `spool` holds the blocks of overviews between their making and use.
 */
export async function pyramid(
  grid: Grid,
  size: number,
  block: (tile: number) => Promise<Uint8Array>,
  spool: Spool,
): Promise<Level[]> {
  const { across, down } = tilesOf(grid, size)
  let level: Level = { width: grid.width, height: grid.height, across, down, block }
  const levels = [level]
  while (level.across > 1 || level.down > 1) {
    const [width, height] = [Math.ceil(level.width / 2), Math.ceil(level.height / 2)]
    const smaller = { width, height, across: Math.ceil(width / size), down: Math.ceil(height / size) }
    const places: number[] = []
    for (let index = 0; index < smaller.across * smaller.down; index++)
      places.push(await spool.put(await halved(level, smaller.across, index, size)))
    level = { ...smaller, block: (index) => spool.get(places[index]!) }
    levels.push(level)
  }
  return levels
}

/** Blocks put aside, by number. */
export interface Spool {
  put(block: Uint8Array): Promise<number>
  get(place: number): Promise<Uint8Array>
}

export const valuesIn = (block: Uint8Array): Float32Array => {
  const bytes = inflateSync(block)
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
}

const empties = new Map<number, Uint8Array>()

/** A block of so many cells along its edge in which nothing is. */
function emptyBlock(size: number): Uint8Array {
  const known =
    empties.get(size) ??
    deflateSync(new Uint8Array(new Float32Array(size * size).fill(NaN).buffer), { level: 6 })
  empties.set(size, known)
  return known
}

/** Most of a world is sea: a block that is packed like an empty one need not be unpacked. */
export const isEmpty = (block: Uint8Array, size: number) => Buffer.compare(block, emptyBlock(size)) === 0

async function halved(level: Level, across: number, index: number, size: number): Promise<Uint8Array> {
  const [column, row] = [index % across, Math.floor(index / across)]
  const half = size / 2
  let hasValues = false
  const values = new Float32Array(size * size).fill(NaN)
  for (const down of [0, 1])
    for (const right of [0, 1]) {
      const [x, y] = [2 * column + right, 2 * row + down]
      if (x >= level.across || y >= level.down) continue
      const block = await level.block(y * level.across + x)
      if (isEmpty(block, size)) continue
      hasValues = true
      const from = valuesIn(block)
      for (let r = 0; r < half; r++)
        for (let c = 0; c < half; c++)
          values[(down * half + r) * size + right * half + c] = meanOfFour(from, 2 * r * size + 2 * c, size)
    }
  return hasValues ? deflateSync(new Uint8Array(values.buffer), { level: 6 }) : emptyBlock(size)
}

function meanOfFour(values: Float32Array, at: number, size: number): number {
  let [sum, count] = [0, 0]
  for (const place of [at, at + 1, at + size, at + size + 1]) {
    const value = values[place]!
    if (Number.isNaN(value)) continue
    sum += value
    count += 1
  }
  return count ? sum / count : NaN
}
