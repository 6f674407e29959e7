import type { Read } from '#lib/platform/database.server.ts'
import type { Searchable, SearchDocument } from '#lib/platform/searchable.ts'
import { searchableIndicators } from './definitions/store.server.ts'

async function indicatorDocuments(read: Read, ids?: readonly string[]): Promise<SearchDocument[]> {
  const rows = await searchableIndicators(read, ids)
  return rows.map(({ id, code, title, definition, method, unit }) => ({
    id,
    path: `/indicators/${code}`,
    mark: code,
    title,
    body: [definition, method, unit],
  }))
}

/** What the search finds of the dashboard. */
export const dashboardSearch: readonly Searchable[] = [
  {
    kind: 'dashboard.indicator',
    label: 'dashboard_search_indicators',
    follows: ['dashboard.definition'],
    documents: indicatorDocuments,
  },
]
