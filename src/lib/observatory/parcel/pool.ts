import type { Piece, Worked } from './piece.ts'

/** Whoever works on one piece at a time. */
export type Hand = (piece: Piece) => Promise<Worked>

interface Watch {
  /** told the pieces done after each */
  readonly onDone?: (done: number, all: number) => void
  readonly signal?: AbortSignal
}

/**
 * Shares the pieces out: whoever is free takes the next. The answers come back in the order of the pieces, or nothing
 * when it was stopped in between. A worker is never killed, for without a network it could not be had again.
 */
export async function share(
  pieces: readonly Piece[],
  hands: readonly Hand[],
  { onDone, signal }: Watch = {},
): Promise<Worked[] | null> {
  const worked: Worked[] = []
  let next = 0
  let done = 0
  const busy = hands.map(async (hand) => {
    while (next < pieces.length && !signal?.aborted) {
      const mine = next++
      worked[mine] = await hand(pieces[mine]!)
      onDone?.(++done, pieces.length)
    }
  })
  const stopped = new Promise<null>((resolve) => signal?.addEventListener('abort', () => resolve(null)))
  return Promise.race([stopped, Promise.all(busy).then(() => (signal?.aborted ? null : worked))])
}

/** One worker a core, but no more than a phone's memory bears, and no more than there are pieces for. */
export const handsFor = (cores: number | undefined) => Math.min(Math.max(1, cores ?? 2), 8)
