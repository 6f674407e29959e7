import { compileKernel } from '#soil'
import { handsFor, type Hand } from './pool.ts'
import type { Order, Report } from './worker.ts'

export interface Crew {
  readonly hands: readonly Hand[]
  /** whether the kernel could be compiled; else its twin works */
  readonly hasKernel: boolean
}

/**
 * Starts the workers and hands each the kernel, all of it before anybody asks anything: from then on nothing needs to
 * be loaded, and a cut connection is not felt.
 */
export async function startCrew(): Promise<Crew> {
  const workers = Array.from(
    { length: handsFor(navigator.hardwareConcurrency) },
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  )
  const kernel = await compileKernel().catch(() => 'none' as const)
  for (const worker of workers) worker.postMessage({ kernel } satisfies Order)
  return { hands: workers.map(handOf), hasKernel: kernel !== 'none' }
}

function handOf(worker: Worker): Hand {
  // One piece after the other: whoever was stopped may still be working on the last one.
  let free: Promise<unknown> = Promise.resolve()
  return (piece) => {
    const mine = free.then(
      () =>
        new Promise<Extract<Report, { worked: unknown }>['worked']>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<Report>) =>
            'worked' in data ? resolve(data.worked) : reject(new Error(data.problem))
          worker.onerror = (event) => reject(new Error(event.message))
          worker.postMessage({ piece } satisfies Order)
        }),
    )
    free = mine.catch(() => null)
    return mine
  }
}
