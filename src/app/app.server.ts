import type { Server } from 'node:net'
import { availableParallelism } from 'node:os'
import { v7 as newId } from 'uuid'
import { createIdentity, firstLink, type Identity } from '#lib/identity/index.server.ts'
import { runJobs } from '#lib/observatory/index.server.ts'
import { asRefusal } from '#lib/platform/constraints.ts'
import type { Config } from '#lib/platform/config.server.ts'
import type { Actor, Context } from '#lib/platform/context.ts'
import { openDatabase, type OpenDatabase } from '#lib/platform/database.server.ts'
import { filesIn, type Files } from '#lib/platform/files.server.ts'
import { openJobs, type Jobs } from '#lib/platform/jobs.server.ts'
import { openLive, type Live } from '#lib/platform/live.server.ts'
import { openLog, type Log } from '#lib/platform/log.server.ts'
import { migrate } from '#lib/platform/migrations.server.ts'
import { openObjects, type Objects } from '#lib/platform/objects.server.ts'
import { openPost } from '#lib/platform/post.server.ts'
import { secret } from '#lib/platform/secrets.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { constraints } from './constraints.ts'
import { listenOn, socketOf } from './console.server.ts'
import { loadContent } from './content.server.ts'
import { jobs as jobList } from './jobs.server.ts'
import { self } from './self.ts'
import { version } from './version.ts'
import { openVisitorPages, type VisitorPages } from './visitors.server.ts'

/** The whole platform, put together once a process. */
export type App = {
  config: Config
  database: OpenDatabase
  identity: Identity
  files: Files
  /** What all nodes see: uploads, and the data and results of studies. */
  objects: Objects
  live: Live
  jobs: Jobs | null
  log: Log
  visitorPages: VisitorPages
  contextFor: (actor: Actor, locale: Locale) => Context
  /** Address of the page that creates the Secretariat's account, as long as there is none. */
  welcome: () => Promise<string | null>
  close: () => Promise<void>
}

export { self }

type Opening = {
  report?: (step: string) => void
  withContent?: boolean
  /** Jobs, post and the socket for the command line: what a server does besides answering. */
  withWork?: boolean
  /** Threads that studies may take; the server keeps one core for its pages. */
  mostThreads?: number
}

export async function openApp(
  config: Config,
  {
    report = () => {},
    withContent = true,
    withWork = true,
    mostThreads = Math.max(1, availableParallelism() - 1),
  }: Opening = {},
): Promise<App> {
  const log = openLog(config.log)
  report(`database ${config.databaseUrl.replace(/\/\/[^@]*@/, '//')}`)
  const database = await openDatabase(config.databaseUrl)
  for (const { name } of await migrate(database)) report(`migration ${name}`)
  const live = await openLive(database)
  const endings: (() => Promise<unknown>)[] = []
  const objects = openObjects(config.storageUrl)
  const app: App = {
    config,
    database,
    identity: createIdentity({
      database,
      config,
      secret: config.secret ?? (await secret(database, 'session')),
      complain: (problem) => log('warn', 'identity', { problem }),
    }),
    files: filesIn(objects),
    objects,
    live,
    jobs: null,
    log,
    visitorPages: openVisitorPages(database.read, () => new Date()),
    contextFor: (actor, locale) => ({
      actor,
      locale,
      now: () => new Date(),
      newId: () => newId(),
      read: database.read,
      write: (work) =>
        database.write(work).catch((error: unknown) => {
          throw asRefusal(error, constraints)
        }),
      send: (...order) => app.jobs!.send(...order),
    }),
    async welcome() {
      const link = await firstLink(app.contextFor(self, 'en'))
      return link && new URL(link, config.originUrl).href
    },
    async close() {
      await live.close()
      runs.team.stop()
      for (const end of endings) await end()
      await app.jobs?.close()
      await runs.team.close()
      await database.close()
    },
  }
  const runs = runJobs({
    objects,
    storageUrl: config.storageUrl,
    version,
    mostThreads,
    context: app.contextFor(self, 'en'),
  })
  const own = jobList(app)
  const works = [...(withWork ? own : []), ...(withWork && config.compute === 'here' ? runs.jobs : [])]
  app.jobs = await openJobs(database, [...own, ...runs.jobs], log, works)
  if (withContent) await loadContent(app.contextFor(self, 'en'), report)
  if (withWork) {
    if (config.smtpUrl) endings.push(openPost(database, config.smtpUrl, config.mailFrom, log))
    if (config.databaseUrl.startsWith('pglite:')) {
      const folder = config.databaseUrl.slice('pglite:'.length)
      if (folder !== 'memory') endings.push(stopListening(await listenOn(app, socketOf(folder))))
    }
  }
  return app
}

const stopListening = (server: Server) => () => new Promise((resolve) => server.close(resolve))
