import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'

/** One hash over names and contents of all files below the paths, save those that `isApart` tells apart, and a text. */
export function hashOfFiles(paths: readonly string[], isApart: (path: string) => boolean, text = ''): string {
  const hash = createHash('sha256').update(text)
  for (const path of paths.flatMap((path) => filesUnder(path, isApart)))
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  return hash.digest('hex').slice(0, 16)
}

function filesUnder(path: string, isApart: (path: string) => boolean): string[] {
  if (isApart(path) || !existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`, isApart))
}
