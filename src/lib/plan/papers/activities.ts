import { isRow, type Line } from './lines.ts'
import type { ActivityReading } from './paper.ts'
import type { Found, Place } from './place.ts'
import { likeness } from './similarity.ts'

/** `N° · Activity · Description`, also where the sign of the number slipped into the next column. */
export function isActivityHeader(line: Line): boolean {
  const [first = '', ...others] = line.cells
  const last = others.filter(Boolean).at(-1) ?? ''
  return /^n\s?[°º.]?$/i.test(first) && others.length >= 2 && /^(?:description|descripción)$/i.test(last)
}

/** A row as it stands, before its torn neighbours are put together with it. */
export type ActivityRow = { place: Place; number: string; title: string; text: string }

/** A row of a table of activities: number, title, description, of which each may be lost. */
export function readActivityRow(line: Line, file: string): ActivityRow | null {
  if (!isRow(line) || line.cells.length < 3) return null
  const [number = '', title = '', ...rest] = line.cells
  if (number.length > 4) return null
  return { place: { file, line: line.number }, number, title, text: rest.filter(Boolean).join(' ') }
}

export type ActivityTable = { activities: Found<ActivityReading>[]; empty: Place[] }

/**
 * Puts the rows of a torn table together. Rows lose their number, repeat the last word of a title, and break at the
 * foot of a page, so the numbers that are left decide: a row without one is a row of its own where the next number
 * says that one is missing, or where it brings a title of its own; else it goes on with the row above.
 */
export function assembleActivities(rows: ActivityRow[]): ActivityTable {
  const table: ActivityTable = { activities: [], empty: [] }
  for (const [index, row] of rows.entries()) {
    const last = table.activities.at(-1)?.value
    const next = (last?.number ?? 0) + 1
    if (row.number !== '' && !row.title && !row.text) {
      table.empty.push(row.place)
      continue
    }
    if (last && row.number === '' && !startsOwn(row, rows, index, last)) {
      join(last, row)
      continue
    }
    const printed = /^\d+$/.test(row.number) ? Number(row.number) : next
    table.activities.push({
      value: { number: Math.max(printed, next), title: row.title || null, text: row.text },
      place: row.place,
    })
  }
  return table
}

/** Whether a row without a number is an activity of its own. */
function startsOwn(row: ActivityRow, rows: ActivityRow[], index: number, last: ActivityReading): boolean {
  if (row.title !== '') return !goesOnWith(row.title, last.title ?? '')
  const following = rows.slice(index + 1).find((candidate) => /^\d+$/.test(candidate.number))
  const unnumbered = rows.slice(index + 1).findIndex((candidate) => candidate.number !== '')
  return following !== undefined && unnumbered <= 0 && Number(following.number) === last.number + 2
}

const echo = 0.6

/** A piece of the title above: it goes on in small letters, or prints its last word a second time. */
function goesOnWith(piece: string, title: string): boolean {
  if (title === '') return false
  const lastWord = title.split(/[\s-]+/).at(-1) ?? ''
  return /^\p{Ll}/u.test(piece) || likeness(piece, lastWord) >= echo
}

function join(last: ActivityReading, row: ActivityRow) {
  const title = last.title ?? ''
  const lastWord = title.split(/[\s-]+/).at(-1) ?? ''
  const isEcho = likeness(row.title, lastWord) >= echo
  if (row.title && !isEcho) last.title = `${title} ${row.title}`
  if (row.text)
    last.text = last.text ? `${last.text}${/[.!?)"”]$/.test(last.text) ? '\n' : ' '}${row.text}` : row.text
}
