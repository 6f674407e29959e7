import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../refusal.ts'
import { readWorkbook, WhichSheet, type Wanted } from './workbook.ts'

/** A workbook read beside the server, so that requests do not wait for it. */
export type Work = { bytes: Uint8Array; wanted: Wanted }
export type Refused = { refused: string; data: Refusal['data']; sheets: readonly string[] | null }

const { bytes, wanted } = workerData as Work

try {
  parentPort?.postMessage(await readWorkbook(bytes, wanted))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  const sheets = error instanceof WhichSheet ? error.sheets : null
  parentPort?.postMessage({ refused: error.text, data: error.data, sheets } satisfies Refused)
}
