import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal } from '#lib/platform/refusal.ts'
import { isRefusal, type PaperRefusal } from '../papers/index.ts'
import type { Reading } from './reading.ts'
import type { Work } from './reading.worker.ts'

/** From the root of the project, because the built server has no folders of its own sources. */
const worker = join(process.cwd(), 'src/lib/plan/imports/reading.worker.ts')
const patienceMs = 60_000

/** Reads a file in a thread of its own, or refuses with a sentence that says how to go on. */
export async function readAside(work: Work): Promise<Reading> {
  const thread = new Worker(worker, { workerData: work, resourceLimits: { maxOldGenerationSizeMb: 512 } })
  const patience = setTimeout(() => void thread.terminate(), patienceMs)
  try {
    const answer = await new Promise<Reading | PaperRefusal>((resolve, reject) => {
      thread.once('message', resolve).once('error', reject)
      thread.once('exit', () => reject(new Refusal('invalid', 'plan_import_too_long')))
    })
    if (isRefusal(answer)) throw new Refusal('invalid', answer.key, answer.data)
    return answer
  } finally {
    clearTimeout(patience)
    await thread.terminate()
  }
}
