import { deflateSync } from 'node:zlib'
import { soilEngine } from '#soil'
import { Refusal } from '#lib/platform/refusal.ts'
import { cellsOf, tilesOf, type Grid, type Window } from '../raster/grid.ts'
import { openSource, Rasters, type Source } from '../inputs.server.ts'
import { computeTile } from './compute.ts'
import { addTally } from '../model.ts'
import { modelOf } from '../models/choose.ts'
import { takeOutside, type Slice, type TileValues } from './values.ts'
import type { Study } from '../study.ts'
import type { FinishedTile } from './tile-file.server.ts'

/** All that computes a tile of a study: read, compute, compress. */
export interface TileMaker {
  make(tile: number): Promise<FinishedTile>
  /** the values of a window, and what was said of them */
  read(window: Window): ReturnType<typeof readTile>
  /** a window without tiles, for trying out */
  compute(window: Window): Promise<{ values: TileValues; result: ReturnType<typeof computeTile> }>
  close(): Promise<void>
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
    const { values, tally } = await read(window)
    const numberOf = (index: number) =>
      (window.row + Math.floor(index / window.width)) * grid.width + window.column + (index % window.width)
    const result = computeTile(model, values, cellsOf(window), numberOf, engine)
    addTally(tally, result.tally)
    return { values, result: { ...result, tally } }
  }

  return {
    read,
    compute,
    async make(tile) {
      const window = tiles.window(tile)
      const { result } = await compute(window)
      return { tally: result.tally, blocks: blocksOf(result.outputs, window, tileSize) }
    },
    close: () => rasters.close(),
  }
}

/** Layer by layer, until one is missing everywhere: the open sea need not be read month by month. */
async function readTile(sources: readonly Source[], window: Window) {
  const values = new Map<string, readonly Slice[]>()
  const tally: Record<string, number> = {}
  for (const { layer, read } of sources) {
    const { slices, filled } = await read(window)
    values.set(layer.name, slices)
    const outside = slices.reduce((cells, slice) => cells + takeOutside(layer, slice), 0)
    if (filled) addTally(tally, { [`${layer.name} from the nearest cell`]: filled })
    if (outside) addTally(tally, { [`${layer.name} out of range`]: outside })
    if (slices.some(({ values }) => values.every((value) => Number.isNaN(value)))) break
  }
  return { values, tally }
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
