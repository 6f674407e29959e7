import { backup, restore } from './backup.server.ts'
import { fileOf, type Command } from './command.ts'
import { appliedMigrations } from './migrations.server.ts'
import { describe } from './openapi.ts'

/** What the platform itself offers in the terminal. */
export const platformCommands: readonly Command[] = [
  {
    name: 'status',
    usage: 'status',
    summary: 'Version, engine and migration of the platform',
    async run({ read }, _, { version, database, live }) {
      const migration = (await appliedMigrations(read)).at(-1)
      const data = { version, engine: database.engine, migration, watching: live.watching }
      return { data, lines: [`Permille ${version} on ${data.engine}, migration ${migration}`] }
    },
  },
  {
    name: 'backup',
    usage: 'backup FILE',
    summary: 'Writes everything but sessions and secrets into one file',
    async run({ now }, { args, cwd }, { database, files }) {
      const path = fileOf(args, cwd)
      const data = await backup(database, files, path, now())
      return { data, lines: [`${data.rows} rows and ${data.files} files in ${path}`] }
    },
  },
  {
    name: 'restore',
    usage: 'restore FILE',
    summary: 'Fills a new, empty database from a backup',
    async run(_, { args, cwd }, { database, files }) {
      const data = await restore(database, files, fileOf(args, cwd))
      return { data, lines: [`${data.rows} rows and ${data.files} files restored`] }
    },
  },
  {
    name: 'openapi',
    usage: 'openapi',
    summary: 'The OpenAPI document of the API',
    async alone(_, { operations, version }) {
      const data = describe(operations, version, 'http://localhost:4000')
      return { data, lines: [JSON.stringify(data, null, 2)] }
    },
  },
]
