import type { Read } from '#lib/platform/database.server.ts'
import { indicators } from '../definitions/store.server.ts'
import { correctionsOf, observationsNear } from '../observations/store.server.ts'
import { preview, tally, type PreviewLine, type Verdict } from './preview.ts'
import { readFigures } from './reading.ts'

/** More lines than a person looks through; a longer file comes in chunks. */
const mostLines = 5_000

export type ImportPreview = {
  lines: PreviewLine[]
  counts: Record<Verdict, number>
  /** Columns that nothing here is called, and those that are wanted and not there. */
  unknown: string[]
  missing: string[]
  tooMany: boolean
  /** What a second go should look at: the heading and the lines that could not be taken. */
  rest: string
}

/** Says of every line what would become of it. Nothing is stored. */
export async function previewImport(read: Read, text: string): Promise<ImportPreview> {
  const measured = await indicators(read)
  const codes = new Map(measured.map(({ id, code }) => [id, code]))
  const file = readFigures(text, new Map(measured.map((indicator) => [indicator.code, indicator])))
  const known = await observationsNear(read, {
    ids: file.lines.flatMap(({ id }) => id ?? []),
    days: [...new Set(file.lines.flatMap(({ report }) => report?.on ?? []))],
  })
  const corrected = await correctionsOf(
    read,
    known.map(({ id }) => id),
  )
  const lines = preview(file, known, new Set(corrected.keys()), codes)
  const wrong = lines.filter(({ verdict }) => verdict === 'wrong')
  return {
    lines,
    counts: tally(lines),
    unknown: file.unknown,
    missing: file.missing,
    tooMany: lines.length > mostLines,
    rest: wrong.length ? file.table.textOf(wrong.map(({ line }) => line)) : '',
  }
}
