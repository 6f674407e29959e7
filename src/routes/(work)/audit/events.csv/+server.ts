import { allow } from '#lib/platform/rules.ts'
import { traitRules } from '#lib/traits/index.ts'
import { auditList, auditScope } from '../list.server.ts'
import type { RequestHandler } from './$types'

/** Ids, no names. */
export const GET: RequestHandler = async ({ locals: { context }, url }) => {
  allow(traitRules.traits_read_log, context.actor)
  return auditList.download('events.csv', context.read, url, await auditScope(context, url))
}
