import { shown, TableRefusal } from './refusal.ts'

export type Separator = ',' | ';' | '\t'
export const separators: readonly Separator[] = [',', ';', '\t']

/** Where in a text reading has come to; the first line is 1. */
export interface Place {
  readonly at: number
  readonly line: number
}

/** One record by RFC 4180: its cells as they stand, and which part of the text it is, without its line break. */
export interface RawRecord extends Place {
  readonly end: number
  readonly cells: string[]
  readonly next: Place
}

const [quote, carriageReturn, lineFeed, blank] = [34, 13, 10, 32]

/**
 * The record that begins at a place, however its line ends: CR, LF or CRLF. A cell whose first sign is a quote is quoted
 * and may hold separators, line breaks and doubled quotes; a quote further in is a sign like others. Null where the text
 * ends before the record does and more is to come.
 *
 * @throws TableRefusal `quote-open`, `text-after-quote`
 */
export function readRecord(
  text: string,
  place: Place,
  separator: Separator,
  isWhole = true,
): RawRecord | null {
  const mark = separator.charCodeAt(0)
  const cells: string[] = []
  let { at, line } = place
  for (;;) {
    const cell =
      text.charCodeAt(at) === quote || text.charCodeAt(at) === blank
        ? quotedCell(text, { at, line }, mark, isWhole)
        : undefined
    if (cell === null) return null
    if (cell) {
      cells.push(cell.value)
      ;({ at, line } = cell.next)
    } else {
      const start = at
      for (let code = text.charCodeAt(at); at < text.length; code = text.charCodeAt(++at))
        if (code === mark || code === lineFeed || code === carriageReturn) break
      cells.push(text.slice(start, at))
    }
    if (text.charCodeAt(at) === mark) {
      at++
      continue
    }
    if (at >= text.length && !isWhole) return null
    const next = afterBreak(text, { at, line }, isWhole)
    return next && { ...place, end: at, cells, next }
  }
}

/** The line that begins at a place as a record of one cell, whatever stands in it. */
export function readLine(text: string, place: Place, isWhole = true): RawRecord | null {
  let end = place.at
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === lineFeed || code === carriageReturn) break
  }
  if (end >= text.length && !isWhole) return null
  const next = afterBreak(text, { at: end, line: place.line }, isWhole)
  return next && { ...place, end, cells: [text.slice(place.at, end)], next }
}

function afterBreak(text: string, { at, line }: Place, isWhole: boolean): Place | null {
  if (at >= text.length) return { at, line }
  if (text.charCodeAt(at) !== carriageReturn) return { at: at + 1, line: line + 1 }
  if (at + 1 === text.length && !isWhole) return null
  return { at: text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1, line: line + 1 }
}

type Cell = { value: string; next: Place }

/** Undefined where the cell is not quoted; null where the text ends before the cell does and more is to come. */
function quotedCell(
  text: string,
  { at, line }: Place,
  mark: number,
  isWhole: boolean,
): Cell | null | undefined {
  let open = at
  while (text.charCodeAt(open) === blank) open++
  if (text.charCodeAt(open) !== quote) return open === text.length && !isWhole ? null : undefined
  let value = ''
  let from = open + 1
  let close: number
  for (;;) {
    close = text.indexOf('"', from)
    if (close < 0 || (close + 1 === text.length && !isWhole)) {
      if (!isWhole) return null
      if (close < 0)
        throw new TableRefusal('quote-open', line, { found: shown(text.slice(open, open + 200)) })
    }
    value += text.slice(from, close)
    if (text.charCodeAt(close + 1) !== quote) break
    value += '"'
    from = close + 2
  }
  let end = close + 1
  while (text.charCodeAt(end) === blank) end++
  if (end === text.length && !isWhole) return null
  const code = text.charCodeAt(end)
  if (end < text.length && code !== mark && code !== lineFeed && code !== carriageReturn) {
    // Blanks before the quote: it began no quoted cell.
    if (open > at) return undefined
    const found = shown(text.slice(open, close + 1).slice(-20) + text.slice(close + 1, close + 200))
    throw new TableRefusal('text-after-quote', line, { found })
  }
  return { value, next: { at: end, line: line + lineBreaksIn(text, open, close) } }
}

function lineBreaksIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) count++
  }
  return count
}
