import { availableParallelism } from 'node:os'
import { Refusal } from '#lib/platform/refusal.ts'
import { cropGrid, type Grid } from './grid.ts'
import { gridOf, Rasters, sharesOf } from './inputs.server.ts'
import { modelOf, valuesPerCell, type Model } from './model.ts'
import { partitionsOf, type Partition } from './partition.server.ts'
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

const mostBytes = 110 * 2 ** 20
const tileSizes = [512, 256, 128, 64] as const

export async function planOf(study: Study, folder: string): Promise<Plan> {
  const model = modelOf(study)
  const rasters = new Rasters()
  try {
    const whole = await gridOf(study, folder, rasters)
    const grid = study.area.bounds ? cropGrid(whole, study.area.bounds) : whole
    if (!grid) throw new Refusal('invalid', 'observatory_study_no_cells')
    const shares = await sharesOf(model.layers, { study, folder, grid, rasters })
    const bytesOf = (size: number) => 8 * size ** 2 * valuesPerCell(model, (layer) => shares.get(layer) ?? 0)
    const tileSize = study.tile ?? tileSizes.find((size) => bytesOf(size) <= mostBytes) ?? tileSizes.at(-1)!
    const partitions = await partitionsOf({ study, folder, grid, rasters })
    return { study, folder, model, grid, tileSize, tileBytes: bytesOf(tileSize), partitions, rasters }
  } catch (error) {
    await rasters.close()
    throw error
  }
}

/** A thread needs some room of its own, a tile and what is made of it; all of them together stay below 1.2 GB. */
export function threadsFor({ tileBytes }: Plan): number {
  const each = 90 * 2 ** 20 + 1.5 * tileBytes
  return Math.max(1, Math.min(availableParallelism(), Math.floor((1.2 * 2 ** 30) / each)))
}
