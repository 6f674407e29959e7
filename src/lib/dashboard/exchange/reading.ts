import {
  openFile,
  type Asked,
  type Line,
  type OpenFile,
  type Problem,
  type Understood,
} from '#lib/traits/index.ts'
import { locales, type Localised } from '#lib/platform/text/localised.ts'
import { isShare, type Indicator } from '../indicator.ts'
import { observationReport, type ObservationReport } from '../input.ts'
import { misfits } from '../observations/fitting.ts'
import { figureColumns, numberColumns } from './columns.ts'

/** A line of a file as a figure to report, with the id that it has in the file. */
export type FigureDraft = { indicator: string; id: string | null; report: ObservationReport }

export type Measured = Pick<Indicator, 'kind' | 'code' | 'unit'>

/** Opens a file of figures. Only a forecast may speak of a day to come. */
export const openFigures = (
  text: string,
  measured: ReadonlyMap<string, Measured>,
  asked: Pick<Asked, 'today' | 'decimal'>,
): OpenFile =>
  openFile(text, figureColumns(measured), { ...asked, mayBeToCome: (cell) => cell('status') === 'F' })

/** What a line says as a figure, or what keeps it from being one; one problem a column. */
export function understandFigure(
  line: Line,
  measured: ReadonlyMap<string, Measured>,
): Understood<FigureDraft> {
  const problems: Problem[] = []
  const remarks: Problem[] = []
  const isSaid = (column: string) => [...line.problems, ...problems].some((one) => one.column === column)
  const say = (problem: Problem) => void (isSaid(problem.column) || problems.push(problem))
  const text = (name: string) => line.text(name) || null
  const definition = measured.get(line.text('indicator'))
  if (!definition) say({ column: 'indicator', text: 'dashboard_indicator_unknown' })
  const by = text('part_by')
  const parsed = observationReport.safeParse({
    ...numbersOf(line, definition, say, remarks),
    on: line.day('on') ?? '',
    state: text('state'),
    unit: line.text('unit'),
    status: text('status') ?? undefined,
    part: by && {
      by,
      code: line.text('part_code'),
      title: wordsOf(line, 'part_title') ?? { en: line.text('part_code') },
    },
    source: { title: line.text('source_title'), place: text('source_place'), url: text('source_url') },
    readingRule: wordsOf(line, 'reading_rule'),
    corrects: text('corrects'),
  })
  if (!parsed.success) for (const issue of parsed.error.issues) say(problemOf(issue, line))
  else if (definition)
    for (const [column, message] of misfits(definition, parsed.data)) say({ column, text: message })
  const draft = parsed.success
    ? { indicator: line.text('indicator'), id: text('id'), report: parsed.data }
    : null
  return { draft: problems.length || line.problems.length ? null : draft, problems, remarks }
}

/** Numbers with what stood beside them: percent only of shares, currencies only of money. */
function numbersOf(
  line: Line,
  definition: Measured | undefined,
  say: (problem: Problem) => void,
  remarks: Problem[],
): Record<string, number | null> {
  return Object.fromEntries(
    numberColumns.map((name) => {
      const value = line.value(name)
      const { percent, currency } = line.beside(name)
      const found = line.text(name)
      const isAmount = name === 'value' || name === 'low' || name === 'high'
      if (currency && !(isAmount && definition?.kind === 'money' && currency === 'EUR'))
        say({ column: name, text: 'traits_line_currency', data: { found } })
      if (!percent || value === null) return [name, value]
      if (!isAmount || !definition || !isShare(definition.kind) || line.text('of') !== '') {
        say({ column: name, text: 'traits_line_percent', data: { found } })
        return [name, value]
      }
      const share = Number((value / 100).toPrecision(15))
      remarks.push({ column: name, text: 'traits_line_percent_read', data: { found, value: String(share) } })
      return [name, share]
    }),
  )
}

function wordsOf(line: Line, name: 'part_title' | 'reading_rule'): Localised | null {
  const known = locales.flatMap((locale) => {
    const words = line.text(`${name}_${locale}`)
    return words ? [[locale, words]] : []
  })
  return known.length ? (Object.fromEntries(known) as Localised) : null
}

type Issue = { path: PropertyKey[]; message: string; code?: string; values?: readonly unknown[] }

/** An issue of the schema under the column that it belongs to. */
function problemOf({ path, message, code, values }: Issue, line: Line): Problem {
  const column = path
    .map(String)
    .join('_')
    .replace(/^readingRule/, 'reading_rule')
  if (message.startsWith('dashboard_')) return { column, text: message }
  const found = line.text(column)
  if (!found) return { column, text: 'traits_line_needed' }
  if (code === 'invalid_value' && values)
    return { column, text: 'traits_line_not_an_option', data: { found, options: values.join(', ') } }
  return { column, text: 'dashboard_cell_wrong' }
}
