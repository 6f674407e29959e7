// Makes the database that every first start copies, at the end of a build: src/lib/platform/prepared.server.ts.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openApp } from '#app/app.server.ts'
import { readCatalogue } from '#lib/platform/catalogue.server.ts'
import { readConfig } from '#lib/platform/config.server.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { fingerprint, preparedFolder, stampOf } from '#lib/platform/prepared.server.ts'

/** What starter content and the program itself fill. */
const filledSchemas = ['traits', 'plan', 'dashboard']
const filledTables = [
  'platform.migration',
  'platform.loaded_content',
  'platform.record',
  'platform.event',
  'platform.reader',
]

export async function prepareDatabase(folder: string): Promise<void> {
  const files = mkdtempSync(join(tmpdir(), 'permille-first-'))
  const aside = `${folder}.part`
  rmSync(aside, { recursive: true, force: true })
  const config = readConfig({
    DATABASE_URL: `pglite:${aside}`,
    STORAGE_URL: files,
    LOG: 'silent',
    // Given, so that none is made and kept in the database: each installation makes its own.
    SECRET: 'of no use, because nobody signs in here',
  })
  const app = await openApp(config, { withWork: false, prepared: null })
  await app.database.script('truncate platform.change')
  const own = await tablesOfOneInstallation(app.database)
  await app.close()
  if (own.length) throw new Error(`a first database must not hold rows of ${own.join(', ')}`)
  writeFileSync(stampOf(aside), fingerprint())
  rmSync(folder, { recursive: true, force: true })
  renameSync(aside, folder)
  rmSync(files, { recursive: true })
}

/** Tables with rows that no other installation may share: accounts, keys, letters, runs. */
async function tablesOfOneInstallation(database: OpenDatabase): Promise<string[]> {
  const found: string[] = []
  for (const { schema, name } of (await readCatalogue(database)).tables) {
    const table = `${schema}.${name}`
    if (filledSchemas.includes(schema) || filledTables.includes(table)) continue
    const { rows } = await sql`select from ${sql.table(table)} limit 1`.execute(database.read)
    if (rows.length) found.push(table)
  }
  return found
}

if (import.meta.main) await prepareDatabase(preparedFolder)
