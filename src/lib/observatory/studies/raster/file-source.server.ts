import { open } from 'node:fs/promises'
import type { GeoTIFF } from 'geotiff'

/** Zeros that a short file is followed by, bytes. */
const beyond = 2 ** 16

type Source = Parameters<typeof GeoTIFF.fromSource>[0]

/**
 * A file that is open only while it is read: a study of twenty years names some eight hundred, every thread reads all of
 * them for every tile, and a process may hold about a thousand.
 */
export class FileSource implements Source {
  readonly fileSize = null
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  async fetch(slices: Parameters<Source['fetch']>[0]) {
    const file = await open(this.#path)
    try {
      const { size } = await file.stat()
      const read: ArrayBuffer[] = []
      for (const { offset, length } of slices) {
        // Heads are asked for at full length, wherever the file ends; nobody gets room for more than that.
        const bytes = new Uint8Array(Math.min(length, Math.max(0, size - offset) + beyond))
        await file.read(bytes, 0, bytes.length, offset)
        read.push(bytes.buffer)
      }
      return read
    } finally {
      await file.close()
    }
  }

  async fetchSlice(slice: Parameters<Source['fetchSlice']>[0]) {
    const [data] = await this.fetch([slice])
    return { ...slice, data: data! }
  }

  async close() {}
}
