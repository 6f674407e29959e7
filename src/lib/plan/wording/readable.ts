import type { Part } from '#lib/traits/index.ts'

/** Fewer words than this between two changes are read as part of them. */
const fewest = 3
/** With less than this share of words in common, two texts are shown one after the other. */
const leastInCommon = 0.4

const wordsIn = (text: string) => text.match(/\p{L}[\p{L}\p{N}'’-]*|\p{N}+/gu)?.length ?? 0

/**
 * Makes a word diff readable: scattered words that two sentences happen to share do not tear them apart. The older text
 * is still what is kept and removed, the newer what is kept and added.
 */
export function readable(parts: readonly Part[]): Part[] {
  const total = sum(parts)
  const kept = sum(parts.filter(({ kind }) => kind === 'kept'))
  const runs = kept < leastInCommon * total ? [[...parts]] : changesOf(parts)
  return runs.flatMap((run): Part[] => {
    if (run.every(({ kind }) => kind === 'kept')) return run
    const side = (skipped: Part['kind']) =>
      run
        .filter(({ kind }) => kind !== skipped)
        .map(({ text }) => text)
        .join('')
    const [removed, added] = [side('added'), side('removed')]
    return [
      ...(removed ? [{ kind: 'removed' as const, text: removed }] : []),
      ...(added ? [{ kind: 'added' as const, text: added }] : []),
    ]
  })
}

const sum = (parts: readonly Part[]) => parts.reduce((words, { text }) => words + wordsIn(text), 0)

/** Runs of changes, with what is kept between them where it is long enough to be read on its own. */
function changesOf(parts: readonly Part[]): Part[][] {
  const runs: Part[][] = []
  parts.forEach((part, index) => {
    const isEnd = index === 0 || index === parts.length - 1
    const stands = part.kind === 'kept' && (isEnd || wordsIn(part.text) >= fewest)
    const last = runs.at(-1)
    if (stands || !last || last[0]?.kind === 'kept') runs.push([part])
    else last.push(part)
  })
  return runs
}
