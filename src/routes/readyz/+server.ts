import type { RequestHandler } from './$types'

/** Traffic may come: the database answers. */
export const GET: RequestHandler = async ({ locals }) => {
  const { read } = locals.context
  const ready = await read
    .selectFrom('platform.migration')
    .select(({ fn }) => fn.max('name').as('migration'))
    .executeTakeFirstOrThrow()
    .catch(() => null)
  return Response.json(
    {
      status: ready ? 'ready' : 'unavailable',
      engine: locals.app.database.engine,
      migration: ready?.migration ?? null,
    },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
