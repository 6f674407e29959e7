import type { Actor } from '#lib/platform/context.ts'

/**
 * Where a visitor is sent who asks for anything below the routes of the workbench, with the way back; null for everyone
 * whom a session or a token names, and for every other route.
 */
export function signInFor(
  route: string | null,
  { id }: Pick<Actor, 'id'>,
  { pathname, search }: Pick<URL, 'pathname' | 'search'>,
  method: string,
): string | null {
  if (id !== null || !route?.startsWith('/(work)/')) return null
  // What a form sent is gone by then; the page that holds the form is the way back.
  const next = method === 'GET' ? pathname + search : pathname
  return signInTo(next)
}

export const signInTo = (next: string): string => `/sign-in?next=${encodeURIComponent(next)}`
