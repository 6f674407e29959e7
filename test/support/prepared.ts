import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import {
  embeddedOptions,
  openDatabase,
  overEmbedded,
  type OpenDatabase,
} from '../../src/lib/platform/database.server.ts'

/** What databases of tests hold at the start. It is made once and copied for each test file. */
export type Filling = {
  name: string
  /** Of all that decides what is in it: another hash, and it is made again. */
  hash: string
  fill: (database: OpenDatabase) => Promise<unknown>
}

const cache = 'node_modules/.cache/permille'

/** The file of an embedded database so filled, on top of another one or of nothing. */
export async function dumpWith({ name, hash, fill }: Filling, below: string | null): Promise<string> {
  const file = join(cache, `${name}-${hash}.tar`)
  if (existsSync(file)) return file
  mkdirSync(cache, { recursive: true })
  const pglite = below ? await openDump(below) : await PGlite.create(embeddedOptions)
  await fill(overEmbedded(pglite))
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  const part = `${file}.${process.pid}`
  writeFileSync(part, Buffer.from(await dump.arrayBuffer()))
  renameSync(part, file)
  return file
}

export const openDump = (file: string): Promise<PGlite> =>
  PGlite.create({ loadDataDir: new Blob([readFileSync(file)]), ...embeddedOptions })

/** The name of a database so filled on a PostgreSQL server, made by whichever test file asks for it first. */
export async function templateWith(server: string, { name, fill }: Filling, below: string): Promise<string> {
  const template = `permille_${name}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(4001)')
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
    if (rowCount) return template
    await admin.query(`create database ${template}_part template ${below}`)
    const database = await openDatabase(addressOf(server, `${template}_part`))
    await fill(database)
    await database.close()
    await admin.query(`alter database ${template}_part rename to ${template}`)
    return template
  } finally {
    await admin.end()
  }
}

export function addressOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
