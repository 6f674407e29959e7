import { redirect } from '@sveltejs/kit'
import { localizeHref } from '#lib/paraglide/runtime.js'
import type { Context } from '#lib/platform/context.ts'

/** The person's id; a visitor is sent to sign in, and back here afterwards. */
export function signedIn({ actor }: Context, { pathname, search }: URL): string {
  if (actor.id) return actor.id
  redirect(303, localizeHref(`/sign-in?next=${encodeURIComponent(pathname + search)}`))
}
