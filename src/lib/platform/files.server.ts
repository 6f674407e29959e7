import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Context } from './context.ts'
import type { Write } from './database.server.ts'
import { Refusal } from './refusal.ts'

/** Contents by their hash: the same file twice is stored once, and a stored file never changes. */
export type Storage = {
  put: (content: Uint8Array) => Promise<string>
  get: (sha256: string) => ReadableStream<Uint8Array> | null
}

/** `STORAGE_URL` as a folder. */
export function openFolder(folder: string): Storage {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    async put(content) {
      const sha256 = createHash('sha256').update(content).digest('hex')
      const path = place(sha256)
      if (existsSync(path)) return sha256
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
      // Written aside and renamed, so that a killed process leaves no half file under a good name.
      const aside = `${path}.${process.pid}.part`
      await writeFile(aside, content, { flush: true })
      await rename(aside, path)
      return sha256
    },
    get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Refusal('invalid', 'platform_missing')
      const path = place(sha256)
      return existsSync(path) ? (Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>) : null
    },
  }
}

export type FileEntry = { id: string; sha256: string; name: string; mediaType: string; bytes: number }

/** Enters a stored content under the name that its giver gave it. */
export async function enterFile(
  write: Write,
  context: Pick<Context, 'actor' | 'now' | 'newId'>,
  file: Omit<FileEntry, 'id'>,
): Promise<string> {
  const id = context.newId()
  await write
    .insertInto('platform.file')
    .values({
      id,
      sha256: file.sha256,
      name: file.name,
      media_type: file.mediaType,
      bytes: file.bytes,
      created_at: context.now(),
      created_by: context.actor.id,
    })
    .execute()
  return id
}
