import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** The folder of Debian's newest PostgreSQL programs, or null. */
export function postgresPrograms(): string | null {
  const root = '/usr/lib/postgresql'
  if (process.env.PG_BIN) return process.env.PG_BIN
  if (!existsSync(root)) return null
  const newest = readdirSync(root).sort((a, b) => Number(b) - Number(a))[0]
  return newest ? join(root, newest, 'bin') : null
}

/** A throw-away cluster on a free port, reached over loopback; as the user `postgres` where we are root. */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const programs = postgresPrograms()
  if (!programs) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  const folder = mkdtempSync(join(tmpdir(), 'permille-postgres-'))
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const isRoot = userInfo().uid === 0
  // `setpriv` keeps the process a child of ours, so that what it takes is counted with the tests.
  const owner = isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', '--'] : []
  const command = (program: string, ...args: string[]) => {
    const [first = '', ...rest] = [...owner, join(programs, program), ...args]
    return [first, rest] as [string, string[]]
  }
  const run = (program: string, ...args: string[]) =>
    execFileSync(...command(program, ...args), { stdio: ['ignore', 'ignore', 'inherit'], cwd: tmpdir() })
  if (isRoot) execFileSync('chown', ['postgres', folder])
  run('initdb', '-D', folder, '-A', 'trust', '-U', 'permille', '-E', 'UTF8', '--no-sync', '--locale=C')
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    // An ANALYZE of its own is a running transaction, below which readers of the event log stop.
    autovacuum: 'off',
    max_connections: '300',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(...command('postgres', '-D', folder, '-p', String(port), ...flags), {
    stdio: 'ignore',
    cwd: tmpdir(),
  })
  const ended = once(server, 'exit')
  const isReady = () =>
    spawnSync(join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0
  while (!isReady()) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url: `postgres://permille@127.0.0.1:${port}/postgres`,
    async stop() {
      run('pg_ctl', '-D', folder, '-m', 'immediate', 'stop')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
