import { median, type Row } from './page.ts'
import { joined, leadingOf } from './prose.ts'
import type { Gutter, Region } from './regions.ts'

/** In leadings: between two rows of a table there is more room than between two lines of a cell. */
const rowGap = 1.22

/** The columns of a region, each with what stands in it. */
export function columnsOf({ rows, gutters }: Region): Row[][] {
  return Array.from({ length: gutters.length + 1 }, (_, column) =>
    rows
      .map((row) => row.fragments.filter((one) => columnOf(one, gutters) === column))
      .filter((fragments) => fragments.length > 0)
      .map((fragments) => ({ y: fragments[0]!.y, size: fragments[0]!.size, fragments })),
  )
}

const columnOf = ({ left, right }: { left: number; right: number }, gutters: readonly Gutter[]) =>
  gutters.filter((gutter) => (gutter.left + gutter.right) / 2 < (left + right) / 2).length

/** Two columns of running text rather than a table: long rows on both sides, which hardly ever pause or begin together. */
export function isProse(region: Region): boolean {
  if (region.gutters.length > 2 || region.rows.length < 6) return false
  const columns = columnsOf(region)
  const words = columns.map((rows) => median(rows.map(({ fragments }) => lettersIn(fragments))))
  const groups = tableRows(region)
  const aligned = groups.filter(
    ([first]) => new Set(first!.fragments.map((one) => columnOf(one, region.gutters))).size > 1,
  )
  return (
    words.every((letters) => letters > 24) &&
    (region.rows.length / groups.length >= 4 || aligned.length / groups.length < 0.6)
  )
}

const lettersIn = (fragments: Row['fragments']) =>
  fragments.reduce((sum, { text }) => sum + text.length + 1, 0)

/** The rows of a table, each with what stands at the heights that belong to it. */
function tableRows({ rows, gutters }: Region): Row[][] {
  const leading = median(
    columnsOf({ rows, gutters })
      .filter((column) => column.length > 1)
      .map(leadingOf),
  )
  const groups: Row[][] = []
  const hasGaps = rows.some((row, index) => index > 0 && rows[index - 1]!.y - row.y > rowGap * leading)
  rows.forEach((row, index) => {
    const above = rows[index - 1]
    const isNew = !above || (hasGaps ? above.y - row.y > rowGap * leading : begins(row, gutters))
    if (isNew) groups.push([row])
    else groups.at(-1)!.push(row)
  })
  return groups
}

/** Without room between rows, one begins where the first column has words. */
const begins = (row: Row, gutters: readonly Gutter[]) =>
  row.fragments.some((fragment) => columnOf(fragment, gutters) === 0)

/** A table, one line a row with tabs between its cells. */
export function tableOf(region: Region): string[] {
  return tableRows(region).map((group) =>
    Array.from({ length: region.gutters.length + 1 }, (_, column) =>
      group
        .flatMap(({ fragments }) => {
          const own = fragments.filter((fragment) => columnOf(fragment, region.gutters) === column)
          return own.length ? [own.map(({ text }) => text).join(' ')] : []
        })
        .reduce(joined, ''),
    ).join('\t'),
  )
}
