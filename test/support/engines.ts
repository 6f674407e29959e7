import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'
import {
  embeddedOptions,
  openDatabase,
  overEmbedded,
  type OpenDatabase,
} from '../../src/lib/platform/database.server.ts'
import { linkKinds } from '../../src/app/slices.server.ts'
import { migrate, readMigrations } from '../../src/lib/platform/migrations.server.ts'
import { declareLinkKinds } from '../../src/lib/traits/index.server.ts'

/** Prepares what `testDatabase` copies: an embedded database, or a template on a PostgreSQL server; migrated, with the kinds of links. */
export default async function prepare(project: TestProject) {
  const onPostgres = process.env.TEST_ENGINE === 'postgres'
  project.provide('dump', onPostgres ? '' : await prepareDump())
  if (!onPostgres) {
    project.provide('postgres', null)
    return
  }
  const server = startPostgres()
  const database = await openDatabase(server.url)
  await database.query('create database permille_template')
  await database.close()
  const template = await openDatabase(server.url.replace(/\/postgres$/, '/permille_template'))
  await bringUpToDate(template)
  await template.close()
  project.provide('postgres', server.url)
  return server.stop
}

async function bringUpToDate(database: OpenDatabase): Promise<void> {
  await migrate(database)
  await declareLinkKinds(database, linkKinds)
}

async function prepareDump(): Promise<string> {
  const hash = createHash('sha256')
    .update(
      readMigrations()
        .map(({ sha256 }) => sha256)
        .join(),
    )
    .update(JSON.stringify(linkKinds))
    .digest('hex')
    .slice(0, 16)
  const folder = 'node_modules/.cache/permille'
  const file = join(folder, `migrated-${hash}.tar`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const pglite = await PGlite.create(embeddedOptions)
  await bringUpToDate(overEmbedded(pglite))
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
  return file
}

/** The folder of Debian's newest PostgreSQL programs, or null. */
export function postgresPrograms(): string | null {
  const root = '/usr/lib/postgresql'
  if (process.env.PG_BIN) return process.env.PG_BIN
  if (!existsSync(root)) return null
  const newest = readdirSync(root).sort((a, b) => Number(b) - Number(a))[0]
  return newest ? join(root, newest, 'bin') : null
}

/** A throw-away cluster on a free port, reached over loopback; as the user `postgres` where we are root. */
export function startPostgres(): { url: string; stop: () => void } {
  const programs = postgresPrograms()
  if (!programs) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  const folder = mkdtempSync(join(tmpdir(), 'permille-postgres-'))
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const isRoot = userInfo().uid === 0
  // `runuser` lies in a folder that not every PATH of root holds.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` }
  const run = (program: string, ...args: string[]) => {
    const command = [join(programs, program), ...args]
    const [first = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
    execFileSync(first, rest, { stdio: ['ignore', 'ignore', 'inherit'], cwd: tmpdir(), env })
  }
  if (isRoot) execFileSync('chown', ['postgres', folder])
  run('initdb', '-D', folder, '-A', 'trust', '-U', 'permille', '-E', 'UTF8', '--no-sync', '--locale=C')
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=300`
  run('pg_ctl', '-D', folder, '-w', '-l', join(folder, 'log'), '-o', options, 'start')
  return {
    url: `postgres://permille@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', '-D', folder, '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
