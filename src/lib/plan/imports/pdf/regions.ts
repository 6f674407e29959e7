import { leftOf, rightOf, type Row } from './page.ts'

/** An empty stripe between two columns. */
export type Gutter = { left: number; right: number }
/** Rows that stand in the same columns; without gutters they are running text. */
export type Region = { rows: Row[]; gutters: Gutter[] }

/** In letters: narrower gaps part words. */
const narrowest = 0.42
/** How wide a gap must be, in letters, to part columns: in a few rows words stand below one another by chance. */
const widths: readonly { rows: number; letters: number }[] = [
  { rows: 6, letters: narrowest },
  { rows: 3, letters: 1.2 },
  { rows: 1, letters: 2 },
]
const fewestRows = 3

/** Parts a page, from top to bottom, into what stands in columns and what does not. */
export function regionsOf(rows: readonly Row[]): Region[] {
  const regions: Region[] = []
  let plain: Row[] = []
  const flush = () => {
    if (plain.length) regions.push({ rows: plain, gutters: [] })
    plain = []
  }
  for (let at = 0; at < rows.length;) {
    const found = firstOf(rows, at)
    if (!found) {
      plain.push(rows[at++]!)
      continue
    }
    flush()
    regions.push(found)
    at += found.rows.length
  }
  flush()
  return regions
}

/** The region that begins at a row, ended where one with more columns begins inside it. */
function firstOf(rows: readonly Row[], from: number): Region | null {
  const found = columnsFrom(rows, from, rows.length)
  if (!found) return null
  for (let at = from + 1; at < from + found.rows.length; at++) {
    const inner = columnsFrom(rows, at, rows.length)
    if (inner && inner.gutters.length > found.gutters.length) return columnsFrom(rows, from, at)
  }
  return found
}

/** The longest run of rows from here on between which stripes stay empty; null where they are too few to tell. */
function columnsFrom(rows: readonly Row[], from: number, end: number): Region | null {
  const first = rows[from]
  if (!first) return null
  let free: Gutter[] = [{ left: -Infinity, right: Infinity }]
  let best: Gutter[] = []
  let to = from
  for (; to < end; to++) {
    const row = rows[to]!
    const left = without(free, row)
    const gutters = between(left, rows.slice(from, to + 1))
    const isLost = best
      .filter((gutter) => !gutters.some((one) => one.left < gutter.right && gutter.left < one.right))
      .some((gutter) => parts(gutter, rows.slice(from, to)))
    if (isLost) break
    free = left
    best = gutters
  }
  const taken = rows.slice(from, to)
  const gutters = best.filter((gutter) => parts(gutter, taken))
  if (!gutters.length || taken.length < fewestRows) return null
  return { rows: trimmed(taken, gutters), gutters }
}

function parts(gutter: Gutter, rows: readonly Row[]): boolean {
  const supported = support(gutter, rows)
  const wanted = widths.find((one) => supported >= one.rows)
  return wanted !== undefined && gutter.right - gutter.left >= wanted.letters * (rows[0]?.size ?? 0)
}

/** What stands apart below the last row of all columns, and in one of them only, is no longer part of a table. */
function trimmed(rows: Row[], gutters: readonly Gutter[]): Row[] {
  const last = rows.findLastIndex((row) => gutters.some((gutter) => support(gutter, [row]) > 0))
  const end = rows.findIndex((row, index) => index > last && rows[index - 1]!.y - row.y > 1.5 * row.size)
  return end > 0 && gutters.length > 1 ? rows.slice(0, end) : rows
}

/** On how many rows something stands on both sides. */
const support = (gutter: Gutter, rows: readonly Row[]) =>
  rows.filter((row) => leftOf(row) < gutter.left + 1 && rightOf(row) > gutter.right - 1).length

function without(free: readonly Gutter[], { fragments }: Row): Gutter[] {
  return fragments.reduce<Gutter[]>(
    (left, fragment) =>
      left.flatMap((gap) => {
        if (fragment.left >= gap.right || fragment.right <= gap.left) return [gap]
        return [
          { left: gap.left, right: Math.min(gap.right, fragment.left) },
          { left: Math.max(gap.left, fragment.right), right: gap.right },
        ].filter((part) => part.right > part.left)
      }),
    [...free],
  )
}

function between(free: readonly Gutter[], rows: readonly Row[]): Gutter[] {
  const [from, to] = [Math.min(...rows.map(leftOf)), Math.max(...rows.map(rightOf))]
  const size = Math.min(...rows.map((row) => row.size))
  return free.filter((gap) => gap.left >= from && gap.right <= to && gap.right - gap.left >= narrowest * size)
}
