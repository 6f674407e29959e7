import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, types as pgliteTypes } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import {
  Kysely,
  PGliteDialect,
  PostgresDialect,
  sql,
  type KyselyPlugin,
  type RawBuilder,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import { openListener, type Listener } from './listen.server.ts'
import { holdLock } from './lock.server.ts'
import { changeCollector, writeChange } from './written.server.ts'

/** Every slice adds its tables by declaration merging, in its generated `tables.server.ts`. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Database {}

/** A handle that writes: exists only inside `context.write`. */
export type Write = Transaction<Database>
/** A handle that reads. A `Write` serves as one; never the other way round. */
export type Read = Pick<
  Kysely<Database>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'case' | 'getExecutor'
>

export type OpenDatabase = {
  engine: 'pglite' | 'postgres'
  read: Read
  /** The same, with a plugin that sees every query. */
  watchedRead: (plugin: KyselyPlugin) => Read
  write: <T>(work: (write: Write) => Promise<T>) => Promise<T>
  /** Many statements in one string, as migrations and the job queue's own migrations need. */
  script: (text: string) => Promise<void>
  /** One parametrised statement outside of any transaction of ours: for the job queue. */
  query: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
  /** Runs `work` while no other process that shares the database is at such work: migrations and starter content. */
  alone: <T>(work: () => Promise<T>) => Promise<T>
  listen: (channel: string, hear: (payload: string) => void) => Promise<() => Promise<void>>
  /** Whether what others write is heard of. */
  isListening: () => boolean
  /** For better-auth only, which brings its own queries. */
  kysely: Kysely<Database>
  close: () => Promise<void>
}

/** A value for a `jsonb` column, told apart from a PostgreSQL array on both drivers. */
export const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`

const inTransaction = new AsyncLocalStorage<true>()

/** The embedded driver would wait for itself for ever; on PostgreSQL the read would see the past. */
const refuseInsideTransaction: KyselyPlugin = {
  transformQuery({ node }) {
    if (inTransaction.getStore())
      throw new Error('context.read used inside context.write: pass the Write handle')
    return node
  },
  async transformResult({ result }) {
    return result
  },
}

const transactionOn =
  (kysely: Kysely<Database>): OpenDatabase['write'] =>
  (work) => {
    if (inTransaction.getStore())
      throw new Error('a transaction inside a transaction: pass the Write handle on')
    return kysely.transaction().execute((write) =>
      inTransaction.run(true, async () => {
        const { plugin, extent } = changeCollector()
        const result = await work(write.withPlugin(plugin))
        await writeChange(write, extent)
        return result
      }),
    )
  }

// A `date` is a day, not a moment: as text it cannot slip over midnight. 64-bit integers of ours stay below 2^53.
const asText = (value: string) => value
const asNumber = (value: string) => Number(value)

/** Puts a database where an embedded one is wanted and missing; says whether it did. */
export type Prepare = (dataDir: string) => boolean

/** `pglite:./data`, `pglite:memory` or `postgres://…`. */
export async function openDatabase(url: string, prepare: Prepare = () => false): Promise<OpenDatabase> {
  return url.startsWith('pglite:') ? openEmbedded(url.slice('pglite:'.length), prepare) : openServer(url)
}

async function openEmbedded(path: string, prepare: Prepare): Promise<OpenDatabase> {
  const folder = path === 'memory' ? undefined : path
  if (folder) mkdirSync(folder, { recursive: true })
  const release = folder ? holdLock(folder) : () => {}
  const dataDir = folder && join(folder, 'database')
  if (dataDir && !existsSync(dataDir)) await create(dataDir, prepare)
  return overEmbedded(await PGlite.create({ dataDir, ...embeddedOptions }), release)
}

/** A process killed while a database is first made would leave one that never opens: make it aside, then move it. */
async function create(dataDir: string, prepare: Prepare): Promise<void> {
  const aside = `${dataDir}.part`
  rmSync(aside, { recursive: true, force: true })
  if (!prepare(aside)) {
    const pglite = await PGlite.create({ dataDir: aside, ...embeddedOptions })
    await pglite.close()
  }
  renameSync(aside, dataDir)
}

export const embeddedOptions = {
  extensions: { pg_trgm, unaccent },
  parsers: { [pgliteTypes.DATE]: asText, [pgliteTypes.INT8]: asNumber },
}

export function overEmbedded(pglite: PGlite, release = () => {}): OpenDatabase {
  const writing = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) })
  // Its own instance, because the dialect's connection shows an open transaction to all its callers.
  const reading = new Kysely<Database>({
    dialect: new PGliteDialect({ pglite }),
    plugins: [refuseInsideTransaction],
  })
  return {
    engine: 'pglite',
    read: reading,
    watchedRead: (plugin) => reading.withPlugin(plugin),
    write: transactionOn(writing),
    script: async (text) => void (await pglite.exec(text)),
    async query(text, values) {
      if (values?.length) return pglite.query(text, values)
      const results = await pglite.exec(text)
      return { rows: results.at(-1)?.rows ?? [] }
    },
    // The lock on the folder has seen to it that there is no other process.
    alone: (work) => work(),
    // The driver calls in the midst of whatever wrote; the listener is not part of that transaction.
    listen: (channel, hear) => pglite.listen(channel, AsyncResource.bind(hear)),
    isListening: () => true,
    kysely: writing,
    async close() {
      await pglite.close()
      release()
    },
  }
}

const serverTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.DATE) return asText
    if (oid === pg.types.builtins.INT8) return asNumber
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

async function openServer(url: string): Promise<OpenDatabase> {
  const settings = { connectionString: url, types: serverTypes }
  const writePool = new pg.Pool({ ...settings, max: 10 })
  const readPool = new pg.Pool({ ...settings, max: 10, options: '-c default_transaction_read_only=on' })
  const listeners = new Set<Listener>()
  // An idle connection that breaks is replaced by the pool; unheard, the error would end the process.
  for (const pool of [writePool, readPool]) pool.on('error', () => {})
  await readPool.query('select 1')
  const writing = new Kysely<Database>({ dialect: new PostgresDialect({ pool: writePool }) })
  const reading = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: readPool }),
    plugins: [refuseInsideTransaction],
  })
  return {
    engine: 'postgres',
    read: reading,
    watchedRead: (plugin) => reading.withPlugin(plugin),
    write: transactionOn(writing),
    script: async (text) => void (await writePool.query(text)),
    query: (text, values) => writePool.query(text, values),
    async alone(work) {
      const client = new pg.Client(settings)
      client.on('error', () => {})
      await client.connect()
      try {
        await client.query('select pg_advisory_lock(4000)')
        return await work()
      } finally {
        // The lock goes with its connection, also if this process dies.
        await client.end()
      }
    },
    async listen(channel, hear) {
      const listener = await openListener(settings, channel, hear)
      listeners.add(listener)
      return async () => {
        listeners.delete(listener)
        await listener.close()
      }
    },
    isListening: () => [...listeners].every((listener) => listener.isListening()),
    kysely: writing,
    async close() {
      await Promise.all([...listeners].map((listener) => listener.close()))
      await Promise.all([writePool.end(), readPool.end()])
    },
  }
}
