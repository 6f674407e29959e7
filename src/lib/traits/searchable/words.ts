/** Letters that no accent makes, as they are typed without them. */
const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' }

export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæßøłđı]/g, (letter) => ligatures[letter]!)

const longestWord = 40

/** The words of a text, without accents and case. */
export const wordsOf = (text: string): string[] =>
  (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, longestWord))

/** A text in parts, of which some answer the search. */
export type Marked = { text: string; isFound: boolean }[]

/** Parts of a text: whole words that begin like one of `beginnings`, and what stands between them. */
export function mark(text: string, beginnings: readonly string[]): Marked {
  const parts: Marked = []
  let at = 0
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const plain = fold(word)
    if (!beginnings.some((beginning) => plain.startsWith(beginning))) continue
    if (index > at) parts.push({ text: text.slice(at, index), isFound: false })
    parts.push({ text: word, isFound: true })
    at = index + word.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), isFound: false })
  return parts
}

const before = 70
const length = 230

/** What stands around the first word that was found, cut between words. */
export function excerpt(text: string, beginnings: readonly string[]): Marked {
  const [first, second] = mark(text, beginnings)
  // Parts alternate, so the first find is the first part, or comes right after it.
  const place = first && !first.isFound && second ? first.text.length : 0
  const start = place <= before ? 0 : text.indexOf(' ', place - before) + 1
  const space = text.lastIndexOf(' ', start + length)
  const end = text.length <= start + length ? text.length : space > start ? space : start + length
  const shown = `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`
  return mark(shown, beginnings)
}
