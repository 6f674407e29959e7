import { Worker } from 'node:worker_threads'
import { Refusal } from '#lib/platform/refusal.ts'
import type { FinishedTile } from './tile-file.server.ts'
import type { Task } from './tile.server.ts'
import type { Delivery, Order } from './worker.server.ts'

/**
 * Makes tiles on several threads and hands each to `keep`, one at a time; a thread gets its next tile when its last one
 * is kept. When `isPaused` says so no new tile is begun. A refusal or failure ends all of it, what was kept stays.
 */
export async function makeTiles(
  tiles: readonly number[],
  task: Task,
  threads: number,
  keep: (tile: number, finished: FinishedTile) => Promise<void>,
  isPaused: () => boolean,
): Promise<void> {
  const waiting = tiles.values()
  const workers = Array.from(
    { length: Math.min(threads, tiles.length) },
    // A variable keeps bundlers from taking the thread's file for one of theirs.
    () => new Worker(threadFile, { workerData: task }),
  )
  let turn: Promise<void> = Promise.resolve()
  const work = workers.map(
    (worker) =>
      new Promise<void>((resolve, reject) => {
        const next = () => {
          const { value: tile, done } = isPaused() ? { value: undefined, done: true } : waiting.next()
          if (done || tile === undefined) resolve()
          else worker.postMessage({ tile } satisfies Order)
        }
        worker.on('error', reject)
        worker.on('exit', (code) => reject(new Error(`a thread ended with ${code}`)))
        worker.on('message', (delivery: Delivery) => {
          if ('refused' in delivery) {
            const { code, text, data } = delivery.refused
            reject(new Refusal(code, text, data))
          } else if ('failed' in delivery) reject(new Error(delivery.failed))
          else {
            turn = turn.then(() => keep(delivery.tile, delivery.finished))
            turn.then(next, reject)
          }
        })
        next()
      }),
  )
  try {
    await Promise.all(work)
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
    await turn.catch(() => {})
  }
}

const threadFile = new URL('./worker.server.ts', import.meta.url)
