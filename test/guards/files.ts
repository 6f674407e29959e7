import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the project: its path from the root with forward slashes, and what it says. */
export type SourceFile = { path: string; text: string }

/** Generated, installed or private: not what people wrote. */
const skipped = new Set([
  '.git',
  '.svelte-kit',
  'build',
  'data',
  'dist',
  'node_modules',
  'paraglide',
  'playwright-report',
  'test-results',
])
const read =
  /\.(ts|js|mjs|svelte|json|md|sql|css|html|txt|yaml|yml|webmanifest|svg)$|(^|\/)(\.ci\/run|LICENSE|\.[a-z]+)$/

/** Every text file below the folders, in the order of their paths. */
export function readFiles(root: string, folders: readonly string[] = ['']): SourceFile[] {
  return folders
    .flatMap((folder) => pathsUnder(root, folder))
    .filter((path) => read.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

function pathsUnder(root: string, path: string): string[] {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .filter((name) => !skipped.has(name) && !isGenerated(path, name))
    .flatMap((name) => pathsUnder(root, path ? `${path}/${name}` : name))
}

/** The message compiler writes its own notes beside its settings. */
const isGenerated = (folder: string, name: string) => folder === 'project.inlang' && name !== 'settings.json'

export const isTest = (path: string) => /\.test\.ts$/.test(path)
export const isCode = (path: string) => /\.(ts|js|mjs|svelte)$/.test(path)

/** A comment may speak of what the code may not do. */
export const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '')
