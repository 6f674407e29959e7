import { sql } from 'kysely'
import type { Read } from '#lib/platform/database.server.ts'
import { listed, oneOf, someOf, words } from '#lib/traits/index.server.ts'
import { personColumns } from './store.server.ts'
import type { Person } from './person.ts'
import { roles, type Role } from './role.ts'

/** People with the roles that they hold on a day. */
export const peopleList = listed({
  rows: (read: Read, { on }: { on: string }) =>
    read
      .selectFrom('identity.person as person')
      .leftJoin(
        (from) =>
          from
            .selectFrom('identity.role_grant')
            .select(['person_id', sql<Role[]>`array_agg(distinct role)`.as('roles')])
            .where('since_on', '<=', on)
            .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', on)]))
            .groupBy('person_id')
            .as('held'),
        (join) => join.onRef('held.person_id', '=', 'person.id'),
      )
      .select(personColumns.map((column) => `person.${column}` as const))
      .select(sql<Role[]>`coalesce(held.roles, '{}')`.as('roles'))
      .select(sql<string>`case when mail_verified then 'active' else 'unverified' end`.as('state'))
      .select(sql<string>`platform.sort_text(name)`.as('sort_name'))
      .select(sql<string>`platform.fold(name || ' ' || mail)`.as('words'))
      .where('erased_at', 'is', null),
  id: { column: 'id', type: 'uuid' },
  filters: {
    q: words('words'),
    role: someOf('roles', roles),
    state: oneOf('state', ['active', 'unverified']),
  },
  sorts: {
    name: { column: 'sort_name', type: 'text' },
    since: { column: 'created_at', type: 'timestamptz' },
  },
  start: 'name',
  csv: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    mail: ({ mail }) => mail,
    roles: ({ roles }) => roles.join(' '),
    state: ({ state }) => state,
    created_at: ({ created_at }) => created_at.toISOString(),
  },
})

export type PersonRow = Person & { roles: Role[] }
type PeopleQuery = { on: string; search?: string; role?: Role; limit?: number }

/** The first people by name, for programs. */
export const people = (
  read: Read,
  { on, search = '', role, limit = 100 }: PeopleQuery,
): Promise<PersonRow[]> => peopleList.first(read, { on }, { q: search, ...(role && { role }) }, limit)
