import { z } from 'zod'
import type { Sort } from '#lib/ui/table.ts'

/** Where a page begins or ends: the sort key of the row next to it, so that rows which come or go elsewhere move nothing. */
export type Cursor = { side: 'after' | 'before'; key: string[] }

/** What an address asks of a list. */
export type Asked<F extends string = string> = {
  filters: Partial<Record<F, string>>
  sort: Sort
  cursor: Cursor | null
}

export type Address<F extends string> = {
  filters: Record<F, { input: z.ZodType<string> }>
  sorts: readonly string[]
  /** The order without an asked one; a minus in front is descending. */
  start: string
}

/** What a person may type into a filter: never longer than this, and without NUL, which the database does not store. */
export const plainText = z
  .string()
  .transform((text) => text.replaceAll('\0', '').trim().slice(0, 200))
  .refine((text) => text !== '')

/** Reads an address. What makes no sense in it is passed over, as an old bookmark may hold anything. */
export function readAddress<F extends string>(list: Address<F>, params: URLSearchParams): Asked<F> {
  const orders = list.sorts.flatMap((key) => [key, `-${key}`])
  const schema = z.object({
    ...Object.fromEntries(
      Object.entries<{ input: z.ZodType<string> }>(list.filters).map(([name, { input }]) => [
        name,
        input.optional().catch(undefined),
      ]),
    ),
    sort: z.enum(orders).catch(list.start),
    after: cursorKey,
    before: cursorKey,
  })
  const { sort, after, before, ...filters } = schema.parse(Object.fromEntries(params))
  const given = Object.entries(filters).filter(([, value]) => value !== undefined)
  return {
    filters: Object.fromEntries(given) as Asked<F>['filters'],
    sort: sortOf(sort),
    cursor: after ? { side: 'after', key: after } : before ? { side: 'before', key: before } : null,
  }
}

/** The same question as the search part of an address, always in the same order: this is what one saves or sends. */
export function writeAddress<F extends string>({ start }: Address<F>, asked: Asked<F>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries<string | undefined>(asked.filters))
    if (value) params.set(name, value)
  const sort = nameOf(asked.sort)
  if (sort !== start) params.set('sort', sort)
  if (asked.cursor) params.set(asked.cursor.side, writeKey(asked.cursor.key))
  return params.size ? `?${params}` : ''
}

export const sortOf = (name: string): Sort =>
  name.startsWith('-') ? { key: name.slice(1), descending: true } : { key: name, descending: false }
export const nameOf = ({ key, descending }: Sort) => `${descending ? '-' : ''}${key}`

/** A heading's link: its column rising, and falling where it rises already. */
export const turned = (sort: Sort, key: string): Sort => ({
  key,
  descending: sort.key === key && !sort.descending,
})

/** Opaque, because a key may hold a name, which has no business in the logs of proxies. */
const writeKey = (key: readonly string[]) => Buffer.from(JSON.stringify(key)).toString('base64url')

const cursorKey = z
  .string()
  .max(4000)
  .transform((text, problems): string[] => {
    try {
      return z.array(z.string()).parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    } catch {
      problems.addIssue({ code: 'custom', message: 'not a key' })
      return z.NEVER
    }
  })
  .optional()
  .catch(undefined)
