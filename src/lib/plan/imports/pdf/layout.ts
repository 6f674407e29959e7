import type { Aside, Extracted } from '../extracted.ts'
import { leftOf, rightOf, rowsOf, textOf, type Fragment, type Row } from './page.ts'
import { joined, mended, paragraphsOf } from './prose.ts'
import { regionsOf } from './regions.ts'
import { columnsOf, isProse, tableOf } from './table.ts'

export type Page = { width: number; fragments: Fragment[] }

/** The text of a PDF in the order in which people read it: columns one after the other, tables as rows. */
export function layOut(pages: readonly Page[]): Extracted {
  const all = pages.map(({ width, fragments }) => ({ width, rows: rowsOf(fragments) }))
  const { asides, isRepeated } = repeated(all.map(({ rows }) => rows))
  const lines = all.flatMap(({ width, rows }) =>
    linesOf(
      rows.filter((row) => !isRepeated(row)),
      width,
    ),
  )
  return { text: mended(lines.join('\n')), asides }
}

function linesOf(rows: readonly Row[], width: number): string[] {
  const edge = rightEdge(rows, width)
  return regionsOf(rows).flatMap((region) => {
    if (!region.gutters.length) return paragraphsOf(region.rows, edge)
    if (!isProse(region)) return tableOf(region)
    return columnsOf(region)
      .flatMap((column) => paragraphsOf(column, columnEdge(column)))
      .reduce<string[]>(goingOn, [])
  })
}

/** Where at least three rows of a column end; a title may reach further. */
function columnEdge(rows: readonly Row[]): number {
  const ends = rows.map(rightOf).sort((a, b) => b - a)
  const size = rows[0]?.size ?? 0
  return ends.find((end, index) => (ends[index + 2] ?? -Infinity) > end - size) ?? ends[0] ?? 0
}

/** A paragraph that begins in small letters at the head of a column goes on from the column before. */
function goingOn(lines: string[], line: string): string[] {
  const last = lines.at(-1)
  if (last === undefined || !/^\p{Ll}/u.test(line) || !/[\p{L}\u00AD,‐-]$/u.test(last))
    return [...lines, line]
  return [...lines.slice(0, -1), joined(last, line)]
}

/** Where rows of full width end: as far from the right edge of the paper as they begin from the left one, if any comes near. */
function rightEdge(rows: readonly Row[], width: number): number {
  const [left, right] = [Math.min(...rows.map(leftOf)), Math.max(...rows.map(rightOf))]
  return right > (width - left) * 0.9 ? right : width
}

const edgeRows = 3
/** In letters: more room than this stands between a head and what it stands over. */
const setOff = 1.7

/** The outermost row, and those behind it that room sets off from the rest. The titles of a table's columns are no head. */
function headOf(rows: readonly Row[]): Row[] {
  const end = rows.findIndex((row, index) => {
    const next = rows[index + 1]
    return next !== undefined && Math.abs(row.y - next.y) > setOff * Math.max(row.size, next.size)
  })
  const head = rows.slice(0, end >= 0 && end < edgeRows ? end + 1 : 1)
  return head.filter(({ fragments, size }) => wideGaps(fragments, size) < 3)
}

const wideGaps = (fragments: readonly Fragment[], size: number) =>
  fragments.filter((fragment, index) => index > 0 && fragment.left - fragments[index - 1]!.right > 2 * size)
    .length

/** Heads and feet: the same words, numbers aside, at the edge of at least half of the pages. */
function repeated(pages: readonly Row[][]): { asides: Aside[]; isRepeated: (row: Row) => boolean } {
  const said = (row: Row) => textOf(row).replace(/\d+/g, '#')
  const edges = pages.map((rows) => ({
    header: headOf(rows),
    footer: headOf(rows.toReversed()),
  }))
  const gone = new Set<Row>()
  const asides: Aside[] = []
  for (const kind of ['header', 'footer'] as const) {
    const groups = Map.groupBy(
      edges.flatMap((edge) => edge[kind]),
      said,
    )
    for (const rows of groups.values()) {
      if (rows.length < Math.max(2, pages.length / 2)) continue
      for (const row of rows) gone.add(row)
      asides.push({ kind, text: textOf(rows[0]!), line: null })
    }
  }
  return { asides, isRepeated: (row) => gone.has(row) }
}
