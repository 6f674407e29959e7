import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { watchMemory } from './thread-memory.server.ts'

interface OneWork {
  readonly patienceMs: number
  /** why there is no answer, where time or memory ran out */
  readonly onEnd: () => Error
  readonly signal?: AbortSignal
  /** heap and buffers together; without end where the work is our own */
  readonly memoryMb?: number
}

/**
 * Does one piece of work in a thread of its own, so that requests do not wait for it. The file is named from the root of the
 * project, because the built server has no folders of its own sources.
 */
export async function runInWorker<Answer>(
  file: string,
  workerData: unknown,
  { patienceMs, onEnd, signal, memoryMb = 1024 }: OneWork,
): Promise<Answer> {
  const thread = new Worker(join(process.cwd(), file), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  const patience = setTimeout(() => void thread.terminate(), patienceMs)
  const leave = () => void thread.terminate()
  const stopWatching = memoryMb < Infinity ? watchMemory(thread, memoryMb, () => {}) : () => {}
  signal?.addEventListener('abort', leave)
  try {
    return await new Promise<Answer>((resolve, reject) => {
      thread.once('message', resolve).once('error', reject)
      thread.once('exit', () => reject(onEnd()))
    })
  } finally {
    clearTimeout(patience)
    stopWatching()
    signal?.removeEventListener('abort', leave)
    await thread.terminate()
  }
}
