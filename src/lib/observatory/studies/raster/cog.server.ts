import { isGeographic, type Grid } from './grid.ts'
import { codeOfLength, unitOf } from './reference-system.ts'
import type { Level } from './pyramid.server.ts'

/** What a map says about itself. */
export interface Label {
  readonly title: string
  readonly unit: string
}

type Tag = { code: number; type: keyof typeof sizes; values: readonly number[] | Uint8Array }
// TIFF 6.0 and BigTIFF: byte, ASCII, SHORT, LONG, DOUBLE, LONG8
const sizes = { byte: 1, ascii: 1, short: 2, long: 4, double: 8, long8: 8 } as const
const types = { byte: 1, ascii: 2, short: 3, long: 4, double: 12, long8: 16 } as const

const classicEnd = 2 ** 32

/**
 * A Cloud Optimized GeoTIFF as a stream of bytes: header and all directories first, then the blocks, the smallest
 * overview foremost, so that a reader finds its way with its first request. Float32, deflate, NaN where nothing is;
 * BigTIFF from 4 GiB on.
 */
export async function* cogBytes(
  grid: Grid,
  levels: readonly Level[],
  size: number,
  label: Label,
): AsyncGenerator<Uint8Array> {
  const counts: number[][] = []
  for (const level of levels) {
    const ofLevel: number[] = []
    for (let i = 0; i < level.across * level.down; i++) ofLevel.push((await level.block(i)).byteLength)
    counts.push(ofLevel)
  }
  const bytes = counts.flat().reduce((sum, count) => sum + count, 0)
  // Directories are some hundred bytes and 16 a block at most; half a GiB is more than they take.
  const big = bytes > classicEnd - 2 ** 29

  // Where blocks begin depends on how long the directories are, not on what offsets they hold.
  const blank = counts.map((ofLevel) => ofLevel.map(() => 0))
  const start = header(grid, levels, size, label, counts, blank, big).byteLength
  let at = start
  const offsets = counts.map(() => [] as number[])
  for (let level = levels.length - 1; level >= 0; level--)
    for (const count of counts[level]!) {
      offsets[level]!.push(at)
      at += count
    }
  yield header(grid, levels, size, label, counts, offsets, big)
  for (const level of levels.toReversed())
    for (let i = 0; i < level.across * level.down; i++) yield await level.block(i)
}

function header(
  grid: Grid,
  levels: readonly Level[],
  size: number,
  label: Label,
  counts: number[][],
  offsets: number[][],
  big: boolean,
): Uint8Array {
  const [entry, pointer, number] = big ? [20, 8, 8] : [12, 4, 2]
  const directories = levels.map((level, i) =>
    tagsOf(grid, level, i, size, label, counts[i]!, offsets[i]!, big),
  )
  const lengthOf = (tags: Tag[]) => number + tags.length * entry + pointer
  let next = big ? 16 : 8
  const starts = directories.map((tags) => {
    const start = next
    next += lengthOf(tags) + tags.reduce((sum, tag) => sum + outside(tag, pointer), 0)
    return start
  })
  const view = new DataView(new ArrayBuffer(next))
  const put = (at: number, value: number) =>
    big ? view.setBigUint64(at, BigInt(value), true) : view.setUint32(at, value, true)
  view.setUint16(0, 0x4949, true)
  view.setUint16(2, big ? 43 : 42, true)
  if (big) view.setUint16(4, 8, true)
  put(big ? 8 : 4, starts[0]!)

  directories.forEach((tags, i) => {
    let at = starts[i]!
    if (big) put(at, tags.length)
    else view.setUint16(at, tags.length, true)
    at += number
    let extra = starts[i]! + lengthOf(tags)
    for (const tag of tags) {
      view.setUint16(at, tag.code, true)
      view.setUint16(at + 2, types[tag.type], true)
      put(at + 4, tag.values.length)
      const room = outside(tag, pointer)
      const place = at + 4 + pointer
      if (room) put(place, extra)
      writeValues(view, room ? extra : place, tag)
      extra += room
      at += entry
    }
    put(at, starts[i + 1] ?? 0)
  })
  return new Uint8Array(view.buffer)
}

/** Bytes that a tag needs beside its entry, kept even as TIFF asks. */
function outside({ type, values }: Tag, pointer: number): number {
  const bytes = sizes[type] * values.length
  return bytes <= pointer ? 0 : bytes + (bytes % 2)
}

function writeValues(view: DataView, at: number, { type, values }: Tag) {
  const write = {
    byte: (place: number, value: number) => view.setUint8(place, value),
    ascii: (place: number, value: number) => view.setUint8(place, value),
    short: (place: number, value: number) => view.setUint16(place, value, true),
    long: (place: number, value: number) => view.setUint32(place, value, true),
    double: (place: number, value: number) => view.setFloat64(place, value, true),
    long8: (place: number, value: number) => view.setBigUint64(place, BigInt(value), true),
  }[type]
  values.forEach((value, i) => write(at + i * sizes[type], value))
}

function tagsOf(
  grid: Grid,
  level: Level,
  number: number,
  size: number,
  label: Label,
  counts: number[],
  offsets: number[],
  big: boolean,
): Tag[] {
  const far = big ? 'long8' : 'long'
  const layout: Tag[] = [
    { code: 254, type: 'long', values: [number ? 1 : 0] },
    { code: 256, type: 'long', values: [level.width] },
    { code: 257, type: 'long', values: [level.height] },
    { code: 258, type: 'short', values: [32] },
    { code: 259, type: 'short', values: [8] },
    { code: 262, type: 'short', values: [1] },
    { code: 277, type: 'short', values: [1] },
    { code: 284, type: 'short', values: [1] },
    { code: 322, type: 'long', values: [size] },
    { code: 323, type: 'long', values: [size] },
    { code: 324, type: far, values: offsets },
    { code: 325, type: far, values: counts },
    { code: 339, type: 'short', values: [3] },
  ]
  const place: Tag[] = [
    { code: 33550, type: 'double', values: [grid.cellX, grid.cellY, 0] },
    { code: 33922, type: 'double', values: [0, 0, 0, grid.west, grid.north, 0] },
    { code: 34735, type: 'short', values: geoKeys(grid) },
    { code: 42112, type: 'ascii', values: ascii(metadata(label)) },
  ]
  const missing: Tag = { code: 42113, type: 'ascii', values: ascii('nan') }
  return [...layout, ...(number ? [] : place), missing]
}

/** The reference system by its code; the unit too where it has a code of its own. */
function geoKeys(grid: Grid): number[] {
  const geographic = isGeographic(grid)
  const unit = grid.unit ?? unitOf(grid.epsg)
  const unitCode = unit === 'degree' ? undefined : codeOfLength(unit)
  const keys: [key: number, value: number][] = [
    [1024, geographic ? 2 : 1],
    [1025, 1],
    [geographic ? 2048 : 3072, grid.epsg],
    ...(unitCode === undefined ? [] : [[3076, unitCode] as [number, number]]),
  ]
  return [1, 1, 0, keys.length, ...keys.flatMap(([key, value]) => [key, 0, 1, value])]
}

const ascii = (text: string) => Buffer.from(`${text}\0`, 'utf8')

function metadata({ title, unit }: Label): string {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<GDALMetadata><Item name="DESCRIPTION" sample="0" role="description">${escaped(title)}</Item><Item name="UNITTYPE" sample="0" role="unittype">${escaped(unit)}</Item></GDALMetadata>`
}
