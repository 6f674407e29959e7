import type { Context } from '#lib/platform/context.ts'
import type { Objects } from '#lib/platform/objects.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { cellsOf, tilesOf } from '../studies/raster/grid.ts'
import { threadsFor } from '../studies/tile/memory.server.ts'
import { checksum, packTile } from '../studies/tile/tile-file.server.ts'
import { openThreadPool, type ThreadPool } from '../studies/tile/thread-pool.server.ts'
import { keepTiles } from './actions.server.ts'
import { programHere } from '../studies/program.server.ts'
import { dataFolder, stateOf, tileKey, tilesOfChunk, type Chunk, type Prepared, type Run } from './run.ts'
import { stampsOf } from './stamp.server.ts'
import { keptTiles, runById, type KeptTile } from './store.server.ts'

/** What this process contributes to runs. */
export interface RunWorker {
  /** Works a chunk off, or as much of it as is still wanted; gives it back where this process ends before it is done. */
  work(context: Context, chunk: Chunk, signal: AbortSignal): Promise<Chunk | null>
  /** No further tile is begun: this process is about to end. */
  stop(): void
  close(): Promise<void>
}

/** Tiles are in the storage at once; they are entered together this often. */
const enterEveryMs = 1000
/** Threads wait so long for another chunk of the same run before they go. */
const idleMs = 15_000

export function openRunWorker({
  objects,
  version,
  mostThreads,
}: {
  objects: Objects
  version: string
  mostThreads: number
}): RunWorker {
  let at: { run: string; pool: ThreadPool } | undefined
  let leaving: NodeJS.Timeout | undefined
  let isStopping = false

  async function leave() {
    clearTimeout(leaving)
    const { pool } = at ?? {}
    at = undefined
    await pool?.close()
  }

  /** Threads and open files are kept from chunk to chunk of the same run. */
  async function poolFor({ id, study }: Run, { grid, tileSize, tileBytes }: Prepared): Promise<ThreadPool> {
    clearTimeout(leaving)
    if (at?.run !== id) {
      await leave()
      const threads = Math.min(mostThreads, threadsFor({ tileBytes }))
      const task = { study, folder: objects.address(dataFolder), grid, tileSize }
      at = { run: id, pool: openThreadPool(task, threads) }
    }
    return at!.pool
  }

  /** One chunk after the other, also where the queue has given one up that is still at work here. */
  let queue: Promise<unknown> = Promise.resolve()

  return {
    stop: () => void (isStopping = true),
    async close() {
      await queue
      await leave()
    },
    work(context, chunk, signal) {
      const next = queue.then(() => workOff(context, chunk, signal))
      queue = next.catch(() => {})
      return next
    },
  }

  async function workOff(context: Context, chunk: Chunk, signal: AbortSignal): Promise<Chunk | null> {
    const run = await runById(context.read, chunk.run)
    if (!run?.prepared || run.turn !== chunk.turn || stateOf(run) !== 'computing') return null
    const { prepared } = run
    await requireSameProgram(prepared, version)
    const done = new Set((await keptTiles(context.read, run.id)).map(({ number }) => number))
    await requireUntouched(prepared)
    const pool = await poolFor(run, prepared)
    const tiles = tilesOf(prepared.grid, prepared.tileSize)
    let isWanted = true
    let waiting: KeptTile[] = []
    let entered = performance.now()
    const enter = async () => {
      const now = waiting
      waiting = []
      entered = performance.now()
      if (now.length && !(await keepTiles(context, run, now))) isWanted = false
    }
    try {
      await pool.make(
        tilesOfChunk(chunk, done),
        async (number, finished) => {
          const bytes = packTile(finished)
          await objects.put(tileKey(run.id, number), bytes)
          waiting.push({ number, checksum: checksum(bytes), cells: cellsOf(tiles.window(number)) })
          if (performance.now() - entered > enterEveryMs) await enter()
        },
        () => !isWanted || isStopping || signal.aborted,
      )
      await requireUntouched(prepared)
      await enter()
    } catch (error) {
      await leave()
      throw error
    }
    leaving = setTimeout(() => void leave(), idleMs).unref()
    // Where the claim is gone the queue has handed the chunk out again by itself.
    return isStopping && isWanted && !signal.aborted ? chunk : null
  }

  /** Data that change while they are read make tiles that cannot be traced to their input. */
  async function requireUntouched({ stamps }: Prepared) {
    const now = await stampsOf(objects.address(dataFolder), Object.keys(stamps))
    const file = Object.keys(stamps).find((file) => now[file] !== stamps[file])
    if (file) throw new Refusal('conflict', 'observatory_study_input_changed', { file })
  }
}

/** Tiles of two programs, or of two Nodes, may differ in their last bits. */
async function requireSameProgram({ program }: Prepared, version: string) {
  const here = await programHere(version)
  if (here !== program) throw new Refusal('conflict', 'observatory_run_other_program', { program, here })
}
