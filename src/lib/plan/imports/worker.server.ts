import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#lib/platform/refusal.ts'
import type { Objective } from '../objective.ts'
import { isRefusal } from '../papers/index.ts'
import { extract } from './extract.server.ts'
import { parse } from './reading.ts'

/** A file or its text, read beside the server so that requests do not wait for it. */
export type Work = { content: Uint8Array | string; name: string; plan: Objective[] }

const { content, name, plan } = workerData as Work

try {
  const extracted = typeof content === 'string' ? { text: content, asides: [] } : await extract(content)
  const parsed = parse(extracted, name, plan)
  parentPort?.postMessage(isRefusal(parsed) ? parsed : { text: extracted.text, parsed })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  parentPort?.postMessage({ refused: error.code, key: error.text, data: error.data })
}
