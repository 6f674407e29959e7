import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import type { Actor, Context } from '#lib/platform/context.ts'
import {
  embeddedOptions,
  openDatabase,
  overEmbedded,
  type OpenDatabase,
} from '#lib/platform/database.server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server's address, or null to run on the embedded database. */
    postgres: string | null
    /** The file of a migrated embedded database. */
    dump: string
  }
}

let serial = 0

/** A migrated, empty database of one's own, on whichever engine this run is for. Closed when the test file ends. */
export async function testDatabase(): Promise<OpenDatabase> {
  const postgres = inject('postgres')
  if (postgres) return openDatabase(await newDatabase(postgres, 'permille_template'))
  const loadDataDir = new Blob([readFileSync(inject('dump'))])
  return overEmbedded(await PGlite.create({ loadDataDir, ...embeddedOptions }))
}

/** The address of a database with nothing in it, not even a migration. */
export async function emptyDatabase(): Promise<string> {
  const postgres = inject('postgres')
  return postgres ? newDatabase(postgres, 'template0') : 'pglite:memory'
}

async function newDatabase(postgres: string, template: string): Promise<string> {
  const name = `test_${process.pid}_${serial++}_${Math.floor(performance.now())}`
  const admin = await openDatabase(postgres)
  await admin.query(`create database ${name} template ${template}`)
  await admin.close()
  const url = new URL(postgres)
  url.pathname = `/${name}`
  return url.href
}

export const secretariat: Actor = {
  id: '01900000-0000-7000-8000-000000000001',
  roles: ['secretariat'],
  via: 'session',
  scopes: null,
}

/** A context with a clock and ids that a test can foresee. */
export function testContext(database: OpenDatabase, changes: Partial<Context> = {}): Context {
  let made = 0
  return {
    actor: secretariat,
    locale: 'en',
    now: () => new Date('2026-03-01T12:00:00Z'),
    newId: () => `01900000-0000-7000-9000-${(++made).toString(16).padStart(12, '0')}`,
    read: database.read,
    write: database.write,
    send: async () => {},
    ...changes,
  }
}
