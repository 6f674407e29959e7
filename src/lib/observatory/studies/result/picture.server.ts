import { crc32, deflateSync } from 'node:zlib'
import { colourAt, scaleOf, type Colour } from './colours.ts'
import { dotsOf, glyphWidth } from './digits.ts'
import { valuesIn, type Level } from '../raster/pyramid.server.ts'

const widest = 1600
const nothing: Colour = [226, 228, 231]
const paper: Colour = [255, 255, 255]
const ink: Colour = [40, 44, 52]

/** A map as PNG: the finest level that is not too wide, and under it the scale with its ends. */
export async function picture(
  levels: readonly Level[],
  size: number,
  isChange: boolean,
): Promise<Uint8Array> {
  const level = levels.find(({ width }) => width <= widest) ?? levels.at(-1)!
  const values = await valuesOf(level, size)
  const [low, high] = scaleOf(values, isChange)
  const width = Math.max(level.width, 240)
  const legend = legendFor(width)
  const height = level.height + legend.height
  const pixels = new Uint8Array(3 * width * height).fill(255)
  const set = (column: number, row: number, colour: Colour) => pixels.set(colour, 3 * (row * width + column))
  for (let row = 0; row < level.height; row++)
    for (let column = 0; column < width; column++) {
      const value = column < level.width ? values[row * level.width + column]! : NaN
      const empty = column < level.width ? nothing : paper
      set(column, row, Number.isNaN(value) ? empty : colourAt((value - low) / (high - low), isChange))
    }
  drawScale(set, { width, top: level.height + legend.gap, low, high, isChange, ...legend })
  return png(width, height, pixels)
}

/** Grows with the picture, so that its figures can be read on a page that shows it small. */
function legendFor(width: number) {
  const dot = Math.max(3, Math.round(width / 300))
  const [bar, gap] = [3 * dot, 2 * dot]
  return { dot, bar, gap, height: bar + 5 * dot + 3 * gap }
}

function drawScale(
  set: (column: number, row: number, colour: Colour) => void,
  {
    width,
    top,
    low,
    high,
    isChange,
    dot,
    bar,
    gap,
  }: ReturnType<typeof legendFor> & {
    width: number
    top: number
    low: number
    high: number
    isChange: boolean
  },
) {
  const [left, wide] = [gap, Math.min(100 * dot, width - 2 * gap)]
  for (let i = 0; i < wide; i++)
    for (let row = 0; row < bar; row++) set(left + i, top + row, colourAt(i / (wide - 1), isChange))
  const write = (text: string, column: number) => {
    for (const { column: c, row: r } of dotsOf(text))
      for (let i = 0; i < dot * dot; i++)
        set(column + c * dot + (i % dot), top + bar + gap + r * dot + Math.floor(i / dot), ink)
  }
  const end = figure(high)
  write(figure(low), left)
  // The last figure's own gap to the right is not needed.
  write(end, left + wide - (end.length * glyphWidth - 1) * dot)
}

const figure = (value: number) => String(Number(value.toPrecision(3)))

async function valuesOf(level: Level, size: number): Promise<Float32Array> {
  const values = new Float32Array(level.width * level.height)
  for (let index = 0; index < level.across * level.down; index++) {
    const block = valuesIn(await level.block(index))
    const [left, top] = [(index % level.across) * size, Math.floor(index / level.across) * size]
    const wide = Math.min(size, level.width - left)
    for (let row = 0; row < Math.min(size, level.height - top); row++)
      values.set(block.subarray(row * size, row * size + wide), (top + row) * level.width + left)
  }
  return values
}

/** PNG, W3C recommendation: eight bits of red, green and blue, no filter. */
function png(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const rows = Buffer.alloc(height * (3 * width + 1))
  for (let row = 0; row < height; row++)
    rows.set(pixels.subarray(3 * width * row, 3 * width * (row + 1)), row * (3 * width + 1) + 1)
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', deflateSync(rows)), chunk('IEND')])
}

function chunk(kind: string, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(kind), data])
  const framed = Buffer.alloc(body.byteLength + 8)
  framed.writeUInt32BE(data.byteLength)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.byteLength + 4)
  return framed
}
