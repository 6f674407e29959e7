import type { Chunk, ChunkResult } from './chunk.ts'

/** A worker that computes one chunk at a time. */
export type ChunkWorker = (chunk: Chunk) => Promise<ChunkResult>

interface Watch {
  /** told the chunks done after each */
  readonly onDone?: (done: number, all: number) => void
  readonly signal?: AbortSignal
}

/**
 * Shares the chunks out: a free worker takes the next. The answers come back in the order of the chunks, or nothing
 * when it was stopped in between. A worker is never killed, for without a network it could not be had again.
 */
export async function shareChunks(
  chunks: readonly Chunk[],
  hands: readonly ChunkWorker[],
  { onDone, signal }: Watch = {},
): Promise<ChunkResult[] | null> {
  const worked: ChunkResult[] = []
  let next = 0
  let done = 0
  const busy = hands.map(async (hand) => {
    while (next < chunks.length && !signal?.aborted) {
      const mine = next++
      worked[mine] = await hand(chunks[mine]!)
      onDone?.(++done, chunks.length)
    }
  })
  const stopped = new Promise<null>((resolve) => signal?.addEventListener('abort', () => resolve(null)))
  return Promise.race([stopped, Promise.all(busy).then(() => (signal?.aborted ? null : worked))])
}

/** One worker a core, but no more than a phone's memory bears, and no more than there are chunks for. */
export const workersFor = (cores: number | undefined) => Math.min(Math.max(1, cores ?? 2), 8)
