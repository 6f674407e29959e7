import { inflateSync, zstdDecompressSync } from 'node:zlib'
import { addDecoder, BaseDecoder } from 'geotiff'
import { mostBlock } from './claims.server.ts'

/** What deflate can make of a byte at the most. */
const deflateRatio = 1032
/** Some programs write the last rows of a block in full. */
const slack = 2 ** 16

/** Bytes of a whole block as the header has it; a strip may say that it holds more rows than any map. */
function bytesOf({ tileWidth, tileHeight, bitsPerSample, planarConfiguration }: BaseDecoder['parameters']) {
  const bits = typeof bitsPerSample === 'number' ? [bitsPerSample] : Array.from(bitsPerSample)
  const each = planarConfiguration === 2 ? Math.max(...bits) : bits.reduce((sum, own) => sum + own, 0)
  return Math.min(mostBlock, Math.ceil((tileWidth * tileHeight * each) / 8)) + slack
}

const whole = ({ buffer, byteOffset, byteLength }: Buffer): ArrayBufferLike =>
  byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)

/** Deflate by the system's own library, five times as fast as the reader's, which is written for browsers. */
class Inflate extends BaseDecoder {
  override decodeBlock(block: ArrayBufferLike): ArrayBufferLike {
    const maxOutputLength = bytesOf(this.parameters)
    // A block comes out in one piece, and room is made for no more than its bytes can hold.
    const chunkSize = Math.max(2 ** 14, Math.min(maxOutputLength, deflateRatio * block.byteLength))
    return whole(inflateSync(new Uint8Array(block), { chunkSize, maxOutputLength }))
  }
}

/** Zstandard likewise: the reader's own makes room for whatever length the block says it has. */
class Zstandard extends BaseDecoder {
  override decodeBlock(block: ArrayBufferLike): ArrayBufferLike {
    return whole(zstdDecompressSync(new Uint8Array(block), { maxOutputLength: bytesOf(this.parameters) }))
  }
}

// TIFF 6.0 technical note 2; 32946 is what was written before it had a number.
const deflated = [8, 32946]

export const inflateNatively = () => {
  addDecoder(deflated, async () => Inflate)
  addDecoder(50_000, async () => Zstandard)
}
