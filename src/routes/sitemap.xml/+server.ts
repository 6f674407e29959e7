import { localizeHref, locales } from '#lib/paraglide/runtime.js'
import { publicPaths } from '#lib/traits/index.server.ts'
import type { RequestHandler } from './$types'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Every page that the search knows, in each language with the others beside it. */
export const GET: RequestHandler = async ({ locals: { app, context } }) => {
  const at = (path: string, locale: (typeof locales)[number]) =>
    escaped(new URL(localizeHref(path, { locale }), app.config.originUrl).href)
  const paths = ['/', ...(await publicPaths(context.read))]
  const entries = paths.flatMap((path) => {
    const others = locales.map(
      (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${at(path, locale)}"/>`,
    )
    return locales.map((locale) => `<url><loc>${at(path, locale)}</loc>${others.join('')}</url>`)
  })
  const namespaces =
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${namespaces}>\n${entries.join('\n')}\n</urlset>\n`,
    { headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' } },
  )
}
