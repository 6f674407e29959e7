import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentHash } from './content.server.ts'
import { readMigrations } from './migrations.server.ts'

/**
 * An embedded database as it is after a first start: made once by the build, copied by every first start. It holds the tables,
 * the queue and the starter content, and nothing that belongs to one installation: no key, no account, no link.
 */
export const preparedFolder = 'build/first-database'
const stamp = 'fingerprint'

/** What a first database follows from. Another migration, content or engine makes another one. */
export function fingerprint(): string {
  const hash = createHash('sha256')
  for (const { name, sha256 } of readMigrations()) hash.update(`${name} ${sha256}\n`)
  hash.update(contentHash())
  const engine = readFileSync('node_modules/@electric-sql/pglite/package.json', 'utf8')
  return hash.update((JSON.parse(engine) as { version: string }).version).digest('hex')
}

/** Copies the prepared database to where a new one is wanted; false where there is none, or one of another time. */
export function copyPrepared(dataDir: string, folder = preparedFolder): boolean {
  const path = join(folder, stamp)
  if (!existsSync(path) || readFileSync(path, 'utf8') !== fingerprint()) return false
  cpSync(join(folder, 'database'), dataDir, { recursive: true })
  return true
}

export const stampOf = (folder: string) => join(folder, stamp)
