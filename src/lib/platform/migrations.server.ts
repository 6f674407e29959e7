import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenDatabase } from './database.server.ts'

export type Migration = { number: number; name: string; text: string; sha256: string }

/** The numbered history in `db/migrations`, in order and without holes. */
export function readMigrations(folder = 'db/migrations'): Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const [digits = '', ...words] = file.replace(/\.sql$/, '').split('_')
      return { number: Number(digits), name: words.join('_'), text, sha256: sha256(text) }
    })
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1) throw new Error(`db/migrations: ${index + 1} is missing or doubled`)
  })
  return migrations
}

/**
 * Brings the database up to date, each migration in a transaction of its own, and returns what was applied.
 * A history that was edited afterwards stops the start: data made by the old text may not fit the new one.
 */
export async function migrate(database: OpenDatabase, migrations = readMigrations()): Promise<Migration[]> {
  await database.script(`create schema if not exists platform;
    create table if not exists platform.migration (
      number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now());
    comment on table platform.migration is 'The migrations that this database has been through.';
    comment on column platform.migration.sha256 is 'Hash of the file as it was applied.'`)
  const applied = await readApplied(database)
  const last = Math.max(0, ...applied.keys())
  if (last > migrations.length)
    throw new Error(`the database is at migration ${last}, newer than this program (${migrations.length})`)
  const changed = migrations.find(
    ({ number, sha256 }) => applied.has(number) && applied.get(number) !== sha256,
  )
  if (changed) throw new Error(`migration ${changed.number} was edited after it had been applied`)
  const pending = migrations.filter(({ number }) => !applied.has(number))
  for (const { number, name, text, sha256 } of pending) {
    // Statements sent as one string are one transaction; the lock lets a second node wait for the first.
    const script = `select pg_advisory_xact_lock(4000);
      insert into platform.migration (number, name, sha256) values (${number}, '${name.replaceAll("'", "''")}', '${sha256}');
      ${text}`
    await database.script(script).catch(async (error: unknown) => {
      if (!(await readApplied(database)).has(number)) throw error
    })
  }
  return pending
}

async function readApplied(database: OpenDatabase): Promise<Map<number, string>> {
  const { rows } = await database.query('select number, sha256 from platform.migration order by number')
  return new Map(rows.map((row) => [row.number as number, row.sha256 as string]))
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
