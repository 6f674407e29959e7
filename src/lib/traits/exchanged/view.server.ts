import { decimalMark, formatDay } from '#lib/platform/text/format.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { TableFile } from '#lib/platform/workbook/table-file.server.ts'
import { sheetNoteTexts } from '#lib/platform/workbook/notes.server.ts'
import type { Mark } from '#tables'
import type { Problem } from './column.ts'
import type { Look, LookedLine, Verdict, Window } from './looking.ts'
import type { OpenFile } from './reading.ts'

/** A file looked through, in the reader's words: what a page shows before anything is taken. */
export type Preview<Cells> = {
  /** What was assumed or passed over when the file was read. */
  notes: string[]
  mapped: { heading: string; column: string }[]
  unmapped: string[]
  missing: string[]
  question: Question | null
  /** The decimal mark that was answered, to be sent along. */
  decimal: Mark | null
  total: number
  counts: Look<unknown>['counts']
  remarked: number
  window: Window & { listed: number }
  lines: (Cells & { line: number; verdict: Verdict; problems: string[]; remarks: string[] })[]
}

export type Question = {
  line: number
  column: string
  text: string
  count: number
  answers: Record<'point' | 'comma', string>
}

/** Numbers to be typed again as they stand here have no marks between thousands; others are figures to read. */
const [typed, figures] = [
  ['thousands', 'fraction'],
  ['value', 'last'],
]

const exact = (value: number, locale: Locale) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value)

/** In French a blank that does not break stands before a colon. */
const colon = (locale: Locale) => (locale === 'fr' ? '\u00A0: ' : ': ')

/** A problem or a remark as a sentence, with the heading that it stands under. */
export function problemText({ column, text, data = {} }: Problem, locale: Locale): string {
  const written = Object.entries(data).map(([name, value]) => [
    name,
    typed.includes(name)
      ? String(value).replace('.', decimalMark(locale))
      : figures.includes(name) && typeof value === 'number'
        ? exact(value, locale)
        : name === 'day'
          ? formatDay(String(value), locale)
          : value,
  ])
  const sentence = translate(text, Object.fromEntries(written), locale)
  return column ? `${column}${colon(locale)}${sentence}` : sentence
}

export function previewOf<Draft, Cells>(
  {
    file,
    look,
    decoded,
    window,
  }: { file: OpenFile; look: Look<Draft>; decoded: TableFile | null; window: Window },
  cellsOf: (line: LookedLine<Draft>) => Cells,
  locale: Locale,
): Preview<Cells> {
  return {
    notes: notesOn(file, decoded, locale),
    mapped: file.headings.flatMap(({ heading, column }) => (column ? [{ heading, column }] : [])),
    unmapped: file.headings.flatMap(({ heading, column }) => (column || !heading ? [] : [heading])),
    missing: file.missing,
    question: questionIn(file, locale),
    decimal: file.decimal,
    total: look.total,
    counts: look.counts,
    remarked: look.remarked,
    window: { ...window, listed: look.listed },
    lines: look.shown.map((line) => ({
      ...cellsOf(line),
      line: line.number,
      verdict: line.verdict,
      problems: line.problems.map((problem) => problemText(problem, locale)),
      remarks: line.remarks.map((remark) => problemText(remark, locale)),
    })),
  }
}

function notesOn({ above, table }: OpenFile, decoded: TableFile | null, locale: Locale): string[] {
  const say = (key: string, data: Record<string, string | number>) => translate(key, data, locale)
  const titles = above.filter(({ kind }) => kind === 'title')
  const comments = [...table.comments()].length
  return [
    ...(decoded?.notes ? sheetNoteTexts(decoded.notes, locale) : []),
    ...(decoded?.sample ? [say('traits_file_windows_1252', { sample: decoded.sample })] : []),
    ...titles.map(({ line, text }) => say('traits_file_title', { line, text })),
    ...(comments ? [say('traits_file_comments', { count: comments })] : []),
    ...(table.line > 1 ? [say('traits_file_heading_line', { line: table.line })] : []),
  ]
}

function questionIn({ question }: OpenFile, locale: Locale): Question | null {
  if (!question) return null
  const { line, column, text, count, cell } = question
  const figure = (value: number) => exact(value, locale)
  const [point, comma] = cell.mark === '.' ? [cell.fraction, cell.thousands] : [cell.thousands, cell.fraction]
  const answer = (key: string, value: number) => translate(key, { text, value: figure(value) }, locale)
  const answers = {
    point: answer('traits_file_answer_point', point),
    comma: answer('traits_file_answer_comma', comma),
  }
  return { line, column, text, count, answers }
}
