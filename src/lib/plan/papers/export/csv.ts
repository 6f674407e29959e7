import type { Measure, Objective, ObjectiveVersion } from '#lib/plan/objective.ts'
import { locales, type Localised } from '#lib/platform/text/localised.ts'
import { headingKey, openTable, readNumber, TableRefusal, toCsv, valueOf, type Table } from '#tables'
import { refuse, type PaperRefusal } from '../refusal.ts'
import { nearestLine, type PlanDocument } from './plan-document.ts'
import { planShape } from './plan-shape.ts'

/**
 * One row a field. A row `goal` begins an objective, `edition` a version, `….kind` a measure, `activity` without a
 * language an activity, `link.to` a link; a text without a language says that the field is there, even if empty.
 */
const columns = ['code', 'edition', 'field', 'number', 'locale', 'value'] as const
type Row = Record<(typeof columns)[number], string>

const clauses = ['baseline', 'target2030', 'target2050'] as const
const measureFields = ['kind', 'low', 'high', 'unit', 'of', 'per', 'by'] as const

/** A table with our columns in our order, in whatever dialect a spreadsheet has saved it. */
export function looksLikePlanCsv(text: string): boolean {
  // Papers are long, and a heading stands near the top.
  const table = openOrNull(text.slice(0, 2_000))
  return table !== null && columns.every((column, i) => headingKey(table.cells[i] ?? '') === column)
}

function openOrNull(text: string): Table | null {
  try {
    return openTable(text, columns)
  } catch (error) {
    if (error instanceof TableRefusal) return null
    throw error
  }
}

export function planToCsv(objectives: Objective[]): string {
  const rows = objectives.flatMap(objectiveRows)
  return toCsv(
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  )
}

function objectiveRows(objective: Objective): Row[] {
  const row = (field: string, value: string, number = '', locale = ''): Row => ({
    code: objective.code,
    edition: '',
    field,
    number,
    locale,
    value,
  })
  return [
    row('goal', objective.goal),
    row('facility', objective.facility.kind, String(objective.facility.number)),
    ...textRows(objective.title, (locale, value) => row('title', value, '', locale)),
    ...objective.links.flatMap((link, index) =>
      (['to', 'type', 'source'] as const).map((part) => row(`link.${part}`, link[part], String(index + 1))),
    ),
    ...objective.versions.flatMap((version) => versionRows(objective.code, version)),
  ]
}

function versionRows(code: string, version: ObjectiveVersion): Row[] {
  const { edition } = version
  const row = (field: string, value: string, number = '', locale = ''): Row => ({
    code,
    edition,
    field,
    number,
    locale,
    value,
  })
  const text = (field: string, texts: Localised | null, number = '') =>
    texts ? textRows(texts, (locale, value) => row(field, value, number, locale)) : []
  return [
    row('edition', edition),
    ...text('title', version.title),
    ...text('aim', version.aim),
    ...clauses.flatMap((name) => {
      const clause = version[name]
      if (!clause) return []
      const measures = clause.measures.flatMap((measure, index) =>
        measureFields.flatMap((part) =>
          measure[part] === null ? [] : [row(`${name}.${part}`, String(measure[part]), String(index + 1))],
        ),
      )
      return [...text(name, clause.text), ...measures]
    }),
    ...text('remarks', version.remarks),
    ...version.activities.flatMap((activity) => text('activity', activity.text, String(activity.number))),
    row('source.document', version.source.document),
    row('source.place', version.source.place),
  ]
}

const textRows = (texts: Localised, row: (locale: string, value: string) => Row): Row[] => [
  row('', ''),
  ...locales.flatMap((locale) => {
    const text = texts[locale]
    return text === undefined ? [] : [row(locale, text)]
  }),
]

export function planFromCsv(text: string, file: string): PlanDocument | PaperRefusal {
  const plan = new Builder()
  try {
    const rows = openTable(text, columns).rows()
    for (const { line, cells } of rows) {
      const [code = '', edition = '', field = '', number = '', locale = '', value = ''] = cells
      if (!plan.take({ code, edition, field, number, locale, value }, line))
        return refuse('not_a_plan', { at: line })
    }
  } catch (error) {
    if (!(error instanceof TableRefusal)) throw error
    return refuse('not_a_plan', { at: error.line ?? 1 })
  }
  const shaped = planShape.safeParse(plan.objectives)
  if (!shaped.success) return refuse('not_a_plan', { at: shaped.error.issues[0]?.path.join('/') ?? '' })
  return { kind: 'plan', file, objectives: shaped.data, lineOf: nearestLine(plan.lines) }
}

type Loose = Record<string, unknown>
const none = { links: [], versions: [] }
const noVersion = { aim: null, baseline: null, target2030: null, target2050: null, remarks: null }

/** Puts the rows back together in the order in which they come. */
class Builder {
  readonly objectives: Loose[] = []
  readonly lines = new Map<string, number>()

  /** False for a row that has no place. */
  take(row: Row, line: number): boolean {
    const path = `${row.field === 'goal' ? this.objectives.length : this.objectives.length - 1}`
    if (row.field === 'goal') {
      this.objectives.push({ code: row.code, goal: row.value, ...none, links: [], versions: [] })
      this.lines.set(path, line)
      return true
    }
    const objective = this.objectives.at(-1)
    if (!objective) return false
    const versions = objective.versions as Loose[]
    if (row.field === 'edition') {
      versions.push({ edition: row.value, ...noVersion, activities: [], source: {} })
      this.lines.set(`${path}/versions/${versions.length - 1}`, line)
      return true
    }
    if (row.edition === '') return this.#ofObjective(objective, row, path, line)
    const version = versions.at(-1)
    return version ? this.#ofVersion(version, row, `${path}/versions/${versions.length - 1}`, line) : false
  }

  #ofObjective(objective: Loose, row: Row, path: string, line: number): boolean {
    const links = objective.links as Loose[]
    if (row.field === 'facility') objective.facility = { kind: row.value, number: Number(row.number) }
    else if (row.field === 'title') objective.title = withText(objective.title, row)
    else if (row.field === 'link.to') links.push({ to: row.value })
    else if (row.field === 'link.type' || row.field === 'link.source')
      Object.assign(links.at(-1) ?? {}, { [row.field.slice('link.'.length)]: row.value })
    else return false
    const part = row.field.startsWith('link') ? `links/${links.length - 1}` : row.field
    if (!this.lines.has(`${path}/${part}`)) this.lines.set(`${path}/${part}`, line)
    return true
  }

  #ofVersion(version: Loose, row: Row, path: string, line: number): boolean {
    const [name = '', part] = row.field.split('.')
    const activities = version.activities as Loose[]
    if (name === 'activity') {
      if (row.locale === '') activities.push({ number: Number(row.number), text: {} })
      else Object.assign(activities.at(-1) ?? {}, { text: withText(activities.at(-1)?.text, row) })
    } else if (name === 'source' && part) Object.assign(version.source as Loose, { [part]: row.value })
    else if (clauses.some((clause) => clause === name)) addToClause(version, name, part, row)
    else if (['title', 'aim', 'remarks'].includes(name)) version[name] = withText(version[name], row)
    else return false
    const key = name === 'activity' ? `${path}/activities/${activities.length - 1}` : `${path}/${name}`
    if (!this.lines.has(key)) this.lines.set(key, line)
    return true
  }
}

const withText = (before: unknown, row: Row): Loose => ({
  ...(before as Loose | null | undefined),
  ...(row.locale === '' ? {} : { [row.locale]: row.value }),
})

const numeric = new Set(['low', 'high', 'of'])

/** A number of our own file, where no mark stands between thousands, even if a spreadsheet has put commas for points. */
function numberIn(text: string): number {
  const cell = readNumber(text)
  return cell.kind === 'open' ? cell.fraction : (valueOf(cell) ?? NaN)
}

function addToClause(version: Loose, name: string, part: string | undefined, row: Row) {
  const clause = (version[name] ?? { text: {}, measures: [] }) as { text: Loose; measures: Loose[] }
  if (part === undefined) clause.text = withText(clause.text, row)
  else if (part === 'kind')
    clause.measures.push({
      kind: row.value,
      low: null,
      high: null,
      of: null,
      per: null,
      by: null,
    } satisfies Partial<Record<keyof Measure, unknown>>)
  else
    Object.assign(clause.measures.at(-1) ?? {}, {
      [part]: numeric.has(part) ? numberIn(row.value) : row.value,
    })
  version[name] = clause
}
