import { createHash } from 'node:crypto'
import type { SourceFile } from './files.ts'

const named = /^db\/migrations\/(\d{12})_([a-z]+)_[a-z0-9_]+\.sql$/
const isMigration = ({ path }: Pick<SourceFile, 'path'>) => path.startsWith('db/migrations/')

/** The last file that was numbered, and the migration that gave the table of migrations its names; all others come after both. */
const first = '202612010000'

/** Migrations that two branches could both have added, or that do not name a slice. */
export function misnamedMigrations(paths: readonly string[], slices: readonly string[]): string[] {
  const minutes = new Map<string, string>()
  return paths
    .filter((path) => named.test(path))
    .flatMap((path) => {
      const [, minute = '', slice = ''] = named.exec(path) ?? []
      const other = minutes.get(minute)
      minutes.set(minute, path)
      return [
        ...(other ? [`${path}: ${other} is of the same minute; rename the one that is not released`] : []),
        ...(minute < first ? [`${path}: older than the first migration with a time in its name`] : []),
        ...(slices.includes(slice) ? [] : [`${path}: there is no slice ${slice}`]),
      ]
    })
}

const changing = [
  /\b(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:unlogged\s+)?(?:table|view|function|type|sequence)/,
  /\bcomment\s+on\s+(?:table|column|function|view)/,
  /\bindex\s+(?:[a-z_0-9]+\s+)?on/,
  /\b(?:before|after)\s+[^;]*?\son/,
  /\b(?:update|delete\s+from|truncate(?:\s+table)?)/,
]
const name = /\s+(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+)?([a-z_]+)\.[a-z_]/
const changes = new RegExp(`(?:${changing.map(({ source }) => source).join('|')})${name.source}`, 'gi')

/**
 * What a migration changes outside of its slice's schema. Migrations of different slices may reach a database in either
 * order, which is only safe while they leave each other's tables alone. Rows may be added elsewhere: kinds, for instance.
 */
export function migrationsAbroad(files: readonly SourceFile[]): string[] {
  return files.filter(isMigration).flatMap(({ path, text }) => {
    const slice = named.exec(path)?.[2]
    if (!slice) return []
    const code = text.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, "''")
    const schemas = new Set([...code.matchAll(changes)].map(([, schema = '']) => schema.toLowerCase()))
    return [...schemas]
      .filter((schema) => schema !== slice)
      .map((schema) => `${path}: changes ${schema}, which is another slice’s`)
  })
}

const listed = /^db\/landed\/([a-z]+)\.txt$/

/**
 * What is wrong between the migrations and the lists of those that landed, slice by slice. A database that has the later
 * one already would get an earlier one of the same slice after it, in another order than all the others.
 */
export function unorderedMigrations(files: readonly SourceFile[]): string[] {
  const migrations = new Map(
    files
      .filter(isMigration)
      .map(({ path, text }) => [
        path.replace(/^.*\/|\.sql$/g, ''),
        createHash('sha256').update(text).digest('hex'),
      ]),
  )
  const entered = new Set<string>()
  const problems = files.flatMap(({ path, text }) => {
    if (!listed.test(path)) return []
    const lines = text.split('\n').filter(Boolean)
    return lines.flatMap((line, index) => {
      const [name = '', hash] = line.split(' ')
      const before = lines[index - 1]?.split(' ')[0] ?? ''
      entered.add(name)
      return [
        ...(name > before
          ? []
          : [`${path}: ${name} is older than ${before}, which landed before: give it a later time`]),
        ...(migrations.get(name) === hash
          ? []
          : [`${path}: ${name} landed and is gone or was edited: add a migration instead`]),
      ]
    })
  })
  const missing = [...migrations.keys()].filter((name) => !entered.has(name))
  return [...problems, ...missing.map((name) => `${name} is not in db/landed: npm run db:schema`)]
}
