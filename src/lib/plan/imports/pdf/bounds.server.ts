import { inflateSync } from 'node:zlib'
import { pdf } from '../limits.ts'

const begins = Buffer.from('stream')

/**
 * Whether the packed streams of a PDF unpack to more than any paper holds. Told before a reader that has no bounds of its
 * own opens it; a stream packed twice is unpacked twice.
 */
export function isBomb(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left: number = pdf.bytes
  let objects = 0
  for (let at = file.indexOf(begins); at >= 0; at = file.indexOf(begins, at + begins.length)) {
    if (++objects > pdf.objects) return true
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue
    const start = at + begins.length + (file[at + begins.length] === 13 ? 2 : 1)
    let packed: Buffer = file.subarray(start)
    for (let depth = 0; depth < 4; depth++) {
      // The two bytes that every such stream begins with: RFC 1950, §2.2.
      if ((packed[0]! & 0x0f) !== 8 || (packed[0]! * 256 + packed[1]!) % 31 !== 0) break
      try {
        packed = inflateSync(packed, { maxOutputLength: left })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return true
        break
      }
      left -= packed.byteLength
      if (left <= 0) return true
    }
  }
  return false
}
