import { today } from '#lib/platform/day.ts'
import { peopleList } from '#lib/identity/index.server.ts'
import { identityRules, personState } from '#lib/identity/index.ts'
import { allow } from '#lib/platform/rules.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  allow(identityRules.identity_see_people, context.actor)
  const on = today(context)
  const { rows, listing } = await peopleList.page(context.read, url, { on })
  return { listing, people: rows.map((person) => ({ ...person, state: personState(person) })) }
}
