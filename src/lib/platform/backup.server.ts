import { createReadStream, createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { sql } from 'kysely'
import { readCatalogue, type Table } from './catalogue.server.ts'
import { writeChange } from './written.server.ts'
import type { OpenDatabase, Read, Write } from './database.server.ts'
import type { Files } from './files.server.ts'
import { appliedMigrations, migrate, readMigrations, type Migration } from './migrations.server.ts'
import { Refusal } from './refusal.ts'

/**
 * A backup is logical: gzipped lines of JSON, first a header, then rows in the order of their foreign keys, then files.
 * It moves between the embedded database and PostgreSQL, and a person can read it.
 */
type Line =
  | ({ permille: 1; at: string } & Header)
  | { table: string; rows: unknown[] }
  | { file: string; base64: string }
  | { end: true; rows: number; files: number }

/** The migrations that the rows belong to; until December 2026 their count. */
type Header = { migrations: string[] } | { migration: number }

/** What belongs to this installation and this hour only. */
const left = new Set([
  'platform.migration',
  'platform.rate',
  'platform.secret',
  'platform.reader',
  'platform.change',
  'platform.form_key',
  'platform.kept_form',
  'identity.session',
  // Made anew from the records.
  'traits.search_entry',
  'traits.search_word',
  'identity.verification',
  'identity.invitation',
  'identity.first_link',
])
/** What the program enters at every start: it is there before anything is restored, and a backup may know more of it. */
const declared = new Set(['traits.link_kind'])
/** Transaction numbers mean nothing in another database; one-time links are nobody's but the recipient's. */
const leftColumns = new Set(['platform.event.xact', 'platform.mail.link'])
const pageSize = 500

export type BackupCount = { rows: number; files: number }

export async function backup(
  database: OpenDatabase,
  storage: Files,
  path: string,
  now: Date,
): Promise<BackupCount> {
  const count = { rows: 0, files: 0 }
  const tables = inOrder((await readCatalogue(database)).tables.filter(isKept))
  const out = createGzip()
  const written = pipeline(out, createWriteStream(`${path}.part`, { mode: 0o600 }))
  try {
    // One snapshot for all tables, so that no row points to one that came too late to be read.
    const files = await database.kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (read) => {
        await pipeline(Readable.from(rowLines(read, tables, now, count)), out, { end: false })
        return filesOf(read)
      })
    // Files come over a network, for which no transaction waits.
    await pipeline(Readable.from(fileLines(storage, files, count)), out)
  } catch (error) {
    out.destroy()
    await written.catch(() => {})
    throw error
  }
  await written
  await rename(`${path}.part`, path)
  return count
}

const textOf = (line: Line) => `${JSON.stringify(line)}\n`

async function* rowLines(read: Read, tables: Table[], now: Date, count: BackupCount) {
  yield textOf({ permille: 1, migrations: await appliedMigrations(read), at: now.toISOString() })
  for (const table of tables)
    for await (const rows of pagesOf(read, table)) {
      count.rows += rows.length
      yield textOf({ table: nameOf(table), rows })
    }
}

async function filesOf(read: Read): Promise<string[]> {
  const files = await read.selectFrom('platform.file').select('sha256').distinct().orderBy('sha256').execute()
  return files.map(({ sha256 }) => sha256)
}

async function* fileLines(storage: Files, files: readonly string[], count: BackupCount) {
  for (const file of files) {
    const content = await storage.get(file)
    if (!content) continue
    count.files += 1
    yield textOf({ file, base64: Buffer.from(await new Response(content).arrayBuffer()).toString('base64') })
  }
  yield textOf({ end: true, ...count })
}

type Keyed = { row: unknown; key: unknown[] }

async function* pagesOf(read: Read, table: Table): AsyncGenerator<unknown[]> {
  const key = sql.join(primaryKey(table).map((name) => sql.ref(name)))
  const kept = sql.join(columnsOf(table).map((name) => sql`${sql.lit(name)}, ${sql.ref(name)}`))
  let after: unknown[] | null = null
  for (;;) {
    const where = after ? sql`where (${key}) > (${sql.join(after)})` : sql``
    const page: { rows: Keyed[] } = await sql<Keyed>`
      select jsonb_build_object(${kept}) as row, jsonb_build_array(${key}) as key
      from ${sql.table(nameOf(table))} ${where} order by ${key} limit ${pageSize}`.execute(read)
    if (page.rows.length) yield page.rows.map(({ row }) => row)
    if (page.rows.length < pageSize) return
    after = page.rows.at(-1)?.key ?? null
  }
}

/**
 * Fills an empty database from a backup, all or nothing. The rows of an older backup go into the tables as they were then, and
 * take the way of every database from there.
 */
export function restore(
  database: OpenDatabase,
  storage: Files,
  path: string,
  migrations = readMigrations(),
): Promise<BackupCount> {
  return database.alone(async () => {
    const then = await migrationsOf(path, migrations)
    const { schemas, tables } = await readCatalogue(database)
    await refuseUnlessEmpty(
      database,
      tables.filter((table) => isKept(table) && !declared.has(nameOf(table))),
    )
    if (then.length < migrations.length) {
      const names = schemas.map(({ name }) => name).join()
      await database.script(`drop schema ${names} cascade`)
      await migrate(database, then)
    }
    try {
      return await fillAll(database, storage, path)
    } finally {
      await migrate(database, migrations)
      await database.write((write) =>
        writeChange(write, new Map(tables.map((table) => [nameOf(table), null]))),
      )
    }
  })
}

/** Those of our migrations that the rows of the backup have been through. */
async function migrationsOf(path: string, ours: readonly Migration[]): Promise<Migration[]> {
  const header = await headerOf(path)
  if ('migration' in header) return ours.slice(0, header.migration)
  const unknown = header.migrations.find((name) => !ours.some((migration) => migration.name === name))
  if (unknown) throw new Refusal('conflict', 'platform_newer_backup', { migration: unknown })
  return ours.filter(({ name }) => header.migrations.includes(name))
}

async function headerOf(path: string): Promise<Header> {
  for await (const line of readLines(path)) if ('permille' in line) return line
  throw new Refusal('invalid', 'platform_backup_torn')
}

async function fillAll(database: OpenDatabase, storage: Files, path: string): Promise<BackupCount> {
  const catalogue = (await readCatalogue(database)).tables
  const tables = new Map(catalogue.map((table) => [nameOf(table), table]))
  const count = { rows: 0, files: 0 }
  // Not the handle of actions, which notes what it changed in a table that may not be there yet.
  await database.kysely.transaction().execute(async (write) => {
    let isWhole = false
    for await (const line of readLines(path)) {
      if ('permille' in line) continue
      if ('table' in line) count.rows += await fill(write, tables.get(line.table), line.rows)
      else if ('file' in line)
        count.files += Number(Boolean(await storage.put(Buffer.from(line.base64, 'base64'))))
      else isWhole = line.rows === count.rows && line.files === count.files
    }
    if (!isWhole) throw new Refusal('invalid', 'platform_backup_torn')
    await setSequences(write, catalogue)
  })
  return count
}

async function* readLines(path: string): AsyncGenerator<Line> {
  const file = createReadStream(path)
  const content = createGunzip()
  file.on('error', (error) => content.destroy(error)).pipe(content)
  const lines = createInterface({ input: content, crlfDelay: Infinity })
  // Who needs the header only leaves while the rest still comes; a tear that shows up after that has no other listener.
  lines.on('error', () => {})
  try {
    for await (const line of lines) yield JSON.parse(line) as Line
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('invalid', 'platform_backup_torn')
  } finally {
    file.destroy()
    content.destroy()
  }
}

async function fill(write: Write, table: Table | undefined, rows: unknown[]): Promise<number> {
  if (!table) throw new Refusal('invalid', 'platform_backup_torn')
  // Older backups hold more than is kept today.
  if (!isKept(table)) return rows.length
  const columns = sql.join(columnsOf(table).map((name) => sql.ref(name)))
  const name = sql.table(nameOf(table))
  await sql`insert into ${name} (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)
    ${declared.has(nameOf(table)) ? sql`on conflict do nothing` : sql``}`.execute(write)
  return rows.length
}

async function refuseUnlessEmpty(database: OpenDatabase, tables: Table[]): Promise<void> {
  for (const table of tables) {
    const { rows } = await sql`select from ${sql.table(nameOf(table))} limit 1`.execute(database.read)
    if (rows.length) throw new Refusal('conflict', 'platform_not_empty', { table: nameOf(table) })
  }
}

async function setSequences(write: Write, tables: Table[]): Promise<void> {
  for (const table of tables)
    for (const { name } of table.columns.filter(({ identity }) => identity))
      await sql`select setval(pg_get_serial_sequence(${nameOf(table)}, ${name}), max(${sql.ref(name)}))
        from ${sql.table(nameOf(table))} having max(${sql.ref(name)}) is not null`.execute(write)
}

const nameOf = ({ schema, name }: Table) => `${schema}.${name}`
const isKept = (table: Table) => !left.has(nameOf(table))
const columnsOf = (table: Table) =>
  table.columns
    .filter(({ name, generated }) => !generated && !leftColumns.has(`${nameOf(table)}.${name}`))
    .map(({ name }) => name)

function primaryKey({ constraints, schema, name }: Table): string[] {
  const columns = constraints
    .map(({ definition }) => /^PRIMARY KEY \((.*)\)$/.exec(definition)?.[1])
    .find(Boolean)
  if (!columns) throw new Error(`${schema}.${name} has no primary key`)
  return columns.split(', ').map((column) => column.replaceAll('"', ''))
}

/** A table comes after those that it points to. */
function inOrder(tables: Table[]): Table[] {
  const ordered: Table[] = []
  const byName = new Map(tables.map((table) => [nameOf(table), table]))
  const visit = (table: Table, path: string[]) => {
    const own = nameOf(table)
    if (ordered.includes(table)) return
    if (path.includes(own)) throw new Error(`foreign keys go in a circle: ${[...path, own].join(' → ')}`)
    for (const { definition } of table.constraints) {
      const other = byName.get(/ REFERENCES ([\w."]+)\(/.exec(definition)?.[1]?.replaceAll('"', '') ?? '')
      if (other && other !== table) visit(other, [...path, own])
    }
    ordered.push(table)
  }
  for (const table of tables) visit(table, [])
  return ordered
}
