import { aside } from '#lib/platform/aside.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import type { StudyDocument } from '../studies/document.server.ts'
import type { Validation } from '../studies/validate.server.ts'
import type { Assembling, assembleRun } from './assembly.server.ts'
import type { Preparing, prepareRun } from './prepare.server.ts'
import type { Said, Work } from './worker.server.ts'

/** Reading all data once for their checksums, or writing all maps, may take hours where there are many. */
const patienceMs = 12 * 3600 * 1000
/** Somebody waits for this one. */
const checkMs = 60_000

async function inThread<Answer>(work: Work, patience: number): Promise<Answer> {
  const said = await aside<Said<Answer>>('src/lib/observatory/runs/worker.server.ts', work, {
    patienceMs: patience,
    onEnd: () => new Refusal('unavailable', 'observatory_run_too_long'),
  })
  if ('answer' in said) return said.answer
  const { code, text, data } = said.refused
  throw new Refusal(code, text, data)
}

export const checkAside = (check: StudyDocument) => inThread<Validation>({ check }, checkMs)
export const prepareAside = (prepare: Preparing) =>
  inThread<Awaited<ReturnType<typeof prepareRun>>>({ prepare }, patienceMs)
export const assembleAside = (assemble: Assembling) =>
  inThread<Awaited<ReturnType<typeof assembleRun>>>({ assemble }, patienceMs)
