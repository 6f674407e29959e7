import { allow } from '#lib/platform/rules.ts'
import { traitRules } from '#lib/traits/index.ts'
import { outboxList } from '../list.server.ts'
import type { RequestHandler } from './$types'

/** What left when to whom; never the letters themselves, which hold one-time links. */
export const GET: RequestHandler = ({ locals: { app, context }, url }) => {
  allow(traitRules.traits_read_outbox, context.actor)
  const hasServer = app.config.smtpUrl !== null
  return outboxList.download('letters.csv', context.read, url, { hasServer })
}
