import { dayOf } from '#lib/platform/day.ts'
import type { Context } from '#lib/platform/context.ts'
import { may } from '#lib/platform/rules.ts'
import type { PersonState } from './person.ts'
import { roles, type Role } from './role.ts'
import { identityRules as rules } from './rules.ts'
import { hasHolder } from './store.server.ts'

/** The roles that the actor may give to a person. */
export async function grantable(
  { actor, read, now }: Pick<Context, 'actor' | 'read' | 'now'>,
  person: { state: PersonState; person_id: string },
): Promise<Role[]> {
  const found: Role[] = []
  for (const role of roles) {
    const mayGive = (vacant: boolean) => may(rules.identity_grant_role, actor, { ...person, role, vacant })
    if (mayGive(false) || (mayGive(true) && !(await hasHolder(read, role, dayOf(now()))))) found.push(role)
  }
  return found
}
