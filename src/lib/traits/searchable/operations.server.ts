import { z } from 'zod'
import { operation } from '#lib/platform/operations.ts'
import { locales } from '#lib/platform/text/localised.ts'
import { longestSearch, mostPages, search } from './search.server.ts'
import type { Marked } from './words.ts'

const hit = z
  .object({
    kind: z.string().describe('Kind of record, or “page”'),
    id: z.string().describe('Id of the record, or path of the page'),
    language: z.enum(locales).describe('Language of title and excerpt'),
    path: z.string().describe('Where it is read, without the language'),
    title: z.string(),
    excerpt: z.string(),
  })
  .meta({ id: 'SearchHit' })

const textOf = (parts: Marked) => parts.map(({ text }) => text).join('')

export const searchOperations = [
  operation({
    name: 'traits.search',
    method: 'GET',
    path: '/search',
    summary: 'Records and pages that hold every word asked for, its stem or its beginning; the best first.',
    input: z.object({
      q: z.string().trim().min(1).max(longestSearch),
      kind: z.string().max(80).optional(),
      locale: z.enum(locales).optional(),
      page: z.coerce.number().int().min(1).max(mostPages).optional(),
    }),
    output: z.object({
      items: z.array(hit),
      total: z.int(),
      counts: z.record(z.string(), z.int()).describe('How many of each kind'),
      suggestion: z.string().nullable().describe('Where nothing was found: a search that finds something'),
    }),
    allowed: { who: ['anyone'] },
    async run(context, { q, kind, locale, page }) {
      const asked = { q, kind: kind ?? null, page: page ?? 1 }
      const { hits, total, counts, suggestion } = await search(context.read, locale ?? context.locale, asked)
      const items = hits.map((found) => ({
        ...found,
        title: textOf(found.title),
        excerpt: textOf(found.excerpt),
      }))
      return { items, total, counts, suggestion }
    },
  }),
]
