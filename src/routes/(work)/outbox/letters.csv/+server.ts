import { allow } from '#lib/platform/rules.ts'
import { platformRules } from '#lib/platform/platform-rules.ts'
import { outboxList } from '../list.server.ts'
import type { RequestHandler } from './$types'

/** What left when to whom; never the letters themselves, which hold one-time links. */
export const GET: RequestHandler = ({ locals: { app, context }, url }) => {
  allow(platformRules.platform_read_outbox, context.actor)
  const hasServer = app.config.smtpUrl !== null
  return outboxList.download('letters.csv', context.read, url, { hasServer })
}
