import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { columnOf } from './filters.server.ts'

/** What rows are put in order by: a column and its type. Never null, unless `optional`: what is missing comes last either way. */
export type Key<C extends string> = { column: C; type: KeyType; optional?: boolean }

const whole = /^-?\d{1,19}$/
/** How a key looks as text, and what stands in for a missing one at either end. */
const types = {
  text: { pattern: /^[^\0]*$/, last: '\u{10FFFF}', first: '' },
  uuid: { pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, last: null, first: null },
  integer: { pattern: whole, last: `${2 ** 31 - 1}`, first: `${-(2 ** 31)}` },
  bigint: { pattern: whole, last: `${2n ** 63n - 1n}`, first: `${-(2n ** 63n)}` },
  'double precision': { pattern: /^-?(\d[\d.e+-]*|Infinity)$/, last: 'Infinity', first: '-Infinity' },
  date: { pattern: /^(\d{4}-\d\d-\d\d|-?infinity)$/, last: 'infinity', first: '-infinity' },
  timestamptz: {
    pattern: /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d){0,2}|-?infinity)$/,
    last: 'infinity',
    first: '-infinity',
  },
} as const
export type KeyType = keyof typeof types

/** Texts are compared byte by byte on both engines: PGlite knows no other order, and PostgreSQL's depends on its host. */
function expression({ column, type, optional }: Key<string>, descending: boolean): RawBuilder<unknown> {
  const plain = columnOf(column)
  const { first, last } = types[type]
  const there = optional ? sql`coalesce(${plain}, ${descending ? first : last}::${sql.raw(type)})` : plain
  return type === 'text' ? sql`${there} collate "C"` : there
}

/** The order of a list: its keys one after the other, all rising or all falling, the row's id at the end. */
export function orderOf(keys: readonly Key<string>[], descending: boolean) {
  const parts = keys.map((key) => expression(key, descending))
  const tuple = sql`(${sql.join(parts)})`
  const direction = (backwards: boolean) => (descending !== backwards ? sql`desc` : sql`asc`)
  return {
    /** The row's place in the order, as text. */
    place: sql<string[]>`array[${sql.join(parts.map((part) => sql`(${part})::text`))}]`,
    by: (backwards: boolean) => sql.join(parts.map((part) => sql`${part} ${direction(backwards)}`)),
    /** Rows on one side of a place. */
    beyond(place: readonly string[], side: 'after' | 'before'): RawBuilder<SqlBool> {
      const values = place.map((value, index) => sql`${value}::text::${sql.raw(keys[index]?.type ?? 'text')}`)
      const rises = (side === 'after') !== descending
      return sql`${tuple} ${rises ? sql`>` : sql`<`} (${sql.join(values)})`
    },
  }
}

/** Whether a place that came in an address can be one of these keys. */
export const isPlace = (keys: readonly Key<string>[], place: readonly string[]): boolean =>
  place.length === keys.length &&
  keys.every(({ type }, index) => types[type].pattern.test(place[index] ?? ''))
