import { infoPage } from '#app/pages.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { context }, params }) => {
  const say = (key: string) => translate(key, {}, context.locale)
  const { title, lead, sections } = orMissing(infoPage(params.info))
  return {
    title: say(title),
    lead: say(lead),
    sections: sections.map(({ title, text, links }) => ({
      title: say(title),
      text: say(text),
      links: links.map(([path, label]) => ({ path, label: say(label) })),
    })),
  }
}
