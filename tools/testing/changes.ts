import { execFileSync } from 'node:child_process'

/** A file's path when git says it, with forward slashes; `isGone` when it was deleted. */
export type Change = { path: string; isGone: boolean }

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trimEnd()

/**
 * Where this branch left the main one, or what was committed last where this is the main one, so that what is not yet
 * committed is what has changed.
 */
export function whereBranchLeft(): string {
  const main = ['main', 'origin/main'].find((name) => {
    try {
      return git('rev-parse', '--verify', '--quiet', name)
    } catch {
      return false
    }
  })
  return main ? git('merge-base', 'HEAD', main) : git('rev-parse', 'HEAD')
}

/** What is not as it was at the commit: committed since, not yet committed, or new. */
export function changesSince(commit: string): Change[] {
  const lines = (text: string) => text.split('\0').filter(Boolean)
  const renamed = ['diff', '--name-only', '--no-renames', '-z']
  const gone = new Set(lines(git(...renamed, '--diff-filter=D', commit)))
  const changed = lines(git(...renamed, commit))
  const added = lines(git('ls-files', '--others', '--exclude-standard', '-z'))
  return [...changed, ...added].sort().map((path) => ({ path, isGone: gone.has(path) }))
}
