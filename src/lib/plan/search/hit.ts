import type { Locale } from '#lib/platform/text/localised.ts'
import type { Edition } from '../objective.ts'

/** Something of the plan that answers a search: a wording or an activity, with the words around what was found. */
export type Hit = {
  kind: 'wording' | 'activity'
  code: string
  edition: Edition
  number: number | null
  title: string
  locale: Locale
  /** How well it answers, 0 to 1. */
  likeness: number
  excerpt: Excerpt
}

export type Excerpt = { text: string; isFound: boolean }[]

/** Letters without accents and case, one for one, so that places in both texts agree. */
const plain = (text: string) =>
  [...text].map((sign) => sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().charAt(0) || sign)

const trigrams = (word: string): Set<string> => {
  const padded = `  ${word} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}

/** As the database reckons it: shared runs of three letters over all of them. */
export function likeness(a: string, b: string): number {
  const [one, other] = [trigrams(a), trigrams(b)]
  const shared = [...one].filter((run) => other.has(run)).length
  return shared / (one.size + other.size - shared)
}

const around = 90
const leastLikeness = 0.4

/** The words of a text that answer the search, and some of what stands around the first of them. */
export function excerptOf(text: string, search: string): Excerpt {
  const wanted = search
    .split(/\s+/)
    .map((word) => plain(word).join(''))
    .filter(Boolean)
  const signs = [...text]
  const small = plain(text).join('')
  const found = [...small.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) =>
    wanted.some((one) => word.startsWith(one) || likeness(word, one) >= leastLikeness),
  )
  const near = (place: number, step: 1 | -1) => {
    while (place > 0 && place < signs.length && signs[place - 1] !== ' ') place += step
    return place
  }
  const start = near(Math.max(0, (found[0]?.index ?? 0) - around), -1)
  const end = near(Math.min(signs.length, start + 3 * around), 1)
  const parts: Excerpt = []
  let at = start
  const put = (to: number, isFound: boolean) => {
    if (to > at) parts.push({ text: signs.slice(at, to).join(''), isFound })
    at = Math.max(at, to)
  }
  if (start > 0) parts.push({ text: '… ', isFound: false })
  for (const { 0: word, index } of found) {
    if (index >= end) break
    put(index, false)
    put(Math.min(index + word.length, end), true)
  }
  put(end, false)
  if (end < signs.length) parts.push({ text: '…', isFound: false })
  return parts
}
