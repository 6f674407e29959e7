import type { Read } from '#lib/platform/database.server.ts'
import { read as told, type Locale } from '#lib/platform/text/localised.ts'
import type { Intake, Judgement, Problem } from '#lib/traits/index.ts'
import { indicators } from '../definitions/store.server.ts'
import type { Indicator } from '../indicator.ts'
import { differences, loggedFigure, type LoggedFigure } from '../observations/log.ts'
import type { Observation } from '../observations/observation.ts'
import type { ObservationReport } from '../input.ts'
import { correctionsOf, latestFigures, observationsLike, unitsInUse } from '../observations/store.server.ts'
import { figureColumns, isWholeIn } from './columns.ts'
import { understandFigure, type FigureDraft } from './reading.ts'
import { isKnownUnit } from './unit.ts'

export type FigureIntake = Intake<FigureDraft> & { measured: ReadonlyMap<string, Indicator> }

/** How figures come in: against the definitions in use, and beside the figures that are there. */
export async function figureIntake(read: Read, locale: Locale): Promise<FigureIntake> {
  const all = await indicators(read)
  const measured = new Map(all.map((indicator) => [indicator.code, indicator]))
  const codes = new Map(all.map(({ id, code }) => [id, code]))
  const units = await unitsInUse(read)
  const last = new Map(
    (await latestFigures(read)).map((figure) => [codes.get(figure.indicatorId) ?? '', amountOf(figure)]),
  )
  const remarksOn = (draft: FigureDraft) =>
    lookedAt(draft, measured.get(draft.indicator)!, units, last, locale)
  return {
    measured,
    columns: figureColumns(measured),
    understand: (line) => understandFigure(line, measured),
    subject: subjectOf,
    says: ({ report }) => JSON.stringify(report),
    async judge(drafts) {
      const known = await observationsLike(
        read,
        drafts.map(({ indicator, id, report }) => ({
          id,
          indicatorId: measured.get(indicator)!.id,
          on: report.on,
        })),
      )
      const corrected = new Set(
        (
          await correctionsOf(
            read,
            known.map(({ id }) => id),
          )
        ).keys(),
      )
      const byId = new Map(known.map((figure) => [figure.id, figure]))
      const byDay = Map.groupBy(known, ({ indicatorId, on }) => `${codes.get(indicatorId)} ${on}`)
      return drafts.map((draft) => {
        const judgement = judgeFigure(draft, byId, byDay, corrected, codes)
        return judgement.verdict === 'same' ? judgement : { ...judgement, remarks: remarksOn(draft) }
      })
    },
  }
}

/** One source says one thing of one day and part, read by one rule; a correction speaks of what it corrects. */
const subjectOf = ({ indicator, report }: FigureDraft) =>
  report.corrects
    ? `corrects ${report.corrects}`
    : JSON.stringify([
        indicator,
        report.on,
        report.part?.by,
        report.part?.code,
        report.source,
        report.readingRule,
        report.unit,
      ])

function judgeFigure(
  draft: FigureDraft,
  byId: ReadonlyMap<string, Observation>,
  byDay: ReadonlyMap<string, readonly Observation[]>,
  corrected: ReadonlySet<string>,
  codes: ReadonlyMap<string, string>,
): Judgement<FigureDraft> {
  const judged = (
    verdict: Judgement<FigureDraft>['verdict'],
    report = draft.report,
    problems: Problem[] = [],
  ) => ({
    verdict,
    draft: { ...draft, report },
    problems,
    remarks: [],
  })
  const own = draft.id === null ? undefined : byId.get(draft.id)
  if (own) {
    if (saysTheSame(own, draft.report)) return judged('same')
    if (corrected.has(own.id))
      return judged('wrong', draft.report, [{ column: 'id', text: 'dashboard_already_corrected' }])
    if (codes.get(own.indicatorId) !== draft.indicator)
      return judged('wrong', draft.report, [{ column: 'indicator', text: 'dashboard_corrects_another' }])
    return judged('change', { ...draft.report, corrects: own.id })
  }
  const there = byDay.get(`${draft.indicator} ${draft.report.on}`) ?? []
  if (there.some((figure) => saysTheSame(figure, draft.report))) return judged('same')
  return judged(draft.report.corrects ? 'change' : 'new')
}

/** The same numbers for the same day and part from the same source; wording apart, which the translations desk may change. */
function saysTheSame(figure: Observation, report: ObservationReport): boolean {
  const there = loggedFigure(figure)
  const { on, value, low, high, reporters, of, state, judges, kappa, status } = report
  const here: LoggedFigure = {
    ...there,
    ...{ on, low, high, reporters, state, judges, kappa, status },
    value: state === null ? value : there.value,
    of: of ?? there.of,
    part: report.part && `${report.part.by}:${report.part.code}`,
  }
  const { title, place, url } = report.source
  return (
    !differences(here, there).length &&
    title === figure.source.title &&
    place === figure.source.place &&
    url === figure.source.url &&
    report.unit === figure.unit
  )
}

const amountOf = ({ value, low }: { value: number | null; low: number | null }) => value ?? low

/** How many times the last figure is a slip of three digits and not growth; halfway to 1,000 on a logarithmic scale and more. */
const suspicious = 300

/** What a person should look at before a figure is taken. `last` moves on with the lines of the file. */
function lookedAt(
  { indicator, report }: FigureDraft,
  definition: Indicator,
  units: ReadonlyMap<string, readonly string[]>,
  last: Map<string, number | null>,
  locale: Locale,
): Problem[] {
  const remarks: Problem[] = []
  const { unit, value } = report
  const cell = (name: string) =>
    name === 'indicator' ? indicator : name === 'of' ? String(report.of ?? '') : ''
  if (isWholeIn(new Map([[indicator, definition]]), cell) && value !== null && !Number.isInteger(value))
    remarks.push({ column: 'value', text: 'dashboard_not_whole', data: { value } })
  if (!isKnownUnit(unit, definition.unit, units.get(definition.id) ?? []))
    remarks.push({
      column: 'unit',
      text: 'dashboard_unit_unlike',
      data: { found: unit, unit: told(definition.unit, locale)?.text ?? '' },
    })
  const amount = amountOf(report)
  const before = last.get(indicator)
  if (report.part === null && amount) {
    const times = before ? Math.abs(amount / before) : 1
    if (times >= suspicious || times <= 1 / suspicious)
      remarks.push({ column: 'value', text: 'dashboard_unlike_last', data: { value: amount, last: before! } })
    last.set(indicator, amount)
  }
  return remarks
}
