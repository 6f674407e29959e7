import { byDay, newsTexts } from '#app/news.ts'
import { namesOf } from '#app/slices.server.ts'
import { latestEvents } from '#lib/platform/events.server.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { PageServerLoad } from './$types'

const most = 300

export const load: PageServerLoad = async ({ locals: { context } }) => {
  const days = byDay(await latestEvents(context.read, { verbs: Object.keys(newsTexts), limit: most }))
  const names = await namesOf(
    context.read,
    days.flatMap(({ items }) => items.flatMap(({ records }) => records)),
  )
  return {
    days: days.map(({ on, items }) => ({
      on,
      items: items.map(({ verb, records, more }) => ({
        said: translate(newsTexts[verb]!, {}, context.locale),
        records: records.flatMap((id) => names.get(id) ?? []),
        more,
      })),
    })),
  }
}
