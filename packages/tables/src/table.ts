import { unguard } from './guard.ts'
import { commentIn, findHeading, headingKey, isBlank, type Heading, type Remark } from './heading.ts'
import { readLine, readRecord, type Place, type RawRecord } from './record.ts'
import { TableRefusal } from './refusal.ts'

/** A row under the heading: one cell for each of its columns, as they stand, the guard taken away. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
  /** how many cells stand there */
  readonly width: number
  /** what stands where there is no heading */
  readonly astray: readonly Astray[]
  /** the heading stands here once more */
  readonly isHeading: boolean
  /** which part of the text it is, without its line break */
  readonly at: number
  readonly end: number
}

export interface Astray {
  /** its place in the row, counted from 1 */
  readonly column: number
  readonly found: string
}

export interface Table extends Heading {
  /** Rows one after the other, read anew each time: a long table needs the memory of one row. */
  rows(): Generator<Row, void>
  /** All comments, above the heading and below it, read anew each time. */
  comments(): Generator<Remark, void>
  /** The number of a column, or -1. */
  columnOf(heading: string): number
  /** The lines of rows as they stand in the text, below everything that stands above them: what can be read again. */
  textOf(rows: Iterable<Pick<Row, 'at' | 'end'>>): string
}

/**
 * A table in a text. `known` are headings to find it by. Empty rows, and empty cells and columns at the end, are passed
 * over; a row that is too short is filled up with empty cells.
 *
 * @throws TableRefusal as `findHeading` and, when rows are read, as `readRecord`
 */
export function openTable(text: string, known: readonly string[] = []): Table {
  const heading = findHeading(text, known)
  const keys = heading.cells.map(headingKey)
  return {
    ...heading,
    columnOf: (name) => keys.indexOf(headingKey(name)),
    *rows() {
      for (const record of recordsBelow(text, heading)) {
        const row = rowOf(record, heading)
        if (row) yield row
      }
    },
    *comments() {
      yield* heading.above.filter(({ kind }) => kind === 'comment')
      for (const record of recordsBelow(text, heading)) {
        const comment = isComment(record, heading) ? commentIn(record, heading.separator) : null
        if (comment !== null) yield { kind: 'comment', line: record.line, text: comment }
      }
    },
    textOf: (rows) => {
      const lines = Array.from(rows, ({ at, end }) => text.slice(at, end))
      const top = text.slice(0, heading.next.at)
      const lineBreak = /\r\n|\r|\n/.exec(top.slice(-2))?.[0] ?? '\r\n'
      return top + lines.map((line) => line + lineBreak).join('')
    },
  }
}

/** The rows of a table of one's own, cells without blanks around them by their headings. */
export function recordsIn(text: string, known?: readonly string[]): Record<string, string>[] {
  const table = openTable(text, known)
  return Array.from(table.rows(), ({ cells }) =>
    Object.fromEntries(table.cells.map((name, i) => [name, cells[i]!.trim()])),
  )
}

/** A table that arrives in chunks, as from a long file: its heading, and its rows while they come. */
export async function openStream(
  chunks: AsyncIterable<string>,
  known: readonly string[] = [],
): Promise<{ heading: Heading; rows: AsyncGenerator<Row, void> }> {
  const source = chunks[Symbol.asyncIterator]()
  let text = ''
  let isWhole = false
  const more = async () => {
    const { done, value } = await source.next()
    if (done) isWhole = true
    else text += value
  }
  let heading: Heading | null = null
  for (let enough = enoughForHeading; !heading; enough *= 2) {
    while (!isWhole && text.length < enough) await more()
    heading = headingIn(text, known, isWhole)
  }
  return { heading, rows: rows(heading) }

  async function* rows(heading: Heading): AsyncGenerator<Row, void> {
    try {
      for (let place: Place = heading.next; ;) {
        const record = place.at < text.length ? nextRecord(text, place, heading, isWhole) : null
        if (record) {
          place = record.next
          const row = rowOf(record, heading)
          if (row) yield row
        } else if (isWhole) return
        else {
          text = text.slice(place.at)
          place = { at: 0, line: place.line }
          await more()
        }
      }
    } finally {
      await source.return?.()
    }
  }
}

/** Null where nothing but remarks has arrived yet. */
function headingIn(text: string, known: readonly string[], isWhole: boolean): Heading | null {
  try {
    return findHeading(text, known, isWhole)
  } catch (error) {
    if (!isWhole && error instanceof TableRefusal && error.code === 'empty') return null
    throw error
  }
}

const enoughForHeading = 1 << 16

function* recordsBelow(text: string, heading: Heading): Generator<RawRecord, void> {
  for (let place = heading.next; place.at < text.length;) {
    const record = nextRecord(text, place, heading, true)!
    place = record.next
    yield record
  }
}

/** Below the heading a comment is told from a value by the blank after its `#`. */
const isCommentLine = (text: string, { at }: Place) =>
  text[at] === '#' && /^#(\s|$)/.test(text.slice(at, at + 2))

function nextRecord(text: string, place: Place, { separator }: Heading, isWhole: boolean): RawRecord | null {
  return isCommentLine(text, place)
    ? readLine(text, place, isWhole)
    : readRecord(text, place, separator, isWhole)
}

/** Quoted by a spreadsheet, or a line of its own. */
function isComment({ cells }: RawRecord, { separator }: Heading): boolean {
  const comment = commentIn({ cells }, separator)
  return comment !== null && (/^#(\s|$)/.test(comment) || isBlank(cells.slice(1)))
}

function rowOf(record: RawRecord, heading: Heading): Row | null {
  const { cells, line, at, end } = record
  if (isBlank(cells) || isComment(record, heading)) return null
  const names = heading.cells
  const astray: Astray[] = []
  cells.forEach((cell, i) => {
    if (!names[i] && cell.trim()) astray.push({ column: i + 1, found: cell.trim() })
  })
  return {
    line,
    cells: names.map((_, i) => unguard(cells[i] ?? '')),
    width: cells.length,
    astray,
    isHeading: cells[0]?.trim() === names[0] && names.every((name, i) => cells[i]?.trim() === name),
    at,
    end,
  }
}
