import { Refusal } from '#lib/platform/refusal.ts'
import { cropTurned, tilesOf, type Grid } from './raster/grid.ts'
import { gridOf, Rasters, sharesOf } from './inputs.server.ts'
import { tileSizeFor } from './tile/memory.server.ts'
import { valuesPerCell, type Model } from './model.ts'
import { modelOf } from './models/choose.ts'
import { partitionsOf } from './result/partition.server.ts'
import { type Partition } from './result/countries.server.ts'
import type { Study } from './study.ts'

/** A study made concrete: its cells, its tiles, its tables. */
export interface Plan {
  readonly study: Study
  readonly folder: string
  readonly model: Model
  readonly grid: Grid
  readonly tileSize: number
  /** what a tile's inputs take of the memory */
  readonly tileBytes: number
  readonly partitions: readonly Partition[]
  readonly rasters: Rasters
}

/** The world at 100 m has a fifth of them. */
const mostTiles = 1_000_000

export async function planOf(study: Study, folder: string): Promise<Plan> {
  const model = modelOf(study)
  const rasters = new Rasters()
  try {
    const whole = await gridOf(study, folder, rasters)
    const grid = study.area.bounds ? cropTurned(whole, study.area.bounds) : whole
    if (!grid) throw new Refusal('invalid', 'observatory_study_no_cells')
    const shares = await sharesOf(model.layers, { study, folder, grid, rasters })
    const bytesOf = (size: number) => 8 * size ** 2 * valuesPerCell(model, (layer) => shares.get(layer) ?? 0)
    const tileSize = study.tile ?? tileSizeFor(bytesOf)
    const { count } = tilesOf(grid, tileSize)
    if (count > mostTiles)
      throw new Refusal('invalid', 'observatory_study_too_many_tiles', { tiles: count, most: mostTiles })
    const partitions = await partitionsOf({ study, folder, grid, rasters })
    return { study, folder, model, grid, tileSize, tileBytes: bytesOf(tileSize), partitions, rasters }
  } catch (error) {
    await rasters.close()
    throw error
  }
}
