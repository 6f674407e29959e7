import { posix } from 'node:path'
import { isCode, withoutComments, type SourceFile } from '../../test/guards/files.ts'

/** Which files read a file: they import it, start it as a program, or open it by its path. */
export type Readers = (path: string) => readonly string[]

/**
 * Every string of a file that leads to another file or to a folder counts, whatever the code does with it. That takes in
 * imports of every kind, workers, programs and fixtures, and is rather too much than too little.
 */
export function readersOf(files: readonly SourceFile[]): Readers {
  const known = new Set(files.map(({ path }) => path))
  const folders = new Set([...known].flatMap(foldersAbove))
  const readers = new Map<string, string[]>()
  for (const { path, text } of files.filter(({ path }) => isCode(path)))
    for (const target of targetsOf(path, text, known, folders))
      readers.set(target, [...(readers.get(target) ?? []), path])
  return (path) => [path, ...foldersAbove(path)].flatMap((one) => readers.get(one) ?? [])
}

const types = /\b(import|export) type\b[^'"`;]*?\bfrom\s*['"][^'"]+['"]/g
const starting = /\b(?:join|resolve|readdirSync|readFiles)\(['"](\w+)['"]/g
const strings = /(['"`])((?:(?!\1)[^\\\n])*)\1/g

function targetsOf(path: string, text: string, known: ReadonlySet<string>, folders: ReadonlySet<string>) {
  const targets = new Set<string>()
  const code = withoutComments(text).replace(types, '')
  // A single word is a folder only where a path begins with it.
  const starts = new Set([...code.matchAll(starting)].map(([, word]) => word))
  for (const [, , string = ''] of code.matchAll(strings))
    for (const candidate of candidatesOf(path, string)) {
      const isFolder = folders.has(candidate) && (string.includes('/') || starts.has(string))
      // No file reads all that is around it.
      const isAround = `${path}/`.startsWith(`${candidate}/`)
      if (!isAround && (known.has(candidate) || isFolder)) targets.add(candidate)
    }
  return targets
}

const aliases: [RegExp, string][] = [
  [/^#lib$/, 'src/lib/index.ts'],
  [/^#lib\//, 'src/lib/'],
  [/^#app\//, 'src/app/'],
  [/^#soil$/, 'packages/soil/src/index.ts'],
]

/** Where a string may lead: from the root, from the file's folder, and for a package from its own root. */
function candidatesOf(path: string, string: string): string[] {
  if (!string || /\s/.test(string) || string.startsWith('/')) return []
  const constant = string.replace(/\?.*$/, '')
  const known = constant.includes('${')
    ? constant.slice(0, constant.indexOf('${')).replace(/[^/]*$/, '')
    : constant
  if (!known) return []
  const alias = aliases.find(([pattern]) => pattern.test(known))
  if (alias) return [known.replace(alias[0], alias[1])]
  const roots = ['', posix.dirname(path), ...(/^packages\/[^/]+/.exec(path) ?? [])]
  return roots.map((root) => posix.join(root, known).replace(/\/$/, ''))
}

function foldersAbove(path: string): string[] {
  const folder = posix.dirname(path)
  return folder === '.' ? [] : [folder, ...foldersAbove(folder)]
}
