import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenDatabase, Read } from './database.server.ts'

export type Migration = { name: string; text: string; sha256: string }

/** `0006_observatory`, and since then the minute it was begun, its slice and what it does: `202612011215_traits_link_kind`. */
const wellNamed = /^(?:000[1-6]_[a-z]+|\d{12}_[a-z]+_[a-z0-9_]+)$/
const numbered = /^(\d{4})_(.+)$/

/** The history in `db/migrations`, in the order of its names. */
export function readMigrations(folder = 'db/migrations'): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.sql'.length)
      if (!wellNamed.test(name)) throw new Error(`${folder}/${file} is not named YYYYMMDDHHMM_slice_what.sql`)
      const text = readFileSync(join(folder, file), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}

/**
 * Brings the database up to date, each migration in a transaction of its own, and returns what was applied. Where other processes
 * share the database, call it within `database.alone`.
 * What is pending may be older by name than what is applied: the branch of another slice was merged first. An edit of what was
 * applied stops the start, as data made by the old text may not fit the new one; so does a database newer than the program.
 */
export async function migrate(database: OpenDatabase, migrations = readMigrations()): Promise<Migration[]> {
  await database.script(`create schema if not exists platform;
    create table if not exists platform.migration (
      number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now());
    comment on table platform.migration is 'The migrations that this database has been through.';
    comment on column platform.migration.sha256 is 'Hash of the file as it was applied.'`)
  const applied = await readApplied(database)
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...applied.keys()].find((name) => !known.has(name))
  if (unknown)
    throw new Error(`the database is newer than this program, which does not know its migration ${unknown}`)
  const edited = migrations.find(({ name, sha256 }) => applied.has(name) && applied.get(name) !== sha256)
  if (edited) throw new Error(`migration ${edited.name} was edited after it had been applied`)
  const pending = migrations.filter(({ name }) => !applied.has(name))
  for (const migration of pending) {
    // Statements sent as one string are one transaction.
    await database.script(`${migration.text}\n;${entry(migration)}`)
  }
  return pending
}

/** What this database has been through, in the order of names. */
export async function appliedMigrations(read: Read): Promise<string[]> {
  const rows = await read.selectFrom('platform.migration').select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** The first six are entered by number, and take their names in `202612010000_platform_migration_name`. */
function entry({ name, sha256 }: Migration): string {
  const [, number, rest = ''] = numbered.exec(name) ?? []
  return number
    ? `insert into platform.migration (number, name, sha256) values (${Number(number)}, ${quoted(rest)}, '${sha256}')`
    : `insert into platform.migration (name, sha256) values (${quoted(name)}, '${sha256}')`
}

async function readApplied(database: OpenDatabase): Promise<Map<string, string>> {
  const { rows } = await database.query('select * from platform.migration')
  return new Map(rows.map((row) => [fullName(row), row.sha256 as string]))
}

function fullName({ number, name }: Record<string, unknown>): string {
  return number === undefined ? (name as string) : `${String(number).padStart(4, '0')}_${name as string}`
}
