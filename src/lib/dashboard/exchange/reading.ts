import { locales, type Localised } from '#lib/platform/text/localised.ts'
import { decimalFor, Evidence, openTable, proofIn, readNumber, valueOf, type Mark, type Table } from '#tables'
import type { Indicator } from '../indicator.ts'
import { observationReport, type ObservationReport } from '../input.ts'
import { misfits } from '../observations/fitting.ts'
import { columns, numberColumns, type Column } from './columns.ts'

export type Problem = { column: string; message: string }
export type Line = { number: number; cells: readonly string[]; at: number; end: number }

/** One line of a file as it was understood: a report, or what keeps it from being one. Nothing is passed over. */
export type Understood = {
  line: Line
  indicator: string
  /** The id that the figure has in the file. */
  id: string | null
  report: ObservationReport | null
  problems: Problem[]
}

export type File = {
  header: string[]
  unknown: string[]
  missing: string[]
  lines: Understood[]
  table: Table
}

const wanted: readonly Column[] = ['indicator', 'on', 'unit', 'source_title']

type Measured = Pick<Indicator, 'kind' | 'code'>

/** Reads a file of figures line by line. The heading names the columns, in any order. */
export function readFigures(text: string, measured: ReadonlyMap<string, Measured>): File {
  const table = openTable(text, columns)
  const header = table.cells.map((name) => name.toLowerCase())
  const file = new Evidence<Mark>()
  for (const { cells } of table.rows())
    for (const name of numberColumns) file.see(proofIn(readNumber(cells[table.columnOf(name)] ?? '')))
  return {
    header,
    unknown: header.filter((name) => !(columns as readonly string[]).includes(name)),
    missing: wanted.filter((name) => !header.includes(name)),
    lines: Array.from(table.rows(), ({ line: number, cells, at, end, astray }) =>
      understand({ number, cells, at, end }, astray.length > 0, header, { table, file }, measured),
    ),
    table,
  }
}

function understand(
  line: Line,
  isAstray: boolean,
  header: readonly string[],
  { table, file }: { table: Table; file: Evidence<Mark> },
  measured: ReadonlyMap<string, Measured>,
): Understood {
  const cell = (name: Column) => line.cells[header.indexOf(name)]?.trim() ?? ''
  const text = (name: Column) => cell(name) || null
  const localised = (name: 'part_title' | 'reading_rule'): Localised | null => {
    const known = locales.flatMap((locale) => {
      const words = cell(`${name}_${locale}`)
      return words ? [[locale, words]] : []
    })
    return known.length ? (Object.fromEntries(known) as Localised) : null
  }
  const problems: Problem[] = []
  const numbers = Object.fromEntries(
    numberColumns.map((name) => {
      const number = readNumber(cell(name))
      const { separator } = table
      const decimal = number.kind === 'open' ? decimalFor(number, { column: file, file, separator }) : null
      const value = valueOf(number, decimal)
      if (value === null && number.kind !== 'empty')
        problems.push({ column: name, message: 'dashboard_not_a_number' })
      return [name, value]
    }),
  )
  if (isAstray) problems.push({ column: '', message: 'dashboard_cells_too_many' })
  const definition = measured.get(cell('indicator'))
  if (!definition) problems.push({ column: 'indicator', message: 'dashboard_indicator_unknown' })
  const by = text('part_by')
  const parsed = observationReport.safeParse({
    ...numbers,
    on: cell('on'),
    state: text('state'),
    unit: cell('unit'),
    status: text('status') ?? undefined,
    part: by && { by, code: cell('part_code'), title: localised('part_title') ?? { en: cell('part_code') } },
    source: { title: cell('source_title'), place: text('source_place'), url: text('source_url') },
    readingRule: localised('reading_rule'),
    corrects: text('corrects'),
  })
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues)
      problems.push({
        column: path.join('_'),
        message: message.startsWith('dashboard_') ? message : 'dashboard_cell_wrong',
      })
  else if (definition)
    for (const [column, message] of misfits(definition, parsed.data)) problems.push({ column, message })
  return {
    line,
    indicator: cell('indicator'),
    id: text('id'),
    report: parsed.success && !problems.length ? parsed.data : null,
    problems,
  }
}
