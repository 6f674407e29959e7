import { csvDownload, type CsvRows } from '#lib/platform/download.server.ts'
import { latestEvents } from '#lib/platform/events.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { traitRules } from '#lib/traits/index.ts'
import { asEventQuery, auditQuery } from '../query.ts'
import type { RequestHandler } from './$types'

const batch = 1_000
const columns = ['seq', 'at', 'actor', 'verb', 'kind', 'subject', 'touches', 'data']

/** The whole selection as CSV, read and sent a batch at a time: a log only grows. Ids, no names. */
export const GET: RequestHandler = ({ locals: { context }, url }) => {
  allow(traitRules.traits_read_log, context.actor)
  const asked = asEventQuery(auditQuery(url))

  async function* batches(): AsyncGenerator<CsvRows> {
    for (let before = asked.before; ;) {
      const events = await latestEvents(context.read, { ...asked, before, limit: batch })
      yield events.map(({ seq, at, actor, verb, kind, subject, touches, data }) => [
        seq,
        at.toISOString(),
        actor,
        verb,
        kind,
        subject,
        touches.join(' '),
        JSON.stringify(data),
      ])
      before = events.at(-1)?.seq
      if (events.length < batch) return
    }
  }

  return csvDownload('events.csv', columns, batches(), 'no-store')
}
