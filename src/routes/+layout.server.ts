import { navigation } from '#app/slices.server.ts'
import { say } from '#lib/platform/text/say.server.ts'
import { readFlash } from '#lib/ui/flash.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals, cookies }) => {
  const { actor, locale } = locals.context
  return {
    locale,
    signedIn: actor.id !== null,
    navigation: navigation.map(({ label, path }) => ({ label: say(label, {}, locale), path })),
    toast: readFlash(cookies, locale),
  }
}
