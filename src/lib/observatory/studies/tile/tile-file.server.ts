import { crc32 } from 'node:zlib'
import type { Tally } from '../model.ts'

/** A finished tile: one compressed block for each output, and what its cells came to. */
export interface FinishedTile {
  readonly tally: Tally
  readonly blocks: readonly Uint8Array[]
}

/** Header length, header, blocks one after the other. */
export function packTile({ tally, blocks }: FinishedTile): Uint8Array {
  const header = Buffer.from(JSON.stringify({ tally, sizes: blocks.map(({ byteLength }) => byteLength) }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(header.byteLength)
  return Buffer.concat([length, header, ...blocks])
}

export function unpackTile(bytes: Buffer): FinishedTile {
  const end = 4 + bytes.readUInt32LE()
  const { tally, sizes } = JSON.parse(bytes.subarray(4, end).toString()) as { tally: Tally; sizes: number[] }
  let at = end
  const blocks = sizes.map((size) => bytes.subarray(at, (at += size)))
  return { tally, blocks }
}

export const checksum = (bytes: Uint8Array) => crc32(bytes)
