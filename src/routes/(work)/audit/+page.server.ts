import { people, personNames } from '#lib/identity/index.server.ts'
import { latestEvents, verbsInLog } from '#lib/platform/events.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { formatMoment } from '#lib/platform/text/format.ts'
import { traitRules } from '#lib/traits/index.ts'
import { asEventQuery, auditQuery } from './query.ts'
import { sentence } from './sentence.server.ts'
import type { PageServerLoad } from './$types'

const pageSize = 50

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  allow(traitRules.traits_read_log, context.actor)
  const { read, locale, now } = context
  const asked = auditQuery(url)
  const found = await latestEvents(read, { ...asEventQuery(asked), limit: pageSize + 1 })
  const events = found.slice(0, pageSize)
  const names = await personNames(
    read,
    events.flatMap(({ actor }) => actor ?? []),
  )
  return {
    asked,
    verbs: (await verbsInLog(read)).map((verb) => ({ value: verb, label: verb })),
    people: (await people(read, { on: now().toISOString().slice(0, 10), limit: 500 })).map(
      ({ id, name }) => ({
        value: id,
        label: name,
      }),
    ),
    next: found.length > pageSize ? events.at(-1)?.seq : undefined,
    events: events.map((event) => ({
      ...event,
      at: formatMoment(event.at, locale),
      who: event.actor && (names.get(event.actor) ?? null),
      what: sentence(event, locale),
      data: Object.entries(event.data).flatMap(([name, value]) => (value === null ? [] : `${name} ${value}`)),
    })),
  }
}
