import { z } from 'zod'
import { locales } from '#lib/platform/text/localised.ts'
import { needs } from '#lib/traits/index.ts'

const query = z.object({
  locale: z.enum(locales).optional().catch(undefined),
  need: z.enum(needs).optional().catch(undefined),
  kind: z.string().min(1).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type TranslationQuery = z.output<typeof query>

/** What the address asks for; what makes no sense there is passed over. */
export const translationQuery = (url: URL): TranslationQuery =>
  query.parse(Object.fromEntries(url.searchParams))

export function translationHref(asked: Partial<TranslationQuery>): string {
  const params = Object.entries(asked).filter(([name, value]) => value && !(name === 'page' && value === 1))
  return `?${new URLSearchParams(params.map(([name, value]) => [name, String(value)]))}`
}
