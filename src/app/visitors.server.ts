import { dayOf } from '#lib/platform/day.ts'
import type { Changed, Changes } from '#lib/platform/changes.server.ts'
import type { Actor } from '#lib/platform/context.ts'
import { join, overlap, type Extent } from '#lib/platform/extent.ts'

/** A page as it was made, with what it shows; the extent is complete once the body has been read. */
export type Drawn = { response: Response; extent: () => Extent }

type Page = { status: number; headers: [string, string][]; body: ArrayBuffer; extent: Extent }
type Weighed = Pick<Page, 'headers' | 'body' | 'extent'>
type Kept = {
  page: Promise<Page | null>
  /** What changed while it was being made; null for anything. */
  missed: Changed
  extent: Extent | null
  bytes: number
}

export type VisitorPages = {
  serve: (key: string, draw: () => Promise<Drawn>) => Promise<Response>
  /** Remembers what a page for one reader shows, without the page. */
  note: (key: string, extent: Extent) => void
  /** What a page shows that was served lately and has not changed since. */
  shown: (key: string) => Extent | undefined
}

export type Bounds = { bytes: number; pages: number }
const usualBounds: Bounds = { bytes: 64 * 1024 * 1024, pages: 2000 }

/**
 * Pages as visitors see them, each kept until something changes that it shows. Every request first looks for what was
 * committed since, on whichever node, so none is answered with a page older than itself. A crowd that asks at once shares
 * one drawing.
 */
export function openVisitorPages(changes: Changes, bounds = usualBounds): VisitorPages {
  const pages = new Map<string, Kept>()
  let bytes = 0

  changes.listen((changed) => {
    for (const [key, kept] of pages)
      if (!kept.extent) miss(kept, changed)
      else if (!changed || overlap(kept.extent, changed)) drop(key, kept)
  })

  return {
    async serve(key, draw) {
      await changes.catchUp()
      for (;;) {
        const kept = pages.get(key)
        if (!kept) return make(key, draw)
        const page = await kept.page.catch(() => null)
        // A request that waited for a page which failed, or which is for one reader only, draws its own.
        if (!page) return (await draw()).response
        // One that was out of date before it was done is not served to requests that came after the change.
        if (pages.get(key) !== kept) continue
        pages.delete(key)
        pages.set(key, kept)
        return answer(page)
      }
    },
    note(key, extent) {
      const former = pages.get(key)
      if (former) drop(key, former)
      const kept: Kept = { page: Promise.resolve(null), missed: new Map(), extent: null, bytes: 0 }
      pages.set(key, kept)
      count(key, kept, { headers: [], body: new ArrayBuffer(), extent })
    },
    shown: (key) => pages.get(key)?.extent ?? undefined,
  }

  async function make(key: string, draw: () => Promise<Drawn>): Promise<Response> {
    let own: Response | undefined
    const kept: Kept = { page: Promise.resolve(null), missed: new Map(), extent: null, bytes: 0 }
    const begin = async () => {
      const { response, extent } = await draw()
      own = response
      if (!isPage(response) || response.headers.has('set-cookie')) return null
      const body = await response.arrayBuffer()
      return { status: response.status, headers: [...response.headers], body, extent: extent() }
    }
    pages.set(key, kept)
    kept.page = begin().then(
      (page) => {
        if (page) keep(key, kept, page)
        else drop(key, kept)
        return page
      },
      (error: unknown) => {
        drop(key, kept)
        throw error
      },
    )
    const page = await kept.page
    return page ? answer(page) : own!
  }

  function keep(key: string, kept: Kept, page: Page) {
    if (!kept.missed || overlap(page.extent, kept.missed)) drop(key, kept)
    else count(key, kept, page)
  }

  function count(key: string, kept: Kept, page: Weighed) {
    kept.extent = page.extent
    kept.bytes = weigh(key, page)
    bytes += kept.bytes
    if (kept.bytes > bounds.bytes / 8) return drop(key, kept)
    for (const [oldest, other] of pages) {
      if (bytes <= bounds.bytes && pages.size <= bounds.pages) break
      if (other !== kept && other.extent) drop(oldest, other)
    }
  }

  function drop(key: string, kept: Kept) {
    if (pages.get(key) !== kept) return
    pages.delete(key)
    if (kept.extent) bytes -= kept.bytes
  }
}

function miss(kept: Kept, changed: Changed) {
  if (!changed) kept.missed = null
  else if (kept.missed) join(kept.missed, changed)
}

type Asked = { reader: string; locale: string; offered: string | null; now: Date; url: URL }

/** A page is drawn for a reader or for all visitors, in a language, on a day. */
export const pageKey = ({ reader, locale, offered, now, url }: Asked): string =>
  `${reader} ${locale} ${offered ?? '-'} ${dayOf(now)} ${url.pathname}${url.search}`

/** A visitor: no session, no token, no message left for the next page. */
export const isVisitor = ({ headers }: Request): boolean =>
  !headers.has('cookie') && !headers.has('authorization')

export const readerOf = (request: Request, { id, via }: Actor): string =>
  isVisitor(request) ? 'visitor' : `${via} ${id}`

export const isPage = ({ status, headers }: Response): boolean =>
  status === 200 && (headers.get('content-type') ?? '').startsWith('text/html')

const answer = (page: Page) => new Response(page.body, page)

/** Roughly what a page takes: an id is a string of 36 letters in a set. */
function weigh(key: string, { headers, body, extent }: Weighed): number {
  const letters = key.length + headers.flat().reduce((sum, text) => sum + text.length, 0)
  const ids = [...extent.values()].reduce((sum, records) => sum + (records?.size ?? 0), 0)
  return body.byteLength + 2 * letters + 100 * (ids + extent.size)
}
