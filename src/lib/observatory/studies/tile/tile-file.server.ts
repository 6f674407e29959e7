import { crc32 } from 'node:zlib'
import type { Tally } from '../model.ts'

/** A finished tile: one compressed block for each output, and what its cells came to. */
export interface FinishedTile {
  readonly tally: Tally
  /** cells that took the value of a neighbour, by layer */
  readonly filled: Tally
  readonly blocks: readonly Uint8Array[]
}

/** Header length, header, blocks one after the other. */
export function packTile({ tally, filled, blocks }: FinishedTile): Uint8Array {
  const sizes = blocks.map(({ byteLength }) => byteLength)
  const header = Buffer.from(JSON.stringify({ tally, filled, sizes }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(header.byteLength)
  return Buffer.concat([length, header, ...blocks])
}

type Header = { tally: Tally; filled: Tally; sizes: number[] }

export function unpackTile(bytes: Buffer): FinishedTile {
  const end = 4 + bytes.readUInt32LE()
  const { tally, filled, sizes } = JSON.parse(bytes.subarray(4, end).toString()) as Header
  let at = end
  const blocks = sizes.map((size) => bytes.subarray(at, (at += size)))
  return { tally, filled, blocks }
}

export const checksum = (bytes: Uint8Array) => crc32(bytes)
