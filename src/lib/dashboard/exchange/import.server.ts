import { today } from '#lib/platform/day.ts'
import type { Context } from '#lib/platform/context.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { inOurWords } from '#lib/platform/table-refusal.ts'
import { formatDay } from '#lib/platform/text/format.ts'
import { draftsToTake, lookThrough, type Window } from '#lib/traits/index.ts'
import { previewOf, type Preview } from '#lib/traits/index.server.ts'
import type { TableFile } from '#lib/platform/workbook/table-file.server.ts'
import { writeNumber, type Mark } from '#tables'
import { importObservations } from '../observations/actions.server.ts'
import { figureIntake } from './intake.server.ts'
import { openFigures } from './reading.ts'

/** More lines than are taken at once; a longer file comes in parts. */
export const mostLines = 5_000

export type Given = {
  text: string
  /** How its bytes were read, where it came as a file. */
  decoded?: TableFile | null
  /** The answer to the question, which mark parts a fraction. */
  decimal?: Mark | null
}

/** What a page shows of a line of figures. */
type Cells = { indicator: string | null; on: string | null; value: string | null }
export type ImportPreview = Preview<Cells> & { tooMany: boolean; rest: string }

/** Says of every line what would become of it. Nothing is stored. */
export async function previewImport(
  context: Pick<Context, 'read' | 'now' | 'locale'>,
  { text, decoded = null, decimal = null }: Given,
  window: Window = { only: 'all', from: 0, size: mostLines },
): Promise<ImportPreview> {
  const { read, locale } = context
  const intake = await figureIntake(read, locale)
  const file = inOurWords(() => openFigures(text, intake.measured, { today: today(context), decimal }))
  const look = await lookThrough(file, intake, window)
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 })
  const preview = previewOf<(typeof look.shown)[number]['draft'], Cells>(
    { file, look, decoded, window },
    ({ line, draft }) => ({
      indicator: line.text('indicator') || null,
      on: draft ? formatDay(draft.report.on, locale) : line.text('on') || null,
      value: draft ? figureText(draft.report, exact) : line.text('value') || null,
    }),
    locale,
  )
  return { ...preview, tooMany: look.total > mostLines, rest: look.rest }
}

/** The number as it will be stored, every digit of it. */
function figureText(
  {
    value,
    low,
    high,
    unit,
    state,
  }: { value: number | null; low: number | null; high: number | null; unit: string; state: string | null },
  exact: Intl.NumberFormat,
) {
  if (value !== null) return `${exact.format(value)} ${unit}`
  const bounds = [low, high].map((bound) => (bound === null ? '…' : exact.format(bound)))
  return low === null && high === null ? state : `${bounds.join(' – ')} ${unit}`
}

/** Takes in every line that can be taken, all of them or none; the others come back as they stand in the file. */
export async function takeImport(
  context: Context,
  { text, decimal = null }: Given,
  { leaveOut, name }: { leaveOut: boolean; name: string | null },
): Promise<{ taken: number; rest: string }> {
  const intake = await figureIntake(context.read, context.locale)
  const file = inOurWords(() => openFigures(text, intake.measured, { today: today(context), decimal }))
  const unmapped = file.headings.flatMap(({ heading, column }) => (column || !heading ? [] : [heading]))
  if (file.missing.length)
    throw new Refusal('invalid', 'traits_file_missing', { columns: file.missing.join(', ') })
  if (unmapped.length && !leaveOut)
    throw new Refusal('invalid', 'traits_file_unmapped_open', { columns: unmapped.join(', ') })
  if (file.question) throw openQuestion(file.question)
  const look = await lookThrough(file, intake, { only: 'all', from: 0, size: 0 })
  if (look.total > mostLines) throw new Refusal('invalid', 'dashboard_import_too_many')
  const drafts = await draftsToTake(file, intake)
  await importObservations(context, drafts, { name, lines: look.total })
  return { taken: drafts.length, rest: look.rest }
}

function openQuestion({ text, line, column, cell }: NonNullable<ReturnType<typeof openFigures>['question']>) {
  const { thousands, fraction } = cell
  const readings = { thousands: String(thousands), fraction: writeNumber(fraction) }
  return new Refusal('invalid', 'traits_file_open_question', { found: text, line, column, ...readings })
}
