import type { Locale } from '../text/localised.ts'
import { translate } from '../text/translate.server.ts'
import type { SheetNotes } from './sheet.ts'

/** How many places a sentence names before it says that there are more. */
const mostNamed = 20

const places = (all: readonly (string | number)[]) =>
  all.slice(0, mostNamed).join(', ') + (all.length > mostNamed ? ', …' : '')

/** What a person should know of a sheet that was read, a sentence each. */
export function sheetNoteTexts(notes: SheetNotes, locale: Locale): string[] {
  const { name: sheet, others, hiddenRows, hiddenColumns, filled, unanswered } = notes
  const say = (key: string, data: Record<string, string | number>) =>
    translate(`platform_workbook_note_${key}`, data, locale)
  const hidden = { count: hiddenRows.length, places: places(hiddenRows) }
  return [
    others.length ? say('others', { sheet, others: places(others) }) : say('sheet', { sheet }),
    ...(hiddenRows.length ? [say('hidden_rows', hidden)] : []),
    ...(hiddenColumns.length ? [say('hidden_columns', { places: places(hiddenColumns) })] : []),
    ...(filled ? [say('filled', { count: filled })] : []),
    ...(unanswered.length ? [say('unanswered', { places: places(unanswered) })] : []),
  ]
}
