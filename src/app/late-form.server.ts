import type { RequestEvent } from '@sveltejs/kit'
import { readForm } from '#lib/platform/form-data.server.ts'
import { keepable, keepForm, keptForm } from '#lib/platform/kept-form.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'

const mostBytes = 2 * 1024 * 1024
const rate = { hits: 30, seconds: 3600 }
const parameter = 'kept'

/**
 * Whether a form that a visitor sends may come from a page that was opened before the session ended: the browser bears the mark
 * of an account, and there is not more than can be kept.
 */
export function mayBeLate({ request: { method, headers }, route, locals: { app, context } }: RequestEvent) {
  const bytes = Number(headers.get('content-length') ?? Infinity)
  return (
    method === 'POST' &&
    context.actor.id === null &&
    route.id !== null &&
    !route.id.startsWith('/api/') &&
    bytes <= mostBytes &&
    app.identity.known.sent(headers) !== null
  )
}

/** Keeps what the form holds and returns the address that shows it again; null where it cannot be kept. */
export async function keepLate(event: RequestEvent, request = event.request): Promise<string | null> {
  const { app, context } = event.locals
  const known = app.identity.known.sent(request.headers)
  if (known === null) return null
  const { pathname, search } = event.url
  try {
    await app.identity.limit(`kept ${known}`, rate)
    const fields = keepable(await readForm(request))
    if (!fields) return null
    const form = { path: pathname + search, known, fields }
    const key = await context.write((write) => keepForm(write, form, context.now()))
    return `${pathname}?${new URLSearchParams([...withoutAction(search), [parameter, key]])}`
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** The framework names an action by a parameter that begins with a stroke; pages are opened without. */
const withoutAction = (search: string) =>
  [...new URLSearchParams(search)].filter(([name]) => !name.startsWith('/') && name !== parameter)

/** Whether an address leads back to words that were kept. */
export const isKept = (address: string | null): boolean => address !== null && /[?&]kept=/.test(address)

/**
 * The page with its form as it was typed, for the same person only. The form is sent to its own action once more, in a request
 * that may write nothing, because every action shows what was typed when it refuses.
 */
export async function showKept(event: RequestEvent): Promise<Response | null> {
  const { app, context } = event.locals
  const key = event.url.searchParams.get(parameter)
  const { id } = context.actor
  if (key === null || id === null || event.isDataRequest) return null
  const kept = await keptForm(context.read, key, context.now())
  if (!kept || !(await app.identity.isKnown(kept.known, id))) return null
  const shown = await event.fetch(kept.path, {
    method: 'POST',
    body: new URLSearchParams([...kept.fields, ['form_kept', '1']]),
    headers: { origin: event.url.origin, accept: 'text/html' },
    redirect: 'manual',
  })
  if (!shown.headers.get('content-type')?.startsWith('text/html')) return null
  return new Response(shown.body, { headers: shown.headers })
}
