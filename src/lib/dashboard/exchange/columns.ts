import { locales, type Localised } from '#lib/platform/text/localised.ts'
import type { CsvValue } from '#tables'
import type { Column as ExchangeColumn } from '#lib/traits/index.ts'
import { isShare, type Indicator } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'

export const numberColumns = ['value', 'low', 'high', 'reporters', 'of', 'judges', 'kappa'] as const

/** The columns of a file of figures, in both directions. */
export const columns = [
  'id',
  'indicator',
  'version',
  'on',
  'value',
  'low',
  'high',
  'reporters',
  'of',
  'state',
  'judges',
  'kappa',
  'unit',
  'status',
  'part_by',
  'part_code',
  'part_title_en',
  'part_title_fr',
  'part_title_es',
  'source_title',
  'source_place',
  'source_url',
  'reading_rule_en',
  'reading_rule_fr',
  'reading_rule_es',
  'corrects',
  'counter',
  'reported_at',
  'checked_at',
] as const
export type Column = (typeof columns)[number]

type Measured = Pick<Indicator, 'kind'>

/** Of what is counted one by one there is no half; a share counts its units where their number is given. */
export function isWholeIn(measured: ReadonlyMap<string, Measured>, cell: (name: string) => string): boolean {
  const kind = measured.get(cell('indicator'))?.kind
  if (kind && isShare(kind)) return cell('of') !== ''
  return kind === 'count' || kind === 'milestone' || kind === 'maturity'
}

/** The columns as data: what must be there, what is a number or a day, and what only the platform writes. */
export function figureColumns(measured: ReadonlyMap<string, Measured>): ExchangeColumn[] {
  const isWhole = (cell: (name: string) => string) => isWholeIn(measured, cell)
  const whole: readonly string[] = ['reporters', 'of', 'judges']
  const needed: readonly string[] = ['indicator', 'on', 'unit', 'source_title']
  const own: readonly string[] = ['version', 'counter', 'reported_at', 'checked_at']
  const codes: readonly string[] = ['indicator', 'part_code']
  return columns.map((name) => ({
    name,
    kind: (numberColumns as readonly string[]).includes(name) ? 'number' : name === 'on' ? 'day' : 'text',
    ...(needed.includes(name) && { needed: true }),
    ...(own.includes(name) && { isOwn: true }),
    ...(codes.includes(name) && { isCode: true }),
    ...(whole.includes(name) && { isWhole: true }),
    ...(['value', 'low', 'high'].includes(name) && { isWhole }),
  }))
}

const tongues = (name: 'part_title' | 'reading_rule', text: Localised | null | undefined) =>
  Object.fromEntries(locales.map((locale) => [`${name}_${locale}`, text?.[locale] ?? null]))

/** A figure as the cells of a line. */
export function cellsOf(figure: Observation, code: string): Record<Column, CsvValue> {
  return {
    id: figure.id,
    indicator: code,
    version: figure.indicatorVersion,
    on: figure.on,
    ...(Object.fromEntries(numberColumns.map((name) => [name, figure[name]])) as Record<
      (typeof numberColumns)[number],
      number | null
    >),
    state: figure.state,
    unit: figure.unit,
    status: figure.status,
    part_by: figure.part?.by,
    part_code: figure.part?.code,
    ...(tongues('part_title', figure.part?.title) as Record<
      `part_title_${'en' | 'fr' | 'es'}`,
      string | null
    >),
    source_title: figure.source.title,
    source_place: figure.source.place,
    source_url: figure.source.url,
    ...(tongues('reading_rule', figure.readingRule) as Record<
      `reading_rule_${'en' | 'fr' | 'es'}`,
      string | null
    >),
    corrects: figure.corrects,
    counter: figure.counter,
    reported_at: figure.reportedAt.toISOString(),
    checked_at: figure.checkedAt?.toISOString(),
  }
}

/** Figures as rows of a file; the heading is `columns`. */
export function rowsOf(figures: readonly Observation[], codes: ReadonlyMap<string, string>): CsvValue[][] {
  return figures.map((figure) => {
    const cells = cellsOf(figure, codes.get(figure.indicatorId) ?? figure.indicatorId)
    return columns.map((column) => cells[column])
  })
}
