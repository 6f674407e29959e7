import { sql, type KyselyPlugin, type QueryExecutorProvider } from 'kysely'
import { widen, type Extent } from './extent.ts'
import { readStatement } from './statement.ts'

export const changeChannel = 'permille_change'
const mostRecords = 500

/** Sees what the statements of one transaction write to. One that names no record may have written to any. */
export function changeCollector(): { plugin: KyselyPlugin; extent: Extent } {
  const extent: Extent = new Map()
  return {
    extent,
    plugin: {
      transformQuery({ node }) {
        const { isWrite, tables, ids } = readStatement(node)
        if (isWrite) for (const table of tables) widen(extent, table, ids.size ? ids : null)
        return node
      },
      transformResult: async ({ result }) => result,
    },
  }
}

/** Writes down, at the end of a transaction, what it changed, and wakes every process that listens. */
export async function writeChange(write: QueryExecutorProvider, extent: Extent): Promise<void> {
  if (!extent.size) return
  const named = [...extent.values()]
  const all = new Set(named.flatMap((records) => [...(records ?? [])]))
  const records = named.includes(null) || all.size > mostRecords ? null : [...all]
  await sql`
    with change as (insert into platform.change (tables, records)
      values (${[...extent.keys()]}::text[], ${records}::uuid[]))
    select pg_notify(${changeChannel}, '')`.execute(write)
}
