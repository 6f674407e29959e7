import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from './context.ts'

/** A hash of the files of the starter content. */
export function contentHash(folder = 'content'): string {
  const hash = createHash('sha256')
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (path.endsWith('.json')) hash.update(`${path}\n`).update(readFileSync(join(folder, path)))
  return hash.digest('hex')
}

/** Brings the starter content in, unless the same was brought in last: then nothing is read and nothing compared. */
export async function loadOnce(
  { read, write, now }: Pick<Context, 'read' | 'write' | 'now'>,
  fingerprint: string,
  load: () => Promise<void>,
): Promise<void> {
  const loaded = await read.selectFrom('platform.loaded_content').select('fingerprint').executeTakeFirst()
  if (loaded?.fingerprint === fingerprint) return
  await load()
  const row = { fingerprint, loaded_at: now() }
  await write((handle) =>
    handle
      .insertInto('platform.loaded_content')
      .values(row)
      .onConflict((on) => on.column('only_one').doUpdateSet(row))
      .execute(),
  )
}
