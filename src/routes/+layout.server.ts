import { navigation } from '#app/slices.server.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { readFlash } from '#lib/ui/flash.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals, cookies }) => {
  const { actor, locale } = locals.context
  return {
    locale,
    origin: locals.app.config.originUrl,
    offered: locals.offered,
    position: locals.position,
    signedIn: actor.id !== null,
    navigation: navigation.map(({ label, path }) => ({ label: translate(label, {}, locale), path })),
    toast: readFlash(cookies, locale),
  }
}
