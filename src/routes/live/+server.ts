import { extractLocaleFromUrl } from '#lib/paraglide/runtime.js'
import { Refusal } from '#lib/platform/refusal.ts'
import { offeredLocale } from '#app/offer.ts'
import { pageKey, readerOf } from '#app/visitors.server.ts'
import type { RequestHandler } from './$types'

/** Tells an open page once that what it shows has changed; the page then reads again and listens anew. */
export const GET: RequestHandler = async ({ url, request, locals, fetch }) => {
  const { app, context } = locals
  const page = pageOf(url)
  const reader = readerOf(request, context.actor)
  const locale = extractLocaleFromUrl(page) ?? context.locale
  const offered = offeredLocale(request.headers.get('accept-language'), locale)
  const shown = () =>
    app.visitorPages.shown(pageKey({ reader, locale, offered, now: context.now(), url: page }))
  // Drawn by another process, long ago, or changed since: drawing it tells what it shows.
  if (!shown() && !(await fetch(page.href)).ok) throw new Refusal('missing', 'platform_missing')
  const since = request.headers.get('last-event-id') ?? url.searchParams.get('since') ?? ''
  return new Response(app.live.stream(shown() ?? null, since), {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  })
}

/** The address of a page of ours. */
function pageOf(url: URL): URL {
  const page = URL.parse(url.searchParams.get('page') ?? '', url.origin)
  if (!page || page.origin !== url.origin || /^\/live(\/|$)/.test(page.pathname))
    throw new Refusal('invalid', 'platform_invalid')
  return page
}
