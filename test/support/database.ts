import { inject } from 'vitest'
import type { Actor, Context } from '#lib/platform/context.ts'
import { openDatabase, overEmbedded, type OpenDatabase } from '#lib/platform/database.server.ts'
import { addressOf, openDump } from './prepared.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server's address, or null to run on the embedded database. */
    postgres: string | null
    /** What a migrated, empty database is copied from: a template there, or the file of a dump. */
    start: string
  }
}

let serial = 0

/** A migrated, empty database of one's own, on whichever engine this run is for. Closed when the test file ends. */
export const testDatabase = () => copyOf(inject('start'))

/** A copy of a template on the server, or of the file of a dump. */
export async function copyOf(prepared: string): Promise<OpenDatabase> {
  const postgres = inject('postgres')
  return postgres
    ? openDatabase(await newDatabase(postgres, prepared))
    : overEmbedded(await openDump(prepared))
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
  return addressOf(postgres, name)
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
