import { compileKernel } from '#soil'
import { workersFor, type ChunkWorker } from './share-chunks.ts'
import type { Order, Report } from './worker.ts'

export interface WorkerPool {
  readonly hands: readonly ChunkWorker[]
  /** whether the kernel runs in all of them; else its twin works */
  readonly hasKernel: boolean
}

/**
 * Starts the workers and hands each the kernel, all of it before the first request: from then on nothing needs to
 * be loaded, and a cut connection is not felt.
 */
export async function startWorkerPool(): Promise<WorkerPool> {
  const workers = Array.from(
    { length: workersFor(navigator.hardwareConcurrency) },
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  )
  const kernel = await compileKernel().catch(() => 'none' as const)
  const there = await Promise.allSettled(workers.map((worker) => arrival(worker, kernel)))
  const arrived = there.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  if (!arrived.length)
    throw new Error(there.map((one) => (one.status === 'rejected' ? one.reason : '')).join(', '))
  return {
    hands: arrived.map(({ worker }) => chunkWorker(worker)),
    hasKernel: arrived.every(({ by }) => by === 'kernel'),
  }
}

/** A worker that answers: its program has come over the network and its engine runs. */
function arrival(worker: Worker, kernel: WebAssembly.Module | 'none') {
  return new Promise<{ worker: Worker; by: 'kernel' | 'twin' }>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Report>) =>
      'ready' in data && resolve({ worker, by: data.ready })
    worker.onerror = (event) => reject(event.message || event.type)
    worker.postMessage({ kernel } satisfies Order)
  })
}

function chunkWorker(worker: Worker): ChunkWorker {
  // One chunk after the other: a stopped worker may still be computing the last one.
  let free: Promise<unknown> = Promise.resolve()
  return (chunk) => {
    const mine = free.then(
      () =>
        new Promise<Extract<Report, { worked: unknown }>['worked']>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<Report>) =>
            'worked' in data ? resolve(data.worked) : reject(new Error('problem' in data ? data.problem : ''))
          worker.onerror = (event) => reject(new Error(event.message))
          worker.postMessage({ chunk } satisfies Order)
        }),
    )
    free = mine.catch(() => null)
    return mine
  }
}
