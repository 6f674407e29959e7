import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { openBucket } from './s3.server.ts'

/** First and last byte, both within. */
export type Range = { start: number; end: number }
export type ObjectEntry = { key: string; bytes: number }

/** Contents under names with slashes, seen by every node: below a folder, or in a bucket of an S3-compatible store. */
export interface Objects {
  /** What files below `key` are named from: a folder of this machine, or an `s3://` address. */
  address(key: string): string
  /** Whole or not at all, over what stood there. */
  put(key: string, content: Uint8Array): Promise<void>
  /** A file of this machine, however large. */
  putFile(key: string, path: string): Promise<void>
  get(key: string): Promise<Uint8Array | null>
  /** All of it, or the bytes from the first to the last of a range. */
  stream(key: string, range?: Range): Promise<ReadableStream<Uint8Array> | null>
  /** Bytes, or null where there is none. */
  size(key: string): Promise<number | null>
  /** Everything whose name begins with this folder's, also what a killed process left half done. */
  list(folder: string): Promise<ObjectEntry[]>
  remove(keys: readonly string[]): Promise<void>
}

/** `STORAGE_URL`: a folder, or `s3://bucket/prefix`. */
export const openObjects = (url: string): Objects =>
  url.startsWith('s3://') ? openBucket(url) : openFolder(url)

function openFolder(given: string): Objects {
  const root = resolve(given)
  const place = (key: string) => join(root, key)

  /** Written aside and renamed, so that a killed process leaves no half file under a good name. */
  async function write(key: string, parts: AsyncIterable<Uint8Array> | Uint8Array[]) {
    const path = place(key)
    await mkdir(dirname(path), { recursive: true })
    const aside = `${path}.${randomUUID()}.part`
    const file = await open(aside, 'w')
    try {
      for await (const part of parts) await file.writeFile(part)
      await file.sync()
      await file.close()
      await rename(aside, path)
    } catch (error) {
      await file.close().catch(() => {})
      await rm(aside, { force: true })
      throw error
    }
  }

  const bytesOf = (path: string) =>
    stat(path).then(
      (found) => (found.isFile() ? found.size : null),
      () => null,
    )

  return {
    address: place,
    put: (key, content) => write(key, [content]),
    putFile: (key, path) => write(key, createReadStream(path, { highWaterMark: 2 ** 20 })),
    get: (key) => readFile(place(key)).catch(absent),
    async stream(key, range) {
      if ((await bytesOf(place(key))) === null) return null
      return Readable.toWeb(createReadStream(place(key), range)) as ReadableStream<Uint8Array>
    },
    size: (key) => bytesOf(place(key)),
    async list(folder) {
      const names = await readdir(place(folder), { recursive: true }).catch((error) => absent(error) ?? [])
      const entries: ObjectEntry[] = []
      for (const name of names.sort()) {
        const bytes = await bytesOf(join(place(folder), name))
        if (bytes !== null) entries.push({ key: `${folder}/${name}`, bytes })
      }
      return entries
    },
    async remove(keys) {
      for (const key of keys) await rm(place(key), { force: true })
    },
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}
