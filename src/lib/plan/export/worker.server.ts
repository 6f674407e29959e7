import { parentPort, workerData } from 'node:worker_threads'
import type { Book } from './book.ts'
import { toDocx } from './docx.server.ts'
import { toPdf } from './pdf.server.ts'

const makers = { pdf: toPdf, docx: toDocx }
export type Making = { book: Book; format: keyof typeof makers }

const { book, format } = workerData as Making
parentPort?.postMessage(await makers[format](book))
