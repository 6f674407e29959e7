import { toolsFor } from '#app/slices.server.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => {
  const { actor, locale } = locals.context
  return {
    tools: toolsFor(actor).map(({ href, name, text }) => ({
      href,
      title: translate(name, {}, locale),
      lead: translate(text, {}, locale),
    })),
  }
}
