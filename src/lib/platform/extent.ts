/** Tables, and of each the records concerned; null stands for the whole table. */
export type Extent = Map<string, ReadonlySet<string> | null>

/** Adds records of a table, or with null all of it. */
export function widen(extent: Extent, table: string, records: Iterable<string> | null): void {
  const known = extent.get(table)
  if (known === null) return
  extent.set(table, records === null ? null : new Set([...(known ?? []), ...records]))
}

export function join(extent: Extent, other: Extent): void {
  for (const [table, records] of other) widen(extent, table, records)
}

/** Whether what the one says may concern the other. */
export function overlap(one: Extent, other: Extent): boolean {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  for (const [table, records] of small) {
    const others = large.get(table)
    if (others === undefined) continue
    if (!records || !others || meet(records, others)) return true
  }
  return false
}

function meet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  for (const record of small) if (large.has(record)) return true
  return false
}
