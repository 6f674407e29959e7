import { sql, type AliasableExpression, type RawBuilder, type SqlBool } from 'kysely'
import type { Read } from '#lib/platform/database.server.ts'
import type { Asked } from './address.ts'
import { columnOf, type Facet, type Filter } from './filters.server.ts'
import { orderOf, type Key } from './keys.server.ts'

/** What reading a list needs to know of it. */
export type Source<Row, Scope> = {
  rows: (read: Read, scope: Scope) => AliasableExpression<Row>
  id: Key<string>
  filters: Record<string, Filter<string>>
  sorts: Record<string, Key<string> | readonly Key<string>[]>
}

/** A row with its place in the order it was read in. */
export type Placed<Row> = { row: Row; place: string[] }

export const keysOf = <Row, Scope>(
  { sorts, id }: Source<Row, Scope>,
  sort: string,
): readonly Key<string>[] => [...[sorts[sort] ?? []].flat(), id]

const orderIn = <Row, Scope>(list: Source<Row, Scope>, { sort }: Asked) =>
  orderOf(keysOf(list, sort.key), sort.descending)

/** Rows that the filters leave; one of them can be left out, to count what its other values would leave. */
function chosen<Row, Scope>(
  { filters }: Source<Row, Scope>,
  asked: Asked,
  but?: string,
): RawBuilder<SqlBool> {
  const conditions = Object.entries(asked.filters).flatMap(([name, value]) => {
    const where = filters[name]?.where
    return where && value !== undefined && name !== but ? [sql`(${where(value)})`] : []
  })
  return conditions.length ? sql`${sql.join(conditions, sql` and `)}` : sql`true`
}

/** The rows beside the cursor, or the first ones. */
export async function take<Row, Scope>(
  list: Source<Row, Scope>,
  read: Read,
  scope: Scope,
  asked: Asked,
  limit: number,
): Promise<Placed<Row>[]> {
  const order = orderIn(list, asked)
  const { cursor } = asked
  const backwards = cursor?.side === 'before'
  const beyond = cursor ? sql`and ${order.beyond(cursor.key, cursor.side)}` : sql``
  const { rows } = await sql<Row & { place: string[] }>`
    select item.*, ${order.place} as place from (${list.rows(read, scope)}) as item
    where ${chosen(list, asked)} ${beyond} order by ${order.by(backwards)} limit ${limit}`.execute(read)
  const placed = rows.map(({ place, ...row }) => ({ row: row as Row, place }))
  return backwards ? placed.reverse() : placed
}

/** So many rows are counted and no more: a longer list says so, and costs no more than this one. */
export const mostCounted = 10_000
const some = sql`limit ${mostCounted + 1}`

export type Count = {
  facet: string | null
  value: string | null
  count: number
  before: number
  after: number
}

/** Where a page begins and ends, as far as there is something to count on that side. */
export type Bounds = { first: readonly string[] | null; last: readonly string[] | null }

/**
 * In one query: how many rows the filters leave, how many come before the page, whether any come after it, and how many
 * rows each value of a facet would leave beside the other filters.
 */
export async function count<Row, Scope>(
  list: Source<Row, Scope>,
  read: Read,
  scope: Scope,
  asked: Asked,
  { first, last }: Bounds,
): Promise<Count[]> {
  const source = sql`(${list.rows(read, scope)}) as item`
  const order = orderIn(list, asked)
  const left = chosen(list, asked)
  const number = (where: RawBuilder<SqlBool>, most: RawBuilder<unknown>) =>
    sql`(select count(*) from (select from ${source} where ${where} ${most}) as counted)`
  const whole = sql`select null::text as facet, null::text as value, ${number(left, some)} as count,
    ${first ? number(sql`${left} and ${order.beyond(first, 'before')}`, some) : sql`0::bigint`} as before,
    ${last ? number(sql`${left} and ${order.beyond(last, 'after')}`, sql`limit 1`) : sql`0::bigint`} as after`
  const facets = Object.entries(list.filters).flatMap(([name, { facet }]) =>
    facet ? countsOf(facet, name, sql`${source} where ${chosen(list, asked, name)}`) : [],
  )
  const { rows } = await sql<Count>`${sql.join([whole, ...facets], sql` union all `)}`.execute(read)
  return rows
}

function countsOf(facet: Facet<string>, name: string, rows: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const { isArray, known } = facet
  const column = columnOf(facet.column)
  const value = isArray ? sql`unnest(${column})` : column
  const found = sql`select ${name}::text, found.value::text, count(*), 0::bigint, 0::bigint
    from (select ${value} as value from ${rows} ${some}) as found group by found.value`
  return known
    ? [
        found,
        sql`select ${name}::text, known.value::text, 0::bigint, 0::bigint, 0::bigint from (${known}) as known (value)`,
      ]
    : [found]
}
