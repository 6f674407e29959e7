import type { Ledger } from './ledger.ts'
import { bulleted, endsOpen, isRow, isShouted, type Line } from './lines.ts'
import type { Passage } from './paper.ts'
import type { Found } from './place.ts'

const longestHeading = 110
const address = /(?:^|\s)(?:\S+@\S+\.\p{L}+|(?:https?:\/\/|www\.)\S+)$/iu

const longestAddress = 200
const hasAddress = (line: Line) => address.test(line.text.slice(-longestAddress))

/** Whether a line stands as a heading: short, no bullet, no row, and not the end of a sentence. */
export function isHeading(line: Line): boolean {
  if (isRow(line) || bulleted(line) !== null || hasAddress(line)) return false
  if (line.text.length > longestHeading || !/^["“«(]?[\p{Lu}\d]/u.test(line.text)) return false
  if (isShouted(line.text)) return true
  return !/[.,;)\]…]$/.test(line.text) && (!endsOpen(line.text) || line.text.endsWith(':'))
}

/** What no parser claimed and is prose: kept under the heading above it, so that no word of a paper is lost. */
export function readPassages(lines: Line[], ledger: Ledger, file: string): Found<Passage>[] {
  const passages: Found<Passage>[] = []
  const headings = followHeadings(lines, ledger)
  for (const line of lines) {
    if (headings.see(line) || !ledger.isOpen(line) || !isProse(line)) continue
    ledger.use(line, 'passage')
    headings.claim()
    passages.push({
      value: { heading: headings.current(), text: bulleted(line) ?? line.text },
      place: { file, line: line.number },
    })
  }
  return passages
}

/** Follows the headings of a text: a heading counts as used once something under it is. */
export function followHeadings(lines: Line[], ledger: Ledger) {
  const titles = headingsOf(lines)
  let stack: Line[] = []
  let isStacking = false
  return {
    see: (line: Line): boolean => {
      if (!titles.has(line.number)) {
        if (line.text !== '') isStacking = false
        return false
      }
      if (!isStacking) stack = []
      stack.push(line)
      isStacking = true
      return true
    },
    claim: () => {
      for (const line of stack) ledger.use(line, 'heading')
      stack = stack.slice(-1)
    },
    current: (): string | null => stack.at(-1)?.text ?? null,
  }
}

/** Line numbers of headings. What ends in a colon above a list leads into the list instead. */
function headingsOf(lines: Line[]): Set<number> {
  const isTitle = headingStyle(lines)
  const written = lines.filter((line) => line.text !== '')
  const leadsIn = (line: Line, next: Line | undefined) =>
    line.text.endsWith(':') && next !== undefined && bulleted(next) !== null
  return new Set(
    written
      .filter((line, index) => isTitle(line) && !leadsIn(line, written[index + 1]))
      .map((line) => line.number),
  )
}

/** A paper that shouts its headings has no others. */
function headingStyle(lines: Line[]): (line: Line) => boolean {
  const headings = lines.filter(isHeading)
  const shouted = headings.filter((line) => isShouted(line.text))
  return shouted.length >= 3 && shouted.length > headings.length / 4
    ? (line) => isShouted(line.text) && isHeading(line)
    : isHeading
}

/** At least two words, or an address; a single torn word is not prose. */
function isProse(line: Line): boolean {
  if (isRow(line)) return false
  return hasAddress(line) || (line.text.match(/\p{L}{2,}/gu) ?? []).length >= 2
}

/** The short lines before the first paragraph: what the paper is, for which meeting, where and when. */
export function readTitleBlock(lines: Line[], ledger: Ledger) {
  const firstParagraph = lines.findIndex((line) => line.text.length > longestHeading + 30)
  for (const line of lines.slice(0, Math.max(0, firstParagraph)))
    if (ledger.isOpen(line) && !isRow(line)) ledger.use(line, 'about')
}
