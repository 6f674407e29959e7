import { diffWordsWithSpace } from 'diff'

/** A run of words that stands in both texts, only in the older one, or only in the newer one. */
export type Part = { kind: 'kept' | 'removed' | 'added'; text: string }

/** Beyond this many differences two texts are two texts; looking further would only cost time. */
const mostEdits = 2_000

/** What became of a text, word by word. Kept and removed parts give the older text, kept and added the newer. */
export function wordDiff(before: string, after: string): Part[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: mostEdits })
  if (!changes)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'kept',
    text: value,
  }))
}
