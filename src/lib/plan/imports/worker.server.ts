import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#lib/platform/refusal.ts'
import type { Objective } from '../objective.ts'
import { extract } from './extract.server.ts'
import { read } from './reading.ts'

/** A file or its text, read beside the server so that nobody waits for it. */
export type Work = { content: Uint8Array | string; name: string; plan: Objective[]; torn: boolean }

const { content, name, plan, torn } = workerData as Work

try {
  const text = typeof content === 'string' ? content : await extract(content)
  parentPort?.postMessage(read(text, name, plan, torn))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  parentPort?.postMessage({ refused: error.code, key: error.text, data: error.data })
}
