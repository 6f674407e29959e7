import { readFlash } from '#lib/ui/flash.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals, cookies }) => {
  const { actor, locale } = locals.context
  return { locale, signedIn: actor.id !== null, toast: readFlash(cookies, locale) }
}
