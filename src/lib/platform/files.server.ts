import { createHash } from 'node:crypto'
import type { Context } from './context.ts'
import type { Write } from './database.server.ts'
import type { Objects } from './objects.ts'
import { Refusal } from './refusal.ts'

/** Contents by their hash: the same file twice is stored once, and a stored file never changes. */
export type Files = {
  put: (content: Uint8Array) => Promise<string>
  get: (sha256: string) => Promise<ReadableStream<Uint8Array> | null>
}

const place = (sha256: string) => `${sha256.slice(0, 2)}/${sha256}`

export const filesIn = (objects: Objects): Files => ({
  async put(content) {
    const sha256 = createHash('sha256').update(content).digest('hex')
    if ((await objects.size(place(sha256))) === null) await objects.put(place(sha256), content)
    return sha256
  },
  async get(sha256) {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Refusal('invalid', 'platform_missing')
    return objects.stream(place(sha256))
  },
})

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
