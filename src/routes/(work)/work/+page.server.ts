import { toolsFor } from '#app/slices.server.ts'
import { say } from '#lib/platform/text/say.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => {
  const { actor, locale } = locals.context
  return {
    tools: toolsFor(actor).map(({ href, name, text }) => ({
      href,
      title: say(name, {}, locale),
      lead: say(text, {}, locale),
    })),
  }
}
