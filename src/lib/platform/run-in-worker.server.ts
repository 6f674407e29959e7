import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/**
 * Does one piece of work in a thread of its own, so that nobody waits for it. The file is named from the root of the
 * project, because the built server has no folders of its own sources.
 */
export async function runInWorker<Answer>(
  file: string,
  workerData: unknown,
  { patienceMs, onEnd, signal }: { patienceMs: number; onEnd: () => Error; signal?: AbortSignal },
): Promise<Answer> {
  const thread = new Worker(join(process.cwd(), file), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  const patience = setTimeout(() => void thread.terminate(), patienceMs)
  const leave = () => void thread.terminate()
  signal?.addEventListener('abort', leave)
  try {
    return await new Promise<Answer>((resolve, reject) => {
      thread.once('message', resolve).once('error', reject)
      thread.once('exit', () => reject(onEnd()))
    })
  } finally {
    clearTimeout(patience)
    signal?.removeEventListener('abort', leave)
    await thread.terminate()
  }
}
