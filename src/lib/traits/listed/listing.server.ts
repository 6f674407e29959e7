import type { ListView } from '#lib/ui/listing.ts'
import { nameOf, turned, writeAddress, type Address, type Asked } from './address.ts'
import { mostCounted, type Count, type Placed } from './read.server.ts'

type Facets = Record<string, { facet?: { values: readonly string[] | null } }>

/** What a page shows of a list beside its rows: figures, and the addresses that lead on from here. */
export function listingOf<F extends string>(
  address: Address<F> & { filters: Facets },
  asked: Asked<F>,
  placed: readonly Placed<unknown>[],
  counts: readonly Count[],
): ListView {
  const whole = counts.find(({ facet }) => facet === null) ?? { count: 0, before: 0, after: 0 }
  const to = (change: Partial<Asked<F>>) =>
    writeAddress(address, { ...asked, cursor: null, ...change }) || '?'
  const beside = (side: 'after' | 'before', row: Placed<unknown> | undefined) =>
    row ? to({ cursor: { side, key: row.place } }) : null
  const isFirst = whole.before === 0 && (placed.length > 0 || whole.count === 0)
  const facets = Object.entries(address.filters).filter(([, { facet }]) => facet)
  return {
    total: Math.min(whole.count, mostCounted),
    isMore: whole.count > mostCounted,
    before: whole.before > mostCounted ? null : whole.before,
    shown: placed.length,
    asked: asked.filters,
    choices: Object.fromEntries(
      facets.map(([name, { facet }]) => {
        const found = counts.filter((one) => one.facet === name)
        return [name, choicesOf(found, facet?.values ?? null, asked.filters[name as F])]
      }),
    ),
    order: {
      sort: asked.sort,
      hrefs: Object.fromEntries(address.sorts.map((key) => [key, to({ sort: turned(asked.sort, key) })])),
    },
    sortParam: nameOf(asked.sort) === address.start ? null : nameOf(asked.sort),
    search: writeAddress(address, { ...asked, cursor: null }),
    links: {
      first: isFirst ? null : to({}),
      previous: whole.before > 0 ? beside('before', placed[0]) : null,
      next: whole.after > 0 ? beside('after', placed.at(-1)) : null,
      all: Object.keys(asked.filters).length ? to({ filters: {} }) : null,
    },
  }
}

/**
 * The values that leave some row, and the one asked for: a closed set in its own order, else the most frequent first. Of
 * a list too long to be counted, all values, and no figures.
 */
function choicesOf(
  found: readonly Count[],
  closed: readonly string[] | null,
  current: string | undefined,
): { value: string; count: number | null }[] {
  const counts = new Map<string, number>()
  for (const { value, count } of found)
    if (value !== null) counts.set(value, count + (counts.get(value) ?? 0))
  const isCut = found.reduce((sum, { count }) => sum + count, 0) > mostCounted
  const order = (a: [string, number], b: [string, number]) =>
    (isCut ? 0 : b[1] - a[1]) || (a[0] < b[0] ? -1 : 1)
  const values = closed ?? [...counts].sort(order).map(([value]) => value)
  const all = new Set(current === undefined ? values : [...values, current])
  return [...all]
    .map((value) => ({ value, count: isCut ? null : (counts.get(value) ?? 0) }))
    .filter(({ value, count }) => count !== 0 || value === current)
}
