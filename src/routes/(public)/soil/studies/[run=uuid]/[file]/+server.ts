import { runFile } from '#lib/observatory/index.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import type { RequestEvent, RequestHandler } from './$types'

const types: Record<string, string> = {
  tif: 'image/tiff; application=geotiff; profile=cloud-optimized',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
}

/** A file of a result; a GIS asks for ranges of its maps. */
export const GET: RequestHandler = (event) => answer(event, true)
/** The framework would read the whole map to answer this. */
export const HEAD: RequestHandler = (event) => answer(event, false)

async function answer({ locals: { context, app }, params, request }: RequestEvent, withBody: boolean) {
  const { key, bytes, sha256, isPublished } = await runFile(context, params.run, params.file)
  const headers = new Headers({
    'content-type': types[params.file.split('.').at(-1)!] ?? 'application/octet-stream',
    'accept-ranges': 'bytes',
    etag: `"${sha256}"`,
    'cache-control': isPublished ? 'public, max-age=3600' : 'private, no-cache',
    ...(isPublished && { 'access-control-allow-origin': '*' }),
  })
  if (request.headers.get('if-none-match') === headers.get('etag'))
    return new Response(null, { status: 304, headers })
  const range = rangeOf(request.headers.get('range'), bytes)
  if (range === 'beyond') {
    headers.set('content-range', `bytes */${bytes}`)
    return new Response(null, { status: 416, headers })
  }
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${bytes}`)
  headers.set('content-length', String(range ? range.end - range.start + 1 : bytes))
  const body = withBody ? orMissing(await app.objects.stream(key, range)) : null
  return new Response(body, { status: range ? 206 : 200, headers })
}

/** One range (RFC 9110, 14.1.2); of several, and of what is no range, all is sent, as the standard allows. */
function rangeOf(header: string | null, bytes: number) {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (!from && !to) return undefined
  const start = from ? Number(from) : Math.max(0, bytes - Number(to))
  const end = from && to ? Math.min(Number(to), bytes - 1) : bytes - 1
  return start > end ? ('beyond' as const) : { start, end }
}
