import type { Read } from '#lib/platform/database.server.ts'
import { csvDownload, type CsvRows } from '#lib/platform/download.server.ts'
import type { ListView } from '#lib/ui/listing.ts'
import { readAddress, type Asked } from './address.ts'
import type { Filter } from './filters.server.ts'
import { isPlace, type Key } from './keys.server.ts'
import { listingOf } from './listing.server.ts'
import { count, keysOf, take, type Source } from './read.server.ts'
import type { CsvValue } from '#tables'

type Column<Row> = NoInfer<keyof Row & string>

/** A list as data: `rows` selects all of it; everything else says by its columns what may be asked of it. */
export type List<Row, Scope, F extends string, S extends string> = Pick<Source<Row, Scope>, 'rows'> & {
  /** Tells rows apart, and ends every order. */
  id: Key<Column<Row>>
  filters: Record<F, Filter<Column<Row>>>
  sorts: Record<S, Key<Column<Row>> | readonly Key<Column<Row>>[]>
  /** The order without an asked one; a minus in front is descending. */
  start: NoInfer<S | `-${S}`>
  pageSize?: number
  /** What its download holds, by headings; none where it is written elsewhere. */
  csv?: Record<string, (row: NoInfer<Row>) => CsvValue>
}

type Params = URL | URLSearchParams

/** Gives a list the functions that read it. Which rows, in which order and from where on is said by the address alone. */
export function listed<Row, Scope, F extends string, S extends string>(list: List<Row, Scope, F, S>) {
  const { start, pageSize = 50 } = list
  const source: Source<Row, Scope> = list
  const address = { filters: list.filters, sorts: Object.keys(list.sorts), start }

  function asked(params: Params): Asked<F> {
    const read = readAddress(address, params instanceof URL ? params.searchParams : params)
    const isSound = read.cursor !== null && isPlace(keysOf(source, read.sort.key), read.cursor.key)
    return isSound ? read : { ...read, cursor: null }
  }

  /** All rows that the address chooses in its order, however many there are. */
  async function* batches(read: Read, params: Params, scope: Scope, limit = 1_000): AsyncGenerator<Row[]> {
    let question: Asked = { ...asked(params), cursor: null }
    for (;;) {
      const placed = await take(source, read, scope, question, limit)
      if (placed.length) yield placed.map(({ row }) => row)
      const last = placed.at(-1)
      if (!last || placed.length < limit) return
      question = { ...question, cursor: { side: 'after', key: last.place } }
    }
  }

  async function* csvRows(read: Read, params: Params, scope: Scope, limit: number): AsyncGenerator<CsvRows> {
    const values = Object.values<(row: Row) => CsvValue>(list.csv ?? {})
    for await (const rows of batches(read, params, scope, limit))
      yield rows.map((row) => values.map((value) => value(row)))
  }

  return {
    asked,
    batches,

    /** One page and everything about it, in two queries. */
    async page(read: Read, params: Params, scope: Scope): Promise<{ rows: Row[]; listing: ListView }> {
      const question = asked(params)
      const placed = await take(source, read, scope, question, pageSize)
      const first = (question.cursor && placed[0]?.place) ?? null
      const counts = await count(source, read, scope, question, { first, last: placed.at(-1)?.place ?? null })
      return { rows: placed.map(({ row }) => row), listing: listingOf(address, question, placed, counts) }
    },

    /** All rows that the address chooses as CSV, read and sent a batch at a time, however many there are. */
    download(name: string, read: Read, params: Params, scope: Scope, limit = 1_000): Response {
      return csvDownload(name, Object.keys(list.csv ?? {}), csvRows(read, params, scope, limit), 'no-store')
    },

    /** The first rows, for programs that need no pages. */
    async first(read: Read, scope: Scope, filters: Asked<F>['filters'], limit: number): Promise<Row[]> {
      const question = asked(new URLSearchParams(filters as Record<string, string>))
      return (await take(source, read, scope, question, limit)).map(({ row }) => row)
    },
  }
}
