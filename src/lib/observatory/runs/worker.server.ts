// A thread beside the server: checks a study, prepares a run or assembles its result, so that requests do not wait for it.
import { parentPort, workerData } from 'node:worker_threads'
import { openObjects } from '#lib/platform/objects.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import type { StudyDocument } from '../studies/document.server.ts'
import { validateStudy } from '../studies/validate.server.ts'
import { assembleRun, type Assembling } from './assembly.server.ts'
import { inNamesOf } from './data-names.ts'
import { prepareRun, type Preparing } from './prepare.server.ts'
import { dataFolder } from './run.ts'

export type Work = { check: StudyDocument } | { prepare: Preparing } | { assemble: Assembling }
export type Reply<Answer> = { answer: Answer } | { refused: Pick<Refusal, 'code' | 'text' | 'data'> }

function answerTo(work: Work) {
  if ('check' in work) return validateStudy(work.check, () => performance.now())
  return 'prepare' in work ? prepareRun(work.prepare) : assembleRun(work.assemble)
}

function folderIn(work: Work): string {
  if ('check' in work) return work.check.folder
  return 'prepare' in work ? work.prepare.data : openObjects(work.assemble.storageUrl).address(dataFolder)
}

const work = workerData as Work
const names = inNamesOf(folderIn(work))
try {
  const answer = await answerTo(work)
  const told = 'problems' in answer ? { ...answer, problems: answer.problems.map(names.problem) } : answer
  parentPort?.postMessage({ answer: told })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  const { code, text, data } = error
  parentPort?.postMessage({ refused: { code, text, data: names.data(data) } })
}
