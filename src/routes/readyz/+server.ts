import { appliedMigrations, readMigrations } from '#lib/platform/migrations.server.ts'
import type { RequestHandler } from './$types'

const patienceMs = 3_000

/** Traffic may come: the database answers, its history is ours, jobs are taken, and what other nodes write is heard of. */
export const GET: RequestHandler = async ({ locals: { app, context } }) => {
  const applied = await inTime(appliedMigrations(context.read))
  const checks = {
    database: applied !== null,
    migrations: applied !== null && readMigrations().every(({ name }) => applied.includes(name)),
    jobs: (await inTime(app.jobs?.isReady() ?? Promise.resolve(false))) === true,
    changes: app.database.isListening(),
  }
  const isReady = Object.values(checks).every(Boolean)
  return Response.json(
    {
      status: isReady ? 'ready' : 'unavailable',
      engine: app.database.engine,
      migration: applied?.toSorted().at(-1) ?? null,
      checks,
    },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}

/** What fails or takes too long is not ready. */
const inTime = <T>(work: Promise<T>): Promise<T | null> =>
  Promise.race([
    work.catch(() => null),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs).unref()),
  ])
