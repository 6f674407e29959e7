import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import type { ObjectEntry, Objects } from './objects.ts'
import { openBucket } from './s3.server.ts'

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
