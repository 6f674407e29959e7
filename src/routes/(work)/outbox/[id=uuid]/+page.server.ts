import { letter } from '#lib/platform/mail.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { formatMoment } from '#lib/platform/text/format.ts'
import { platformRules } from '#lib/platform/platform-rules.ts'
import { letterState } from '#lib/platform/letter.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { app, context }, params, setHeaders }) => {
  allow(platformRules.platform_read_outbox, context.actor)
  setHeaders({ 'cache-control': 'no-store' })
  const posted = orMissing(await letter(context.read, params.id))
  const { recipient, subject, body, locale, problem, created_at } = posted
  return {
    letter: { recipient, subject, body, lang: locale, problem },
    at: formatMoment(created_at, context.locale),
    state: letterState(posted, app.config.smtpUrl !== null),
  }
}
