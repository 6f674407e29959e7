import { audiences, infoPages } from '#app/pages.ts'
import { facts } from '#app/slices.server.ts'
import { firstPage } from '#lib/dashboard/index.server.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  const [counted, { goals, newest }] = await Promise.all([facts(context), firstPage(context, 6)])
  return {
    goals,
    facts: counted.map((fact) => ({ ...fact, label: translate(fact.label, {}, context.locale) })),
    newest,
    audiences: audiences.map((slug) => {
      const { title, lead } = infoPages[slug]!
      const [said, sentence] = [title, lead].map((key) => translate(key, {}, context.locale))
      return { path: `/${slug}`, title: said, lead: sentence }
    }),
  }
}
