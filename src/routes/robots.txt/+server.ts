import type { RequestHandler } from './$types'

/** Everything public may be read by programs; searches and forms are no pages to find. */
const closed = ['/search', '/live', '/sign-in', '/register', '/reset', '/verify', '/work']

export const GET: RequestHandler = ({ locals: { app } }) =>
  new Response(
    [
      'User-agent: *',
      ...closed.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${new URL('/sitemap.xml', app.config.originUrl).href}`,
      '',
    ].join('\n'),
    { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' } },
  )
