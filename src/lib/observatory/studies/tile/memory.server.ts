import { availableParallelism } from 'node:os'

const mostBytes = 110 * 2 ** 20
const tileSizes = [512, 256, 128, 64] as const

/** Tiles get smaller as their inputs take more of the memory. */
export const tileSizeFor = (bytesOf: (size: number) => number) =>
  tileSizes.find((size) => bytesOf(size) <= mostBytes) ?? tileSizes.at(-1)!

/** A thread needs some room of its own, a tile and what is made of it; all of them together stay below 1.2 GB. */
export function threadsFor({ tileBytes }: { readonly tileBytes: number }): number {
  const each = 90 * 2 ** 20 + 1.5 * tileBytes
  return Math.max(1, Math.min(availableParallelism(), Math.floor((1.2 * 2 ** 30) / each)))
}
