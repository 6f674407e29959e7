import { outbox } from '#lib/platform/mail.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { formatMoment } from '#lib/platform/text/format.ts'
import { traitRules } from '#lib/traits/index.ts'
import { z } from 'zod'
import { letterState } from './letter.ts'
import type { PageServerLoad } from './$types'

const pageSize = 50
const moment = z.iso.datetime().optional().catch(undefined)

export const load: PageServerLoad = async ({ locals: { app, context }, url }) => {
  allow(traitRules.traits_read_outbox, context.actor)
  const before = moment.parse(url.searchParams.get('before') ?? undefined)
  const found = await outbox(context.read, {
    before: before ? new Date(before) : undefined,
    limit: pageSize + 1,
  })
  const letters = found.slice(0, pageSize)
  return {
    isLater: before !== undefined,
    next: found.length > pageSize ? letters.at(-1)?.created_at.toISOString() : undefined,
    letters: letters.map((letter) => ({
      id: letter.id,
      at: formatMoment(letter.created_at, context.locale),
      recipient: letter.recipient,
      subject: letter.subject,
      lang: letter.locale,
      state: letterState(letter, app.config.smtpUrl !== null),
    })),
  }
}
