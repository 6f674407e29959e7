import { unguard } from './guard.ts'
import { readLine, readRecord, type Place, type RawRecord, type Separator } from './record.ts'
import { shown, TableRefusal } from './refusal.ts'

/** A line above the table: what parts its cells, a title, or a comment with `#`, in quotes or not. */
export interface Remark {
  readonly kind: 'separator' | 'title' | 'comment'
  readonly line: number
  readonly text: string
}

export interface Heading {
  readonly separator: Separator
  readonly line: number
  /** as they stand, without blanks around them and without empty ones at the end */
  readonly cells: readonly string[]
  /** where the first row begins */
  readonly next: Place
  readonly above: readonly Remark[]
}

/** By this first line spreadsheets tell one another what parts the cells. */
const separatorLine = /^\uFEFF?"?sep=(.)"?[,;\t ]*$/i

/** How many lines may stand above a heading, besides comments. */
const most = 50

/** How headings are compared: `Source title ` is `source_title`. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => !cell.trim())

/**
 * Finds the heading: the first of the lines that hold the most known headings, at least two of them; else the first line
 * of two cells or more, else the first that is not empty. Its separator is the one by which it is so.
 *
 * @throws TableRefusal `empty`, `heading-twice`, or why nothing could be read
 */
export function findHeading(text: string, known: readonly string[], isWhole = true): Heading {
  const start: Place = { at: text.startsWith('\uFEFF') ? 1 : 0, line: 1 }
  const first = readLine(text, start)?.cells[0] ?? ''
  const declared = separatorLine.exec(first)?.[1] as Separator | undefined
  const tops = (['\t', ';', ','] as const)
    .toSorted((a, b) => Number(b === declared) - Number(a === declared))
    .map((separator) => topOf(text, start, separator, isWhole))
  const { top, record } = byNames(tops, known) ?? byCells(declared ? tops.slice(0, 1) : tops)
  const above = top.remarks.filter(({ line }) => line < record.line)
  const titles = top.records.filter(({ line }) => line < record.line).map(titleOf)
  return {
    separator: top.separator,
    line: record.line,
    cells: headingCells(record),
    next: record.next,
    above: [...above, ...titles].sort((a, b) => a.line - b.line),
  }
}

/** The beginning of a text, parted one way. */
interface Top {
  readonly separator: Separator
  readonly records: readonly RawRecord[]
  readonly remarks: readonly Remark[]
  readonly error: unknown
}

function topOf(text: string, start: Place, separator: Separator, isWhole: boolean): Top {
  const records: RawRecord[] = []
  const remarks: Remark[] = []
  try {
    let place = start
    while (records.length < most && place.at < text.length) {
      const isComment = text[place.at] === '#'
      const record = isComment ? readLine(text, place, isWhole) : readRecord(text, place, separator, isWhole)
      if (!record) break
      place = record.next
      if (isBlank(record.cells)) continue
      const comment = commentIn(record, separator)
      if (comment !== null) remarks.push({ kind: 'comment', line: record.line, text: comment })
      else if (record.line === 1 && separatorLine.test(text.slice(record.at, record.end)))
        remarks.push({ kind: 'separator', line: 1, text: text.slice(record.at, record.end) })
      else records.push(record)
    }
    return { separator, records, remarks, error: null }
  } catch (error) {
    return { separator, records, remarks, error }
  }
}

/** The text of a comment, or null where the record is none. */
export function commentIn({ cells }: Pick<RawRecord, 'cells'>, separator: string): string | null {
  if (!cells[0]?.startsWith('#')) return null
  return cells
    .slice(0, cells.findLastIndex((cell) => cell.trim()) + 1)
    .join(separator)
    .trim()
}

type Found = { top: Top; record: RawRecord }

function byNames(tops: readonly Top[], known: readonly string[]): Found | null {
  const keys = new Set(known.map(headingKey))
  const least = Math.min(2, keys.size)
  let best: (Found & { names: number }) | null = null
  for (const top of tops)
    for (const record of top.records) {
      const names = record.cells.filter((cell) => keys.has(headingKey(unguard(cell)))).length
      if (names < least || names === 0) continue
      const isBetter = !best || names > best.names || (names === best.names && record.line < best.record.line)
      if (isBetter) best = { top, record, names }
    }
  return best
}

function byCells(tops: readonly Top[]): Found {
  const filled = ({ cells }: RawRecord) => cells.filter((cell) => cell.trim()).length
  const firsts = tops.flatMap((top) => {
    const record = top.records.find((each) => filled(each) > 1)
    return record ? [{ top, record }] : []
  })
  const [first] = firsts.sort((a, b) => a.record.line - b.record.line || filled(b.record) - filled(a.record))
  if (first) return first
  if (tops.some(({ records, error }) => !records.length && !error)) throw new TableRefusal('empty', null)
  const top = tops.find(({ records }) => records.length)
  if (!top) throw tops[0]!.error
  return { top, record: top.records[0]! }
}

const titleOf = ({ cells, line }: RawRecord): Remark => ({
  kind: 'title',
  line,
  text: shown(cells.filter((cell) => cell.trim()).join(' ')),
})

function headingCells({ cells, line }: RawRecord): string[] {
  const names = cells
    .slice(0, cells.findLastIndex((cell) => cell.trim()) + 1)
    .map((cell) => unguard(cell).trim())
  const keys = names.map(headingKey)
  const twice = names.find((name, i) => name && keys.indexOf(headingKey(name)) < i)
  if (twice !== undefined) throw new TableRefusal('heading-twice', line, { heading: twice })
  return names
}
