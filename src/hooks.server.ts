import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks'
import { randomUUID } from 'node:crypto'
import { openApp } from '#app/app.server.ts'
import type { App } from '#app/app.ts'
import { withCodes } from '#app/codes.ts'
import { keepLate, mayBeLate, showKept } from '#app/late-form.server.ts'
import { offeredLocale } from '#app/offer.ts'
import { signInFor, signInTo } from '#app/sign-in.ts'
import { isCacheable } from '#app/slices.server.ts'
import { isPage, isVisitor, pageKey, readerOf } from '#app/visitors.server.ts'
import { getTextDirection, localizeHref } from '#lib/paraglide/runtime.js'
import { paraglideMiddleware } from '#lib/paraglide/server.js'
import { readConfig } from '#lib/platform/config.server.ts'
import { badValue } from '#lib/platform/constraints.ts'
import { visitor, type Actor } from '#lib/platform/context.ts'
import { once, settle } from '#lib/platform/once.server.ts'
import { trackReads } from '#lib/platform/reads.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { refused } from '#lib/platform/rest.server.ts'
import { inWords, isAway } from '#lib/platform/trouble.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'

let app: App

/** The server entry closes the app by this handle; nothing else may use it. */
const handleOfServer = Symbol.for('permille.app')

export const init: ServerInit = async () => {
  const begun = performance.now()
  const report = (step: string) =>
    console.info(`  ${((performance.now() - begun) / 1000).toFixed(1).padStart(4)} s  ${step}`)
  app = await openApp(readConfig(process.env), { report }).catch((error: unknown) => {
    const said = error instanceof Refusal ? translate(error.text, error.data, 'en') : inWords(error)
    throw new Error(said, { cause: error })
  })
  Object.assign(globalThis, { [handleOfServer]: app })
}

const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
}

export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, async ({ locale }) => {
    event.locals.app = app
    event.locals.context = app.contextFor(visitor, locale)
    if (isFromElsewhere(event)) return refused(foreignOrigin, event.locals.context)
    const actor = await admit(event).catch(asRefusal)
    if (actor instanceof Refusal) return refused(actor, event.locals.context)
    event.locals.context = app.contextFor(actor, locale)
    const { route, url, request } = event
    const mended = request.method === 'GET' ? withCodes(url.pathname, event.params) : null
    if (mended) redirect(301, mended + url.search)
    event.locals.offered = offeredLocale(request.headers.get('accept-language'), locale)
    const signIn = signInFor(route.id, actor, url, request.method)
    if (signIn) {
      const kept = mayBeLate(event) && (await keepLate(event))
      redirect(303, localizeHref(kept ? signInTo(kept) : signIn))
    }
    if (request.method !== 'GET') return take(event, resolve, actor, locale)
    return (await showKept(event)) ?? servePage(event, resolve, actor, locale)
  })

type Resolve = Parameters<Handle>[0]['resolve']

/** Does what was sent, once; what came after its session had ended is kept until the person is back. */
async function take(event: RequestEvent, resolve: Resolve, actor: Actor, locale: Locale) {
  const copy = mayBeLate(event) ? event.request.clone() : null
  event.locals.context = once(app.contextFor(actor, locale), event.request)
  const response = await draw(event, resolve, locale)
  if (copy && response.status === 403) {
    const kept = await keepLate(event, copy)
    if (kept) redirect(303, localizeHref(signInTo(kept)))
  }
  return settle(app.database, event.locals.context, event.request, response)
}

async function servePage(event: RequestEvent, resolve: Resolve, actor: Actor, locale: Locale) {
  const reader = readerOf(event.request, actor)
  const { offered } = event.locals
  const key = pageKey({ reader, locale, offered, now: new Date(), url: event.url })
  const drawn = async () => {
    const reads = trackReads(app.database)
    event.locals.context = app.contextFor(actor, locale, reads.read)
    return { response: await draw(event, resolve, locale), extent: reads.extent }
  }
  if (isVisit(event)) return app.visitorPages.serve(key, drawn)
  const { response, extent } = await drawn()
  if (isPage(response)) app.visitorPages.note(key, extent())
  return response
}

async function draw(event: RequestEvent, resolve: Resolve, locale: Locale): Promise<Response> {
  event.locals.position = app.changes.position
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%lang%', locale).replace('%dir%', getTextDirection(locale)),
  })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  if (app.config.originUrl.startsWith('https:'))
    response.headers.set('strict-transport-security', 'max-age=31536000')
  // What was drawn for one reader must not come back from a shared cache, nor by the Back key after signing out.
  if (event.locals.context.actor.id !== null && !isSetByRoute(response))
    response.headers.set('cache-control', 'private, no-store')
  if ([429, 503].includes(response.status) && !response.headers.has('retry-after'))
    response.headers.set('retry-after', '60')
  if (event.locals.frameAncestors?.length) letInto(response, event.locals.frameAncestors)
  if (event.locals.runsKernel) letCompute(response)
  return response
}

const longestKey = 300

/** A page that its slice declares the same for every visitor, asked for as a page and not as its data alone. */
const isVisit = ({ request, url, route, isDataRequest }: RequestEvent) =>
  !isDataRequest &&
  isVisitor(request) &&
  url.pathname.length + url.search.length <= longestKey &&
  isCacheable(route.id)

/** Downloads and streams set their own. */
const isSetByRoute = ({ headers }: Response) => /no-store/.test(headers.get('cache-control') ?? '')

/** The framework's policy lets no site show a page of ours in a frame; these may. */
function letInto({ headers }: Response, origins: readonly string[]): void {
  const policy = headers.get('content-security-policy') ?? ''
  const ancestors = `frame-ancestors ${origins.join(' ')}`
  headers.set('content-security-policy', policy.replace(/frame-ancestors [^;]*/, ancestors))
}

/** WebAssembly may be compiled, which is no evaluation of text, and workers of our own may be started. */
function letCompute({ headers }: Response): void {
  const policy = headers.get('content-security-policy') ?? ''
  const scripts = policy.replace(/script-src [^;]*/, "$& 'wasm-unsafe-eval'")
  headers.set('content-security-policy', `${scripts}; worker-src 'self'`)
}

const foreignOrigin = new Refusal('forbidden', 'platform_foreign_origin')

/** The framework looks at the origin of forms only; no page of another site may send JSON either. */
const isFromElsewhere = ({ request, url }: RequestEvent) =>
  request.method !== 'GET' &&
  request.method !== 'HEAD' &&
  ![null, url.origin].includes(request.headers.get('origin'))

const writeRate = { hits: 120, seconds: 60 }

/** Authenticates, within the rate limit for writes. */
async function admit({ request, getClientAddress }: RequestEvent): Promise<Actor> {
  const address = getClientAddress()
  if (request.method !== 'GET' && request.method !== 'HEAD')
    await app.identity.limit(`write from ${address}`, writeRate)
  return app.identity.actorOf(request.headers, address)
}

/** A token that is wrong is answered at once, in the API's own form; nothing else reaches for one. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

/** The database is away: one line in the log says what to do, and the reader hears that it will be back. */
function outage(error: unknown): Refusal | null {
  if (!isAway(error)) return null
  app?.log('error', 'database', { problem: inWords(error) })
  return new Refusal('unavailable', 'platform_database_away')
}

/** The one place where a refusal becomes a page. What we did not foresee is logged with an id and shown calmly. */
export const handleError: HandleServerError = ({ error, event, kind }) => {
  const locale = event.locals.context?.locale ?? 'en'
  const refusal = error instanceof Refusal ? error : (badValue(error) ?? outage(error))
  if (refusal)
    return {
      status: refusal.status,
      message: translate(refusal.text, refusal.data, locale),
      code: refusal.code,
    }
  if (kind !== 'unknown')
    return { message: translate(error.status === 404 ? 'platform_missing' : 'platform_failed', {}, locale) }
  const id = randomUUID()
  app?.log('error', 'unforeseen', {
    id,
    route: event.route.id,
    problem: inWords(error),
    stack: (error as Error)?.stack,
  })
  return { message: translate('platform_failed', {}, locale), id }
}
