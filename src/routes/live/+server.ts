import { z } from 'zod'
import { Refusal } from '#lib/platform/refusal.ts'
import { liveStream } from '#lib/platform/live.server.ts'
import type { RequestHandler } from './$types'

const wanted = z.array(z.uuid()).min(1).max(200)

/** Tells an open page that something about these records happened; the page then reads again. */
export const GET: RequestHandler = ({ url, locals }) => {
  const ids = wanted.safeParse(url.searchParams.get('about')?.split(','))
  if (!ids.success) throw new Refusal('invalid', 'platform_invalid')
  return new Response(liveStream(locals.app.live, ids.data), {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  })
}
