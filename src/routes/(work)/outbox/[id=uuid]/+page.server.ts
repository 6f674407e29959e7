import { letter, linkMark, wholeBody } from '#lib/platform/mail.server.ts'
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
  const { recipient, subject, locale, problem, created_at } = posted
  // Where a mail server carries it, nobody but the recipient needs the link.
  const hasServer = app.config.smtpUrl !== null
  const body = hasServer ? posted.body : wholeBody(posted)
  return {
    letter: { recipient, subject, body, lang: locale, problem },
    secret: secretIn(posted.body, body),
    at: formatMoment(created_at, context.locale),
    state: letterState(posted, hasServer),
  }
}

/** Whether there is a one-time link in the letter, and whether it is shown. */
function secretIn(stored: string, shown: string): 'blanked' | 'shown' | null {
  if (!stored.includes(linkMark)) return null
  return stored === shown ? 'blanked' : 'shown'
}
