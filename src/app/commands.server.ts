import { countRecords, rebuild } from '#lib/dashboard/index.server.ts'
import { backup, restore } from '#lib/platform/backup.server.ts'
import { appliedMigrations } from '#lib/platform/migrations.server.ts'
import { accountCommands } from './account-commands.server.ts'
import type { App } from './app.server.ts'
import { fileOf } from './file-argument.ts'
import { self } from './self.ts'
import { operations } from './operations.server.ts'
import { sources } from './sources.server.ts'
import { describe } from '#lib/platform/openapi.ts'
import { planCommands } from './plan-commands.server.ts'
import { soilCommands } from './soil-commands.server.ts'
import { version } from './version.ts'

export type Invocation = {
  /** What follows the command's name, without options. */
  args: readonly string[]
  options: Readonly<Record<string, string | true>>
  /** Files are named as the caller sees them. */
  cwd: string
  print: (line: string) => void
}

/** What a command answers: data for `--json`, lines for people. */
export type Answer = {
  data: unknown
  lines: readonly string[]
  failed?: boolean
  /** Done only halfway: on yes, the same command is given again with `--yes`. */
  asks?: string
}

type Named = { name: string; usage: string; summary: string }
/** Needs the platform: talks to the running server, or opens the database itself. */
type OnPlatform = Named & { run: (app: App, invocation: Invocation) => Promise<Answer> }
/** Reads files and computes; needs no platform. */
type Alone = Named & { alone: (invocation: Invocation) => Promise<Answer> }
/** Needs the platform unless its options say otherwise. */
type Either = OnPlatform & Alone & { isAlone: (options: Invocation['options']) => boolean }
export type Command = OnPlatform | Alone | Either

/** What runs without the platform, if the command does so with these options. */
export function alone(command: Command, options: Invocation['options']): Alone['alone'] | null {
  if (!('alone' in command)) return null
  return 'isAlone' in command && !command.isAlone(options) ? null : command.alone
}

/** Every command, a line or a few each. */
export const commands: readonly Command[] = [
  ...planCommands,
  ...accountCommands,
  {
    name: 'status',
    usage: 'status',
    summary: 'Version, engine and migration of the platform',
    async run(app) {
      const migration = (await appliedMigrations(app.database.read)).at(-1)
      const data = { version, engine: app.database.engine, migration, watching: app.live.watching }
      return { data, lines: [`Permille ${version} on ${data.engine}, migration ${migration}`] }
    },
  },
  {
    name: 'backup',
    usage: 'backup FILE',
    summary: 'Writes everything but sessions and secrets into one file',
    async run(app, { args, cwd }) {
      const path = fileOf(args, cwd)
      const data = await backup(app.database, app.files, path, new Date())
      return { data, lines: [`${data.rows} rows and ${data.files} files in ${path}`] }
    },
  },
  {
    name: 'restore',
    usage: 'restore FILE',
    summary: 'Fills a new, empty database from a backup',
    async run(app, { args, cwd }) {
      const data = await restore(app.database, app.files, fileOf(args, cwd))
      return { data, lines: [`${data.rows} rows and ${data.files} files restored`] }
    },
  },
  {
    name: 'dashboard rebuild',
    usage: 'dashboard rebuild',
    summary: 'Computes every figure and standing from the event log alone and compares',
    async run(app) {
      const data = await rebuild(app.database.read, new Date().toISOString().slice(0, 10))
      const { figures, events, standings, differing, onlyInLog, onlyInTable, standingOtherwise } = data
      const wrong = [...differing, ...onlyInLog, ...onlyInTable, ...standingOtherwise].length
      const verdict = wrong ? `${wrong} differ from what is stored` : 'all as stored'
      return {
        data,
        lines: [`${figures} figures and ${standings} standings from ${events} events: ${verdict}`],
        failed: wrong > 0,
      }
    },
  },
  {
    name: 'dashboard count',
    usage: 'dashboard count',
    summary: 'Counts records for the indicators that can be counted',
    async run(app) {
      const entered = await countRecords(app.contextFor(self, 'en'), sources)
      return { data: { entered }, lines: [`${entered} figures entered`] }
    },
  },
  {
    name: 'openapi',
    usage: 'openapi',
    summary: 'The OpenAPI document of the API',
    async alone() {
      const data = describe(operations, version, 'http://localhost:4000')
      return { data, lines: [JSON.stringify(data, null, 2)] }
    },
  },
  ...soilCommands,
]
