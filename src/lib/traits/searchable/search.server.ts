import type { Read } from '#lib/platform/database.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { find, isBeginning, wordLike } from './store.server.ts'
import { excerpt, mark, wordsOf, type Marked } from './words.ts'

export type Hit = {
  kind: string
  id: string
  /** The language of title and excerpt. */
  language: Locale
  path: string
  title: Marked
  excerpt: Marked
}

export type SearchResult = {
  /** How many there are of each kind, whichever is chosen. */
  counts: Record<string, number>
  total: number
  page: number
  pages: number
  hits: Hit[]
  /** Where nothing was found: a search that finds something. */
  suggestion: string | null
}

export type Asked = { q: string; kind?: string | null; page?: number }

export const longestSearch = 200
const mostWords = 12
export const mostPages = 50
const pageSize = 20

/** Records and pages that hold every word of the search, its stem or its beginning; nothing that only looks like it. */
export async function search(read: Read, locale: Locale, asked: Asked): Promise<SearchResult> {
  const words = wordsOf(asked.q.slice(0, longestSearch)).slice(0, mostWords)
  const page = Math.min(Math.max(1, Math.trunc(asked.page ?? 1) || 1), mostPages)
  const kind = asked.kind || null
  const nothing = { counts: {}, total: 0, page: 1, pages: 0, hits: [], suggestion: null }
  if (!words.length) return nothing
  const found = await find(read, { words, locale, kind, offset: (page - 1) * pageSize, limit: pageSize })
  const total = kind
    ? (found.counts[kind] ?? 0)
    : Object.values(found.counts).reduce((sum, number) => sum + number, 0)
  if (!Object.keys(found.counts).length)
    return { ...nothing, suggestion: await suggestion(read, locale, words) }
  const beginnings = [...new Set([...words, ...found.stems])]
  return {
    counts: found.counts,
    total,
    page,
    pages: Math.min(mostPages, Math.ceil(total / pageSize)),
    hits: found.rows.map(({ title, body, ...row }) => ({
      ...row,
      title: mark(title, beginnings),
      excerpt: excerpt(body.replaceAll('\n', ' '), beginnings),
    })),
    suggestion: null,
  }
}

async function suggestion(read: Read, locale: Locale, words: readonly string[]): Promise<string | null> {
  const mended: string[] = []
  for (const word of words)
    mended.push(
      (await isBeginning(read, locale, word)) ? word : ((await wordLike(read, locale, word)) ?? word),
    )
  if (mended.join() === words.join()) return null
  const { counts } = await find(read, { words: mended, locale, kind: null, offset: 0, limit: 1 })
  return Object.keys(counts).length ? mended.join(' ') : null
}
