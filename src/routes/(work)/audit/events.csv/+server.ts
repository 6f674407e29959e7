import { allow } from '#lib/platform/rules.ts'
import { platformRules } from '#lib/platform/platform-rules.ts'
import { auditList, auditScope } from '../list.server.ts'
import type { RequestHandler } from './$types'

/** Ids, no names. */
export const GET: RequestHandler = async ({ locals: { context }, url }) => {
  allow(platformRules.platform_read_log, context.actor)
  return auditList.download('events.csv', context.read, url, await auditScope(context, url))
}
