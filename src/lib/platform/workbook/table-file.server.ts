import type { Decoded } from '#tables'
import { Gate } from '../gate.server.ts'
import { Refusal } from '../refusal.ts'
import { runInWorker } from '../run-in-worker.server.ts'
import { textIn } from '../table-refusal.ts'
import { sparedCores } from '../worker-pool.server.ts'
import { isArchive } from './archive.ts'
import { WhichSheet, type SheetNotes, type Wanted } from './workbook.ts'
import type { Refused, Work } from './worker.server.ts'

/** A table that came as a file: its text, and what is to be known of the file. */
export type TableFile = Decoded & { notes?: SheetNotes }

/** Strangers may send workbooks too, and each takes a thread of its own. */
const reading = new Gate({ atOnce: sparedCores, waiting: 16, waitMs: 30_000 })

/**
 * The table in a file, whether it is text or a workbook.
 *
 * @throws Refusal `invalid` where it is neither; `WhichSheet` where one of a workbook's sheets has to be chosen
 */
export async function tableIn(bytes: Uint8Array, wanted: Wanted = {}): Promise<TableFile> {
  if (!isArchive(bytes)) return textIn(bytes)
  const answer = await reading.pass(() =>
    runInWorker<{ text: string; notes: SheetNotes } | Refused>(
      'src/lib/platform/workbook/worker.server.ts',
      { bytes, wanted } satisfies Work,
      { patienceMs: 60_000, onEnd: () => new Refusal('invalid', 'platform_workbook_slow') },
    ),
  )
  if (!('refused' in answer)) return { ...answer, encoding: 'utf-8', sample: null }
  if (answer.sheets) throw new WhichSheet(answer.sheets)
  throw new Refusal('invalid', answer.refused, answer.data)
}
