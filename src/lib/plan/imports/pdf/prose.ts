import { median, rightOf, textOf, type Row } from './page.ts'

/** In leadings: rows further apart are two paragraphs. */
const apart = 1.35
const bullet = /^(?:[-–•·▪●○■◦*]|\(?[a-z\d]{1,3}[.)]|[IVXLC]{1,6}[.)])\s/

/** Running text, one paragraph a line. Rows come together where the first word of the next had no room. */
export function paragraphsOf(rows: readonly Row[], rightEdge: number): string[] {
  const leading = leadingOf(rows)
  const isWrapped = rows.filter((row) => rightOf(row) > rightEdge * 0.88).length >= 3
  const lines: string[] = []
  rows.forEach((row, index) => {
    const above = rows[index - 1]
    const text = textOf(row)
    const goesOn =
      above &&
      isWrapped &&
      above.y - row.y < apart * leading &&
      Math.abs(above.size - row.size) < 0.6 &&
      !bullet.test(text) &&
      (/\p{L}[\u00AD‐-]$/u.test(textOf(above)) || rightOf(above) + firstWord(row) > rightEdge)
    if (goesOn) lines.push(joined(lines.pop() ?? '', text))
    else lines.push(text)
  })
  return lines
}

export const leadingOf = (rows: readonly Row[]): number => {
  const steps = rows.slice(1).map((row, index) => rows[index]!.y - row.y)
  const size = median(rows.map((row) => row.size))
  return median(steps.filter((step) => step > 0.6 * size && step < 2 * size)) || 1.2 * size
}

/** How wide a row's first word is, by its share of the letters. */
function firstWord(row: Row): number {
  const [fragment] = row.fragments
  if (!fragment) return 0
  const word = fragment.text.match(/^\S+/)?.[0] ?? ''
  return ((fragment.right - fragment.left) * (word.length + 1)) / Math.max(1, fragment.text.length)
}

/** Two rows as one text; a word that was parted at the end of a row is whole again. */
export function joined(above: string, below: string): string {
  if (above === '') return below
  if (above.endsWith('\u00AD')) return above.slice(0, -1) + below
  if (/\p{L}[-‐]$/u.test(above) && /^\p{Ll}/u.test(below)) return `${above.slice(0, -1)}\u00AD${below}`
  return `${above} ${below}`
}

/** A parted word keeps its hyphen where the paper writes it with one elsewhere: `long-term`. */
export function mended(text: string): string {
  const hyphened = new Set(text.toLowerCase().match(/\p{L}+-\p{L}+/gu))
  return text.replace(/(\p{L}*)\u00AD(\p{L}*)/gu, (_, before: string, behind: string) =>
    hyphened.has(`${before}-${behind}`.toLowerCase()) ? `${before}-${behind}` : before + behind,
  )
}
