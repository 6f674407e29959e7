// A thread beside the server: checks a study, prepares a run or assembles its result, so that nobody waits for it.
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#lib/platform/refusal.ts'
import type { StudyDocument } from '../studies/document.server.ts'
import { validateStudy } from '../studies/validate.server.ts'
import { assembleRun, type Assembling } from './assembly.server.ts'
import { prepareRun, type Preparing } from './prepare.server.ts'

export type Work = { check: StudyDocument } | { prepare: Preparing } | { assemble: Assembling }
export type Said<Answer> = { answer: Answer } | { refused: Pick<Refusal, 'code' | 'text' | 'data'> }

function answerTo(work: Work) {
  if ('check' in work) return validateStudy(work.check, () => performance.now())
  return 'prepare' in work ? prepareRun(work.prepare) : assembleRun(work.assemble)
}

try {
  parentPort?.postMessage({ answer: await answerTo(workerData as Work) })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  const { code, text, data } = error
  parentPort?.postMessage({ refused: { code, text, data } })
}
