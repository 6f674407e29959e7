import { dashboardFeed } from '#lib/dashboard/index.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { context, app } }) =>
  new Response(await dashboardFeed(context, app.config.originUrl), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache' },
  })
