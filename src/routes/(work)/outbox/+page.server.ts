import { allow } from '#lib/platform/rules.ts'
import { formatMoment } from '#lib/platform/text/format.ts'
import { platformRules } from '#lib/platform/platform-rules.ts'
import { letterState } from '#lib/platform/letter.ts'
import { outboxList } from './list.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { app, context }, url }) => {
  allow(platformRules.platform_read_outbox, context.actor)
  const hasServer = app.config.smtpUrl !== null
  const { rows, listing } = await outboxList.page(context.read, url, { hasServer })
  return {
    listing,
    letters: rows.map((letter) => ({
      id: letter.id,
      at: formatMoment(letter.created_at, context.locale),
      recipient: letter.recipient,
      subject: letter.subject,
      lang: letter.locale,
      state: letterState(letter, hasServer),
    })),
  }
}
