import { personNames } from '#lib/identity/index.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { formatMoment } from '#lib/platform/text/format.ts'
import { platformRules } from '#lib/platform/platform-rules.ts'
import { auditList, auditScope } from './list.server.ts'
import { sentence } from '#lib/platform/sentence.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  allow(platformRules.platform_read_log, context.actor)
  const { read, locale } = context
  const { rows, listing } = await auditList.page(read, url, await auditScope(context, url))
  const asked = listing.asked.actor
  const names = await personNames(read, [
    ...rows.flatMap(({ actor }) => actor ?? []),
    ...(asked ? [asked] : []),
  ])
  return {
    listing,
    askedName: asked ? (names.get(asked) ?? null) : null,
    events: rows.map((event) => ({
      ...event,
      at: formatMoment(event.at, locale),
      who: event.actor && (names.get(event.actor) ?? null),
      what: sentence(event, locale),
      data: Object.entries(event.data).flatMap(([name, value]) => (value === null ? [] : `${name} ${value}`)),
    })),
  }
}
