import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { z } from 'zod'
import { plainText } from './address.ts'

/** One thing that rows can be chosen by. `C` are the columns that it looks at. */
export type Filter<C extends string> = {
  columns: readonly C[]
  input: z.ZodType<string>
  /** Which rows it leaves; absent where the rows themselves are chosen by it. */
  where?: (value: string) => RawBuilder<SqlBool>
  facet?: Facet<C>
}

/** Counted: how many rows there are with each value. */
export type Facet<C extends string> = {
  column: C
  isArray: boolean
  /** All there are, in their own order; null where whatever occurs is offered. */
  values: readonly string[] | null
  /** A query for the values that occur, for lists too long to find them by counting. */
  known?: RawBuilder<unknown>
}

export const columnOf = (column: string): RawBuilder<unknown> => sql.ref(`item.${column}`)

/** Rows with this value, of a closed set. */
export const oneOf = <C extends string>(column: C, values: readonly string[]): Filter<C> => ({
  columns: [column],
  input: z.enum(values),
  where: (value) => sql`${columnOf(column)} = ${value}`,
  facet: { column, isArray: false, values },
})

/** Rows with this value, whichever occur. */
export const anyOf = <C extends string>(column: C, known?: RawBuilder<unknown>): Filter<C> => ({
  columns: [column],
  input: plainText,
  where: (value) => sql`${columnOf(column)} = ${value}`,
  facet: { column, isArray: false, values: null, ...(known && { known }) },
})

/** Rows whose array holds this value. */
export const someOf = <C extends string>(column: C, values: readonly string[]): Filter<C> => ({
  columns: [column],
  input: z.enum(values),
  where: (value) => sql`${value} = any(${columnOf(column)})`,
  facet: { column, isArray: true, values },
})

/** Rows whose folded text (`platform.fold`) holds every word, whatever accents and capitals. */
export const words = <C extends string>(column: C): Filter<C> => ({
  columns: [column],
  input: plainText,
  where(text) {
    const patterns = text.split(/\s+/).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
    const conditions = patterns.map((pattern) => sql`${columnOf(column)} like platform.fold(${pattern})`)
    return sql`${sql.join(conditions, sql` and `)}`
  },
})

/** Rows with this very id in any of the columns. */
export const withId = <C extends string>(...columns: C[]): Filter<C> => ({
  columns,
  input: z.uuid(),
  where: (id) => sql`${id} in (${sql.join(columns.map(columnOf))})`,
})

const day = z.iso.date()
const midnight = (text: string, later = 0) =>
  sql`((${text}::date + ${later}::int)::timestamp at time zone 'UTC')`

/** Moments from the beginning of a day on, UTC. */
export const from = <C extends string>(column: C): Filter<C> => ({
  columns: [column],
  input: day,
  where: (since) => sql`${columnOf(column)} >= ${midnight(since)}`,
})

/** Moments up to the end of a day, UTC. */
export const upTo = <C extends string>(column: C): Filter<C> => ({
  columns: [column],
  input: day,
  where: (until) => sql`${columnOf(column)} < ${midnight(until, 1)}`,
})

/** Read from the address and kept in it; the list's own rows are chosen by it. */
export const given = (input: z.ZodType<string> = plainText): Filter<never> => ({ columns: [], input })
