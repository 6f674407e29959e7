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

/** An activity while its pieces are gathered. */
type Draft = { number: number; place: Place; titles: string[]; texts: string[] }

/**
 * Puts the rows of a torn table together. Rows lose their number, repeat the last word of a title, and break at the
 * foot of a page, so the numbers that are left decide: a row without one is a row of its own where the next number
 * says that one is missing, or where it brings a title of its own; else it goes on with the row above.
 */
export function assembleActivities(rows: ActivityRow[]): ActivityTable {
  const drafts: Draft[] = []
  const empty: Place[] = []
  for (const [index, row] of rows.entries()) {
    const last = drafts.at(-1)
    if (row.number !== '' && !row.title && !row.text) empty.push(row.place)
    else if (last && row.number === '' && !startsOwn(row, rows[index + 1], last)) goOn(last, row)
    else drafts.push(begin(row, (last?.number ?? 0) + 1))
  }
  return { activities: drafts.map(finish), empty }
}

const isNumeral = (text: string) => /^\d+$/.test(text)

/** More rows than these do not get lost at once; a larger gap is a misread number. */
const widestGap = 2

/** A printed number counts where it can be right: it never falls behind the one expected, nor runs far ahead. */
function begin({ number, title, text, place }: ActivityRow, expected: number): Draft {
  const printed = isNumeral(number) ? Number(number) : expected
  const isPlausible = printed >= expected && printed <= expected + widestGap
  return {
    number: isPlausible ? printed : expected,
    place,
    titles: title ? [title] : [],
    texts: text ? [text] : [],
  }
}

/** Whether a row without a number is an activity of its own. */
function startsOwn(row: ActivityRow, next: ActivityRow | undefined, last: Draft): boolean {
  if (row.title !== '') return !continuesTitle(row.title) && !isEcho(row.title, last)
  return next !== undefined && isNumeral(next.number) && Number(next.number) === last.number + 2
}

const continuesTitle = (piece: string) => /^\p{Ll}/u.test(piece)

const echo = 0.6

/** The last word of the title above, printed a second time and misread. */
function isEcho(piece: string, { titles }: Draft): boolean {
  const lastWord = titles
    .at(-1)
    ?.split(/[\s-]+/)
    .at(-1)
  return lastWord !== undefined && likeness(piece, lastWord) >= echo
}

function goOn(last: Draft, { title, text }: ActivityRow) {
  if (title && !isEcho(title, last)) last.titles.push(title)
  const before = last.texts.at(-1)
  const isNewParagraph = before === undefined || /[.!?)"”]$/.test(before.slice(-1))
  if (text) last.texts.push(...(before === undefined ? [] : [isNewParagraph ? '\n' : ' ']), text)
}

const finish = ({ number, place, titles, texts }: Draft): Found<ActivityReading> => ({
  value: { number, title: titles.join(' ') || null, text: texts.join('') },
  place,
})
