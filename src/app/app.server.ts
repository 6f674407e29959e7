import { v7 as newId } from 'uuid'
import type { Config } from '#lib/platform/config.server.ts'
import type { Actor, Context } from '#lib/platform/context.ts'
import { openDatabase, type OpenDatabase } from '#lib/platform/database.server.ts'
import { openFolder, type Storage } from '#lib/platform/files.server.ts'
import { openJobs, type Jobs } from '#lib/platform/jobs.server.ts'
import { openLive, type Live } from '#lib/platform/live.server.ts'
import { openLog, type Log } from '#lib/platform/log.server.ts'
import { migrate } from '#lib/platform/migrations.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { loadContent } from './content.server.ts'
import { jobs as jobList } from './jobs.server.ts'

/** The whole platform, put together once a process. */
export type App = {
  config: Config
  database: OpenDatabase
  files: Storage
  live: Live
  jobs: Jobs | null
  log: Log
  contextFor: (actor: Actor, locale: Locale) => Context
  close: () => Promise<void>
}

/** The platform itself: what it does by the clock or on the command line, with the powers of an administrator. */
export const self: Actor = { id: null, roles: ['administrator', 'secretariat'], via: 'job', scopes: null }

export type Progress = (step: string) => void

export async function openApp(
  config: Config,
  { report = () => {}, withJobs = true }: { report?: Progress; withJobs?: boolean } = {},
): Promise<App> {
  const log = openLog(config.log)
  report(`database ${config.databaseUrl.replace(/\/\/[^@]*@/, '//')}`)
  const database = await openDatabase(config.databaseUrl)
  for (const { number, name } of await migrate(database)) report(`migration ${number} ${name}`)
  const live = await openLive(database)
  const app: App = {
    config,
    database,
    files: openFolder(config.storageUrl),
    live,
    jobs: null,
    log,
    contextFor: (actor, locale) => ({
      actor,
      locale,
      now: () => new Date(),
      newId: () => newId(),
      read: database.read,
      write: database.write,
    }),
    async close() {
      await live.close()
      await app.jobs?.close()
      await database.close()
    },
  }
  await loadContent(app.contextFor(self, 'en'), report)
  if (withJobs) app.jobs = await openJobs(database, jobList(app), log)
  return app
}
