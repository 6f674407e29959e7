/** A piece of text where it stands on a page: left and right edge, height of its line, size of its letters. */
export type Fragment = { text: string; left: number; right: number; y: number; size: number }

/** What stands at one height, from left to right. */
export type Row = { y: number; size: number; fragments: Fragment[] }

export const leftOf = ({ fragments }: Row) => fragments[0]?.left ?? 0
export const rightOf = ({ fragments }: Row) => Math.max(0, ...fragments.map(({ right }) => right))

/** Parts of a letter's size: a gap below it is none between words; rows whose heights differ by less are one. */
const touching = 0.12
const sameRow = 0.45

/** The rows of a page from top to bottom; pieces of one word come together again. */
export function rowsOf(fragments: readonly Fragment[]): Row[] {
  const rows: Row[] = []
  const downwards = fragments
    .filter(({ text }) => /\S/.test(text))
    .map((fragment) => ({ ...fragment, text: fragment.text.trim() }))
    .sort((a, b) => b.y - a.y)
  for (const fragment of downwards) {
    const last = rows.at(-1)
    if (last && last.y - fragment.y < sameRow * Math.min(last.size, fragment.size)) {
      last.fragments.push(fragment)
      last.size = Math.max(last.size, fragment.size)
    } else rows.push({ y: fragment.y, size: fragment.size, fragments: [fragment] })
  }
  for (const row of rows) row.fragments = merged(row.fragments.sort((a, b) => a.left - b.left))
  return rows
}

function merged(fragments: readonly Fragment[]): Fragment[] {
  const words: Fragment[] = []
  for (const fragment of fragments) {
    const last = words.at(-1)
    if (last && fragment.left - last.right < touching * fragment.size) {
      last.text += fragment.text
      last.right = Math.max(last.right, fragment.right)
    } else words.push({ ...fragment })
  }
  return words
}

export const textOf = ({ fragments }: Row) => fragments.map(({ text }) => text).join(' ')

/** The middle of some numbers; 0 of none. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
