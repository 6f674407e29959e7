import { m } from '#lib/paraglide/messages.js'
import type { Context } from '#lib/platform/context.ts'
import { formatDay } from '#lib/platform/text/format.ts'
import { read as told } from '#lib/platform/text/localised.ts'
import { indicators } from '../definitions/store.server.ts'
import { latestReported } from '../observations/store.server.ts'
import { amountWords } from '../words.ts'
import { atom } from './atom.ts'

const entriesInAll = 50

/** The newest figures as a feed, in the reader's language. */
export async function dashboardFeed({ read, locale, now }: Context, origin: string): Promise<string> {
  const measured = new Map((await indicators(read)).map((indicator) => [indicator.id, indicator]))
  const figures = await latestReported(read, entriesInAll)
  const prefix = locale === 'en' ? '' : `/${locale}`
  return atom(
    {
      id: `${origin}${prefix}/dashboard/feed.xml`,
      title: m.dashboard_feed_title({}, { locale }),
      href: `${origin}${prefix}/dashboard`,
      self: `${origin}${prefix}/dashboard/feed.xml`,
      lang: locale,
      entries: figures.flatMap((figure) => {
        const indicator = measured.get(figure.indicatorId)
        if (!indicator) return []
        const part = figure.part ? ` (${told(figure.part.title, locale)?.text ?? figure.part.code})` : ''
        const amount = `${amountWords(indicator.kind, figure, locale)} ${told(indicator.unit, locale)?.text ?? ''}`
        const unchecked = figure.checkedAt ? '' : ` (${m.dashboard_unchecked({}, { locale })})`
        return [
          {
            id: `urn:uuid:${figure.id}`,
            title: `${indicator.code} ${told(indicator.title, locale)?.text ?? ''}${part}: ${amount}${unchecked}`,
            updated: figure.reportedAt,
            href: `${origin}${prefix}/indicators/${indicator.code}`,
            summary: `${m.dashboard_on_day({ day: formatDay(figure.on, locale) }, { locale })} · ${figure.source.title}`,
          },
        ]
      }),
    },
    now(),
  )
}
