import type { Server } from 'node:net'
import { availableParallelism } from 'node:os'
import { v7 as newId } from 'uuid'
import { createIdentity, firstLink } from '#lib/identity/index.server.ts'
import { asRefusal } from '#lib/platform/constraints.ts'
import { declareLinkKinds, followSearch, indexPages } from '#lib/traits/index.server.ts'
import type { Config } from '#lib/platform/config.server.ts'
import { adoptCopied } from '#lib/platform/copied.server.ts'
import { openChanges } from '#lib/platform/changes.server.ts'
import { loadOnce } from '#lib/platform/content.server.ts'
import { openDatabase, type OpenDatabase } from '#lib/platform/database.server.ts'
import { filesIn } from '#lib/platform/files.server.ts'
import { openJobs } from '#lib/platform/jobs.server.ts'
import { openLive } from '#lib/platform/live.server.ts'
import { openLog } from '#lib/platform/log.server.ts'
import { migrate } from '#lib/platform/migrations.server.ts'
import { openObjects } from '#lib/platform/objects.server.ts'
import { openPost } from '#lib/platform/post.server.ts'
import { copyPrepared, preparedFolder } from '#lib/platform/prepared.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { secret } from '#lib/platform/secrets.server.ts'
import type { App } from './app.ts'
import { listenOn, socketOf } from './console.server.ts'
import { ownPages } from './pages.ts'
import { systemActor } from './system-actor.ts'
import * as composed from './slices.server.ts'
import { version } from './version.ts'
import { openVisitorPages } from './visitors.server.ts'

type Opening = {
  report?: (step: string) => void
  withContent?: boolean
  /** The folder of a database to begin with, where the embedded one is new and wants content; null for none. */
  prepared?: string | null
  /** Jobs, post and the socket for the command line: what a server does besides answering. */
  withWork?: boolean
  /** Threads that studies may take; the server keeps one core for its pages. */
  mostThreads?: number
}

export async function openApp(config: Config, opening: Opening = {}): Promise<App> {
  opening.report?.(`database ${config.databaseUrl.replace(/\/\/[^@]*@/, '//')}`)
  const { prepared = preparedFolder, withContent = true } = opening
  const database = await openDatabase(
    config.databaseUrl,
    (dataDir) => prepared !== null && withContent && copyPrepared(dataDir, prepared),
  )
  try {
    // Of several nodes that start at once, one at a time migrates, makes the queue of jobs and loads the content.
    return await database.alone(() => assemble(database, config, opening))
  } catch (error) {
    await database.close()
    throw error
  }
}

async function assemble(
  database: OpenDatabase,
  config: Config,
  {
    report = () => {},
    withContent = true,
    withWork = true,
    mostThreads = Math.max(1, availableParallelism() - 1),
  }: Opening,
): Promise<App> {
  const log = openLog(config.log)
  for (const { name } of await migrate(database)) report(`migration ${name}`)
  await adoptCopied(database)
  const changes = await openChanges(database)
  const live = openLive(changes)
  const endings: (() => Promise<unknown>)[] = []
  const objects = openObjects(config.storageUrl)
  const app: App = {
    version,
    operations: composed.operations,
    counts: composed.counts,
    search: composed.search,
    uploads: composed.uploads,
    tooLarge: (bytes) =>
      new Refusal('too_large', 'platform_too_large', { limit: `${Math.round(bytes / 1024)} KB` }),
    mostThreads,
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
    changes,
    live,
    jobs: null,
    log,
    visitorPages: openVisitorPages(changes),
    contextFor: (actor, locale, read = database.read) => ({
      actor,
      locale,
      now: () => new Date(),
      newId: () => newId(),
      read,
      write: (work) =>
        database.write(work).catch((error: unknown) => {
          throw asRefusal(error, composed.constraints)
        }),
      send: (...order) => app.jobs!.send(...order),
    }),
    async welcome() {
      const link = await firstLink(app.contextFor(systemActor, 'en'))
      return link && new URL(link, config.originUrl).href
    },
    async close() {
      await live.close()
      for (const { stop } of works) stop?.()
      for (const end of endings) await end()
      await app.jobs?.close()
      for (const { close } of works) await close?.()
      await database.close()
    },
  }
  const works = composed.jobs(app.contextFor(systemActor, 'en'), app)
  const jobs = works.flatMap(({ jobs }) => jobs)
  const done = jobs.filter(({ long }) => withWork && (!long || config.compute === 'here'))
  app.jobs = await openJobs(database, jobs, log, done)
  const context = app.contextFor(systemActor, 'en')
  await declareLinkKinds(context, composed.linkKinds)
  if (withContent) {
    await loadOnce(context, composed.contentFingerprint(), () => composed.loadContent(context, report))
    await indexPages(context, [...composed.pages, ...ownPages])
    await followSearch(context, composed.search)
  }
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
