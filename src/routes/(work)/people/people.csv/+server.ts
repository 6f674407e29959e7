import { today } from '#lib/platform/day.ts'
import { peopleList } from '#lib/identity/index.server.ts'
import { identityRules } from '#lib/identity/index.ts'
import { allow } from '#lib/platform/rules.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { context }, url }) => {
  allow(identityRules.identity_see_people, context.actor)
  const on = today(context)
  return peopleList.download('people.csv', context.read, url, { on })
}
