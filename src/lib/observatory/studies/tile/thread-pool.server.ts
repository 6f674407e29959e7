import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal } from '#lib/platform/refusal.ts'
import type { FinishedTile } from './tile-file.server.ts'
import type { Task } from './tile.server.ts'
import type { Delivery, Order } from './worker.server.ts'

/** Threads that make tiles of one study. */
export interface ThreadPool {
  /**
   * Makes tiles and hands each to `keep`, one at a time; a thread gets its next tile when its last one is kept. When
   * `isPaused` says so no new tile is begun. A refusal or failure ends all of it, what was kept stays.
   */
  make(tiles: readonly number[], keep: Keep, isPaused: () => boolean): Promise<void>
  close(): Promise<void>
}
export type Keep = (tile: number, finished: FinishedTile) => Promise<void>

export function openThreadPool(task: Task, threads: number): ThreadPool {
  // Named from the root of the project, because the built server has no folders of its own sources.
  const file = join(process.cwd(), 'src/lib/observatory/studies/tile/worker.server.ts')
  const workers: Worker[] = []
  const close = async () => void (await Promise.all(workers.splice(0).map((worker) => worker.terminate())))

  async function make(tiles: readonly number[], keep: Keep, isPaused: () => boolean) {
    while (workers.length < Math.min(threads, tiles.length)) {
      const worker = new Worker(file, { workerData: task })
      // One that dies between two tiles is told of by the next.
      worker.on('error', () => {})
      workers.push(worker)
    }
    const waiting = tiles.values()
    let turn: Promise<void> = Promise.resolve()
    const inTurn: Keep = (tile, finished) => (turn = turn.then(() => keep(tile, finished)))
    const next = () => (isPaused() ? undefined : waiting.next().value)
    try {
      await Promise.all(workers.map((worker) => workOff(worker, next, inTurn)))
    } catch (error) {
      await close()
      await turn.catch(() => {})
      throw error
    }
  }
  return { make, close }
}

async function workOff(worker: Worker, next: () => number | undefined, keep: Keep) {
  for (let tile = next(); tile !== undefined; tile = next()) await keep(tile, await oneTile(worker, tile))
}

function oneTile(worker: Worker, tile: number): Promise<FinishedTile> {
  const { promise, resolve, reject } = Promise.withResolvers<FinishedTile>()
  const ended = (code: number) => reject(new Error(`a thread ended with ${code}`))
  const deliver = (delivery: Delivery) => {
    if (delivery.tile !== tile) return
    if ('finished' in delivery) resolve(delivery.finished)
    else if ('failed' in delivery) reject(new Error(delivery.failed))
    else {
      const { code, text, data } = delivery.refused
      reject(new Refusal(code, text, data))
    }
  }
  worker.once('error', reject).once('exit', ended).on('message', deliver)
  if (worker.threadId < 0) reject(new Error('a thread has ended'))
  worker.postMessage({ tile } satisfies Order)
  return promise.finally(() => {
    worker.off('error', reject).off('exit', ended).off('message', deliver)
  })
}
