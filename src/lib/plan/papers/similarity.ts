/** How alike two words are, 0 to 1: one minus their edit distance over the longer length. For single words only. */
export function likeness(a: string, b: string): number {
  const [left, right] = [a.toLowerCase().slice(0, 40), b.toLowerCase().slice(0, 40)]
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return 1 - (row.at(-1) ?? 0) / Math.max(left.length, right.length, 1)
}

const stem = 6
const ignored = new Set([
  'the',
  'and',
  'for',
  'per',
  'les',
  'des',
  'pour',
  'los',
  'las',
  'para',
  'initiative',
  '4p1000',
])

/** The words of a title that tell it from others, cut to their stem so that "catalog" meets "catalogue". */
export function keyWords(title: string): Set<string> {
  const words =
    title
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]{3,}/gu) ?? []
  const telling = words.filter((word) => !ignored.has(word.toLowerCase()) && !/^\d+$/.test(word))
  const stems = telling.map((word) => word.toLowerCase().replace(/s$/, '').slice(0, stem))
  return new Set(telling.length >= 3 ? [...stems, initials(telling)] : stems)
}

/** "Monitoring, Reporting and Verification" is also called MRV. */
const initials = (words: string[]) => words.map((word) => word.charAt(0).toLowerCase()).join('')

/** The share of the shorter title's key words that the other one has too. */
export function overlap(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / Math.max(1, Math.min(a.size, b.size))
}
