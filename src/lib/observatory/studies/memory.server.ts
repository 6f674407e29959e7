import { availableParallelism } from 'node:os'
import { valuesPerCell, type Model } from './model.ts'
import type { Study } from './study.ts'

const tileBytes = 100 * 2 ** 20
const tileSizes = [512, 256, 128, 64] as const

/** Tiles get smaller as a cell needs more values. */
export const tileSizeFor = (perCell: number) =>
  tileSizes.find((size) => size * size * 8 * perCell <= tileBytes) ?? tileSizes.at(-1)!

type Sized = { readonly model: Model; readonly study: Study; readonly tileSize: number }

/** A thread needs some room of its own and several copies of a tile; all of them together stay below 1.2 GB. */
export function threadsFor({ model, study, tileSize }: Sized): number {
  const tile = 8 * tileSize ** 2 * valuesPerCell(model, new Set(Object.keys(study.inputs)))
  const each = 90 * 2 ** 20 + 3 * tile
  return Math.max(1, Math.min(availableParallelism(), Math.floor((1.2 * 2 ** 30) / each)))
}
