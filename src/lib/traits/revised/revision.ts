import { wordDiff, type Part } from '../diff.ts'

export type Revision = {
  number: number
  at: Date
  /** The person; null for the platform itself. */
  by: string | null
  reason: string | null
  /** The record in the shape of its day: parse it before use. */
  snapshot: unknown
}

type Plain = string | number | boolean | null

/** What became of one value of a snapshot; `field` is its way in, as in `title.fr` or `activities.2.text`. */
export type Change =
  | { field: string; kind: 'added'; after: Plain }
  | { field: string; kind: 'removed'; before: Plain }
  | { field: string; kind: 'changed'; before: Plain; after: Plain; words: Part[] | null }

/** Every value that differs between two snapshots, field by field; texts also word by word. Equal values are left out. */
export function compare(before: unknown, after: unknown): Change[] {
  const [old, now] = [valuesIn(before), valuesIn(after)]
  const fields = [...new Set([...old.keys(), ...now.keys()])]
  return fields.flatMap((field): Change[] => {
    const [was, is] = [old.get(field), now.get(field)]
    if (was === is) return []
    if (was === undefined) return [{ field, kind: 'added', after: is ?? null }]
    if (is === undefined) return [{ field, kind: 'removed', before: was }]
    const words = typeof was === 'string' && typeof is === 'string' ? wordDiff(was, is) : null
    return [{ field, kind: 'changed', before: was, after: is, words }]
  })
}

/** The plain values of a snapshot by their way in. */
function valuesIn(value: unknown, way: string[] = [], found = new Map<string, Plain>()): Map<string, Plain> {
  if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) valuesIn(inner, [...way, key], found)
  else if (value !== undefined) found.set(way.join('.'), value as Plain)
  return found
}
