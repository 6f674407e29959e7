import { people } from '#lib/identity/index.server.ts'
import { identityRules, personState, roles, type Role } from '#lib/identity/index.ts'
import { allow } from '#lib/platform/rules.ts'
import type { PageServerLoad } from './$types'

const pageSize = 50

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  allow(identityRules.identity_see_people, context.actor)
  const search = url.searchParams.get('q')?.trim() ?? ''
  const role = roles.find((one) => one === url.searchParams.get('role')) as Role | undefined
  const page = Math.max(1, Math.floor(Number(url.searchParams.get('page')) || 1))
  const found = await people(context.read, {
    on: context.now().toISOString().slice(0, 10),
    search,
    role,
    offset: (page - 1) * pageSize,
    limit: pageSize + 1,
  })
  return {
    search,
    role: role ?? '',
    page,
    hasMore: found.length > pageSize,
    people: found.slice(0, pageSize).map((person) => ({ ...person, state: personState(person) })),
  }
}
