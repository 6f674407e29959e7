import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './refusal.ts'

/**
 * One process on one embedded database: a second one would lose committed rows without a word.
 * Returns the function that lets go.
 */
export function holdLock(folder: string, pid = process.pid): () => void {
  const path = join(folder, 'lock')
  for (;;) {
    try {
      writeFileSync(path, String(pid), { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = lockHolder(folder)
    if (holder !== null && holder !== pid)
      throw new Refusal('unavailable', 'platform_locked', { pid: holder })
    rmSync(path, { force: true })
  }
}

/** The process that holds the folder, or null where there is none alive. */
export function lockHolder(folder: string): number | null {
  let pid: number
  try {
    pid = Number(readFileSync(join(folder, 'lock'), 'utf8'))
  } catch {
    return null
  }
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
