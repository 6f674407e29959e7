import { latestEvents } from '#lib/platform/events.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { traitRules } from '#lib/traits/index.ts'
import { toCsv } from '#lib/ui/csv.ts'
import { asEventQuery, auditQuery } from '../query.ts'
import type { RequestHandler } from './$types'

const batch = 1_000
const columns = ['seq', 'at', 'actor', 'verb', 'kind', 'subject', 'touches', 'data']

/** The whole selection as CSV, read and sent a batch at a time: a log only grows. Ids, no names. */
export const GET: RequestHandler = ({ locals: { context }, url }) => {
  allow(traitRules.traits_read_log, context.actor)
  const asked = asEventQuery(auditQuery(url))
  const head = toCsv(columns, [])

  async function* lines() {
    yield `\uFEFF${head}`
    for (let before = asked.before; ;) {
      const events = await latestEvents(context.read, { ...asked, before, limit: batch })
      const rows = events.map(({ seq, at, actor, verb, kind, subject, touches, data }) => [
        seq,
        at.toISOString(),
        actor,
        verb,
        kind,
        subject,
        touches.join(' '),
        JSON.stringify(data),
      ])
      yield toCsv(columns, rows).slice(head.length)
      before = events.at(-1)?.seq
      if (events.length < batch) return
    }
  }

  return new Response(streamed(lines()), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="events.csv"',
      'cache-control': 'no-store',
    },
  })
}

function streamed(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(stream) {
      const { done, value } = await texts.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await texts.return(undefined)),
  })
}
