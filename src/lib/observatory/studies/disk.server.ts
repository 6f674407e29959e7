import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A file that exists whole or not at all. */
export interface Draft {
  write(bytes: Uint8Array): Promise<void>
  /** on the disk for good, under its name */
  finish(): Promise<void>
  abandon(): Promise<void>
}

/** Where results go. A run takes it as an argument, so that a test can fill it up. */
export interface Disk {
  create(path: string): Promise<Draft>
  /** a line at the end of a file, on the disk when it returns */
  append(path: string, line: string): Promise<void>
}

export const disk: Disk = {
  async create(path) {
    await mkdir(dirname(path), { recursive: true })
    const part = `${path}.part`
    const file = await open(part, 'w')
    return {
      write: (bytes) => file.writeFile(bytes),
      async finish() {
        await file.sync()
        await file.close()
        await rename(part, path)
      },
      async abandon() {
        await file.close().catch(() => {})
        await rm(part, { force: true })
      },
    }
  },
  async append(path, line) {
    const file = await open(path, 'a')
    try {
      await file.write(`${line}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  },
}

/** Writes a file in one go; what was begun is taken away if that fails. */
export async function writeWhole(on: Disk, path: string, parts: Iterable<Uint8Array | string>) {
  const draft = await on.create(path)
  try {
    for (const part of parts) await draft.write(typeof part === 'string' ? Buffer.from(part) : part)
    await draft.finish()
  } catch (error) {
    await draft.abandon()
    throw error
  }
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EACCES', 'EPERM'])

/** The system's word for a disk that takes no more, or nothing for any other error. */
export function diskFailure(error: unknown): string | undefined {
  const { code } = error as { code?: string }
  return code !== undefined && full.has(code) ? code : undefined
}
