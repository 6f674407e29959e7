import type { Localised } from '#lib/platform/text/localised.ts'

/** SDMX code list of observation statuses. Never a blank: a figure that is not there says why. */
export const statuses = {
  A: 'dashboard_status_normal',
  B: 'dashboard_status_break',
  D: 'dashboard_status_definition_differs',
  E: 'dashboard_status_estimated',
  F: 'dashboard_status_forecast',
  I: 'dashboard_status_imputed',
  P: 'dashboard_status_provisional',
  O: 'dashboard_status_missing',
  M: 'dashboard_status_cannot_exist',
} as const
export type Status = keyof typeof statuses

/** Neither a forecast nor a gap is something observed. */
export const unobserved: readonly Status[] = ['F', 'O', 'M']

/** How far a milestone is. */
export const milestoneStates = ['planned', 'started', 'done', 'accepted'] as const
export type MilestoneState = (typeof milestoneStates)[number]
export const isDone = (state: MilestoneState): boolean => state === 'done' || state === 'accepted'

/** One figure for one day from one source, with how it was read. */
export type Observation = {
  id: string
  indicatorId: string
  indicatorVersion: number
  on: string
  value: number | null
  low: number | null
  high: number | null
  reporters: number | null
  of: number | null
  state: MilestoneState | null
  judges: number | null
  kappa: number | null
  unit: string
  status: Status
  part: { by: string; code: string; title: Localised } | null
  source: { title: string; place: string | null; url: string | null }
  readingRule: Localised | null
  counter: string | null
  corrects: string | null
  reportedBy: string | null
  reportedAt: Date
  checkedBy: string | null
  checkedAt: Date | null
}

/** The rows that stand: those that no later row corrects. */
export function uncorrected<Row extends { id: string; corrects: string | null }>(
  rows: readonly Row[],
): Row[] {
  const corrected = new Set(rows.map(({ corrects }) => corrects))
  return rows.filter(({ id }) => !corrected.has(id))
}

type Dated = { on: string; reportedAt: Date; id: string }

/** The newest day first; of several figures for one day, the one reported last. */
export const newestFirst = (a: Dated, b: Dated): number =>
  b.on.localeCompare(a.on) || b.reportedAt.getTime() - a.reportedAt.getTime() || b.id.localeCompare(a.id)

/** The newest standing figure for the whole. */
export function latest(observations: readonly Observation[]): Observation | null {
  const [newest] = uncorrected(observations)
    .filter(({ part, status }) => part === null && !unobserved.includes(status))
    .sort(newestFirst)
  return newest ?? null
}
