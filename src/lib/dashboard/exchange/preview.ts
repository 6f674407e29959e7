import { differences, loggedFigure, type LoggedFigure } from '../observations/log.ts'
import type { Observation } from '../observations/observation.ts'
import type { ObservationReport } from '../input.ts'
import type { File, Understood } from './reading.ts'

export const verdicts = ['new', 'correction', 'same', 'wrong'] as const
export type Verdict = (typeof verdicts)[number]

export type PreviewLine = Understood & { verdict: Verdict; report: ObservationReport | null }

/** What would become of each line of a file, given the figures that are there. */
export function preview(
  { lines }: Pick<File, 'lines'>,
  known: readonly Observation[],
  corrected: ReadonlySet<string>,
  codes: ReadonlyMap<string, string>,
): PreviewLine[] {
  const byId = new Map(known.map((figure) => [figure.id, figure]))
  return lines.map((line): PreviewLine => {
    if (!line.report) return { ...line, verdict: 'wrong' }
    const own = line.id === null ? undefined : byId.get(line.id)
    if (own) {
      if (saysTheSame(own, line.report)) return { ...line, verdict: 'same' }
      if (corrected.has(own.id)) return wrong(line, 'id', 'dashboard_already_corrected')
      if (codes.get(own.indicatorId) !== line.indicator)
        return wrong(line, 'indicator', 'dashboard_corrects_another')
      return { ...line, verdict: 'correction', report: { ...line.report, corrects: own.id } }
    }
    const report = line.report
    const isThere = known.some(
      (figure) => codes.get(figure.indicatorId) === line.indicator && saysTheSame(figure, report),
    )
    return { ...line, verdict: isThere ? 'same' : report.corrects ? 'correction' : 'new' }
  })
}

const wrong = (line: Understood, column: string, message: string): PreviewLine => ({
  ...line,
  verdict: 'wrong',
  report: null,
  problems: [...line.problems, { column, message }],
})

/** The same numbers for the same day and part from the same source; wording apart, which the translations desk may change. */
function saysTheSame(figure: Observation, report: ObservationReport): boolean {
  const there = loggedFigure(figure)
  const here: LoggedFigure = {
    ...there,
    ...pick(report),
    value: report.state === null ? report.value : there.value,
    of: report.of ?? there.of,
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

const pick = ({ on, value, low, high, reporters, of, state, judges, kappa, status }: ObservationReport) => ({
  on,
  value,
  low,
  high,
  reporters,
  of,
  state,
  judges,
  kappa,
  status,
})

export function tally(lines: readonly PreviewLine[]): Record<Verdict, number> {
  const counts = { new: 0, correction: 0, same: 0, wrong: 0 }
  for (const { verdict } of lines) counts[verdict]++
  return counts
}
