import { deflateSync } from 'node:zlib'
import { soilEngine } from '#soil'
import { Refusal } from '#lib/platform/refusal.ts'
import { cellsOf, tilesOf, type Grid, type Window } from '../raster/grid.ts'
import { openSource, Rasters, type Source } from '../inputs.server.ts'
import { computeTile, type Outside, type TileResult } from './compute.ts'
import { type Tally } from '../model.ts'
import { modelOf } from '../models/choose.ts'
import { markedIn, takeOutside, type Beyond, type Slice, type TileValues } from './values.ts'
import type { Study } from '../study.ts'
import type { FinishedTile } from './tile-file.server.ts'

/** All that computes a tile of a study: read, compute, compress. */
export interface TileMaker {
  make(tile: number): Promise<FinishedTile>
  /** the values of a window, and what was said of them */
  read(window: Window): ReturnType<typeof readTile>
  /** a window without tiles, for trying out */
  compute(window: Window): Promise<Computed>
  close(): Promise<void>
}

/** What a window came to, and from what. */
export interface Computed {
  readonly values: TileValues
  readonly outside: Outside
  readonly filled: Tally
  readonly result: TileResult
}

export interface Task {
  readonly study: Study
  /** what the study's files are named from */
  readonly folder: string
  readonly grid: Grid
  readonly tileSize: number
}

export async function tileMaker({ study, folder, grid, tileSize }: Task): Promise<TileMaker> {
  const model = modelOf(study)
  const engine = await soilEngine()
  const rasters = new Rasters()
  const sources: Source[] = []
  for (const layer of model.layers) {
    const input = study.inputs[layer.name]
    if (input) sources.push(await openSource(layer, input, { study, folder, grid, rasters }))
    else if (layer.required)
      throw new Refusal('invalid', 'observatory_study_lacking', {
        layer: layer.name,
        model: study.model.name,
      })
  }
  const tiles = tilesOf(grid, tileSize)

  const read = (window: Window) => readTile(sources, window)

  async function compute(window: Window) {
    const { values, outside, filled } = await read(window)
    const numberOf = (index: number) =>
      (window.row + Math.floor(index / window.width)) * grid.width + window.column + (index % window.width)
    const result = computeTile(model, values, cellsOf(window), numberOf, engine, outside)
    return { values, outside, filled, result }
  }

  return {
    read,
    compute,
    async make(tile) {
      const window = tiles.window(tile)
      const { result, filled } = await compute(window)
      return { tally: result.tally, filled, blocks: blocksOf(result.outputs, window, tileSize) }
    },
    close: () => rasters.close(),
  }
}

/** Layer by layer, until one is missing everywhere: the open sea need not be read month by month. */
async function readTile(sources: readonly Source[], window: Window) {
  const values = new Map<string, readonly Slice[]>()
  const outside = new Map<string, Beyond>()
  const filled: Record<string, number> = {}
  for (const { layer, read } of sources) {
    const found = await read(window)
    const { slices } = found
    values.set(layer.name, slices)
    const beyond = takeOutside(layer, slices, cellsOf(window))
    if (beyond) outside.set(layer.name, beyond)
    const cells = markedIn(found.filled)
    if (cells) filled[layer.name] = cells
    if (slices.some(({ values }) => values.every((value) => Number.isNaN(value)))) break
  }
  return { values, outside, filled }
}

/** Each output as a block of a whole tile, as it stands in the file: what lies beyond the grid is missing. */
export function blocksOf(outputs: readonly Float32Array[], window: Window, size: number) {
  return outputs.map((output) => {
    if (window.width === size && window.height === size) return deflate(output)
    const block = new Float32Array(size * size).fill(NaN)
    for (let row = 0; row < window.height; row++)
      block.set(output.subarray(row * window.width, (row + 1) * window.width), row * size)
    return deflate(block)
  })
}

const deflate = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
  deflateSync(new Uint8Array(buffer, byteOffset, byteLength), { level: 6 })
