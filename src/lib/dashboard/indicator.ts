import type { MeasureKind } from '#lib/plan/index.ts'
import type { Localised } from '#lib/platform/text/localised.ts'

export const directions = ['up', 'down'] as const
export const sourceTypes = ['counted', 'reported'] as const
export const periods = ['year', 'event'] as const

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

export type Target = {
  on: string
  kind: MeasureKind
  low: number | null
  high: number | null
  of: number | null
  note: Localised | null
}

export type Indicator = {
  id: string
  code: string
  objectiveId: string
  kind: MeasureKind
  direction: (typeof directions)[number]
  sourceType: (typeof sourceTypes)[number]
  period: (typeof periods)[number]
  owner: string
  related: string[]
  title: Localised
  unit: Localised
  definition: Localised
  method: Localised
  source: { title: string; place: string; url: string | null }
  version: number
  baseline: {
    on: string | null
    low: number | null
    high: number | null
    of: number | null
    note: Localised | null
  }
  targets: Target[]
}

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
  unit: string
  status: Status
  part: { by: string; code: string; title: Localised } | null
  source: { title: string; place: string | null; url: string | null }
  readingRule: Localised | null
  corrects: string | null
  reportedBy: string | null
  reportedAt: Date
  checkedBy: string | null
  checkedAt: Date | null
}

/** The rows that stand: those that no later row corrects. */
export function standing(observations: readonly Observation[]): Observation[] {
  const corrected = new Set(observations.map(({ corrects }) => corrects))
  return observations.filter(({ id }) => !corrected.has(id))
}

/** The newest standing figure for the whole; of several for that day, the one read last. */
export function latest(observations: readonly Observation[]): Observation | null {
  const [newest] = standing(observations)
    .filter(({ part, value, low, high }) => part === null && (value ?? low ?? high) !== null)
    .sort((a, b) => b.on.localeCompare(a.on) || b.reportedAt.getTime() - a.reportedAt.getTime())
  return newest ?? null
}
