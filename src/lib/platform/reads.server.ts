import type { KyselyPlugin } from 'kysely'
import type { OpenDatabase, Read } from './database.server.ts'
import { widen, type Extent } from './extent.ts'
import { readStatement } from './statement.ts'

export type TrackedReads = {
  read: Read
  /** What was read through the handle, and through those narrowed from it. */
  extent: () => Extent
  readonly queries: number
}

type Part = { tables: Set<string>; records: readonly string[] | null }

/** Leads from a tracked handle to a narrower one. */
const narrower = new WeakMap<Read, (records: readonly string[]) => Read>()

/**
 * Rows of the register never change, and none is shown before another table leads to it; yet every new record of any
 * kind is a write to it.
 */
const neverChanging = 'platform.record'

/** A handle that remembers which tables a page reads: by them it is known when the page is out of date. */
export function trackReads({ watchedRead }: Pick<OpenDatabase, 'watchedRead'>): TrackedReads {
  const parts: Part[] = []
  let queries = 0
  const track = (part: Part): Read => {
    parts.push(part)
    const plugin: KyselyPlugin = {
      transformQuery({ node }) {
        for (const table of readStatement(node).tables) part.tables.add(table)
        return node
      },
      async transformResult({ result }) {
        queries++
        return result
      },
    }
    const read = watchedRead(plugin)
    narrower.set(read, (records) => track({ tables: new Set(), records }))
    return read
  }
  return {
    read: track({ tables: new Set(), records: null }),
    extent() {
      const extent: Extent = new Map()
      for (const { tables, records } of parts)
        for (const table of tables) if (table !== neverChanging) widen(extent, table, records)
      return extent
    },
    get queries() {
      return queries
    },
  }
}

/**
 * The same handle for queries whose answer can only change by a write that names one of these records, in its values or
 * in its event. What is read without it depends on the whole table: to leave it out is never wrong, only wasteful.
 * The list may still grow until the page is done.
 */
export const about = (read: Read, records: readonly string[]): Read => narrower.get(read)?.(records) ?? read
