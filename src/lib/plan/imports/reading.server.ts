import { Refusal } from '#lib/platform/refusal.ts'
import { runInWorker } from '#lib/platform/run-in-worker.server.ts'
import { isRefusal, type PaperRefusal } from '../papers/index.ts'
import type { Parsed } from './reading.ts'
import type { Work } from './worker.server.ts'

export type Read = { text: string; parsed: Parsed }

/** Reads a file in a thread of its own, or refuses with a sentence that says how to go on. */
export async function readInWorker(work: Work): Promise<Read> {
  const answer = await runInWorker<Read | PaperRefusal>('src/lib/plan/imports/worker.server.ts', work, {
    patienceMs: 60_000,
    onEnd: () => new Refusal('invalid', 'plan_import_too_long'),
  })
  if (isRefusal(answer)) throw new Refusal('invalid', answer.key, answer.data)
  return answer
}
