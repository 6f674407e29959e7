import { runInWorker } from '#lib/platform/run-in-worker.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import type { StudyDocument } from '../studies/document.server.ts'
import type { Validation } from '../studies/validate.server.ts'
import type { Assembling, assembleRun } from './assembly.server.ts'
import type { Preparing, prepareRun } from './prepare.server.ts'
import type { Reply, Work } from './worker.server.ts'

/** Reading all data once for their checksums, or writing all maps, may take hours where there are many. */
const patienceMs = 12 * 3600 * 1000
/** A request waits for this one. */
const checkMs = 60_000

async function inThread<Answer>(work: Work, patience: number, signal?: AbortSignal): Promise<Answer> {
  const said = await runInWorker<Reply<Answer>>('src/lib/observatory/runs/worker.server.ts', work, {
    patienceMs: patience,
    // A run's own bounds hold its memory; what somebody tries out is watched.
    ...(!('check' in work) && { memoryMb: Infinity }),
    // A process that is about to end is no fault of the study: the step is done elsewhere.
    onEnd: () =>
      signal?.aborted
        ? new Error('the process is about to end')
        : new Refusal('unavailable', 'observatory_run_too_long'),
    ...(signal && { signal }),
  })
  if ('answer' in said) return said.answer
  const { code, text, data } = said.refused
  throw new Refusal(code, text, data)
}

/** Each takes a thread and a good deal of memory. */
const mostChecks = 2
let checks = 0

export async function checkInWorker(check: StudyDocument): Promise<Validation> {
  if (checks >= mostChecks) throw new Refusal('limited', 'observatory_run_checks', { seconds: 10 })
  checks += 1
  try {
    return await inThread<Validation>({ check }, checkMs)
  } finally {
    checks -= 1
  }
}
export const prepareInWorker = (prepare: Preparing, signal: AbortSignal) =>
  inThread<Awaited<ReturnType<typeof prepareRun>>>({ prepare }, patienceMs, signal)
export const assembleInWorker = (assemble: Assembling, signal: AbortSignal) =>
  inThread<Awaited<ReturnType<typeof assembleRun>>>({ assemble }, patienceMs, signal)
