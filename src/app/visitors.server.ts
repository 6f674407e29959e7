import { sql } from 'kysely'
import type { Read } from '#lib/platform/database.server.ts'

type Page = { status: number; headers: [string, string][]; body: ArrayBuffer }
type Kept = { state: string; page: Promise<Page | null> }

export type VisitorPages = (key: string, render: () => Promise<Response>) => Promise<Response>

/**
 * Pages as visitors see them, kept as long as nothing has happened: whatever changes a page writes an event, so the
 * state of the log says whether a page is still true, on every node. A crowd that asks at once shares one rendering.
 */
export function openVisitorPages(read: Read, now: () => Date, most = 500): VisitorPages {
  const pages = new Map<string, Kept>()

  return async (key, render) => {
    const state = `${await stateOf(read)} ${now().toISOString().slice(0, 10)}`
    let kept = pages.get(key)
    if (kept?.state !== state) {
      let response: Response | undefined
      const page = render().then(async (made) => {
        response = made
        return isForAll(made) ? toPage(made.clone()) : null
      })
      kept = { state, page }
      remember(key, kept)
      const made = await page.catch((error: unknown) => {
        pages.delete(key)
        throw error
      })
      if (!made) pages.delete(key)
      if (response) return response
    }
    const page = await kept.page
    // Whoever waited for a page that turned out to be for one reader only gets their own.
    return page ? new Response(page.body, page) : render()
  }

  function remember(key: string, kept: Kept) {
    pages.delete(key)
    pages.set(key, kept)
    const oldest = pages.keys().next().value
    if (pages.size > most && oldest !== undefined) pages.delete(oldest)
  }
}

/**
 * The last event of all and the last below every running transaction: the first changes when one commits in order,
 * the second when one commits late.
 */
async function stateOf(read: Read): Promise<string> {
  const { rows } = await sql<{ last: number | null; settled: number | null }>`select
    (select max(seq) from platform.event) as last,
    (select seq from platform.event where xact < pg_snapshot_xmin(pg_current_snapshot())
      order by seq desc limit 1) as settled`.execute(read)
  return `${rows[0]?.last ?? 0} ${rows[0]?.settled ?? 0}`
}

const isForAll = ({ status, headers }: Response) =>
  status === 200 && !headers.has('set-cookie') && (headers.get('content-type') ?? '').startsWith('text/html')

const toPage = async (response: Response): Promise<Page> => ({
  status: response.status,
  headers: [...response.headers],
  body: await response.arrayBuffer(),
})
