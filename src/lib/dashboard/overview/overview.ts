import type { Facility, Goal } from '#lib/plan/index.ts'
import type { Localised } from '#lib/platform/text/localised.ts'
import type { Indicator } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'
import type { Bar } from '../progress/bar.ts'
import type { Point } from '../progress/pace.ts'
import { isProvisional, verdicts, type IndicatorStatus, type Verdict } from '../progress/status.ts'

/** One indicator at a glance. */
export type Light = {
  indicator: Indicator
  status: IndicatorStatus
  bar: Bar | null
  /** The comparable values in time, for a line from three on. */
  points: Point[]
  part: Observation | null
}
export type Objective = {
  id: string
  code: string
  goal: Goal
  facility: { kind: Facility; number: number }
  title: Localised
}
export type Card = { objective: Objective; lights: Light[] }

export type Filter = {
  goal?: Goal
  facility?: Facility
  verdict?: Verdict
  /** A part that figures are cut into, as in `college:banks`. */
  part?: { by: string; code: string }
}

export type Tally = Record<Verdict, number>

/** How many indicators stand how. Never one colour for all: a met one must not hide one that goes backwards. */
export function tally(lights: readonly Light[]): Tally {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Tally
  for (const { status } of lights) counts[status.verdict]++
  return counts
}

/** What a filter leaves. An objective without any indicator left is left out, unless nothing about indicators was asked. */
export function filterCards(cards: readonly Card[], { goal, facility, verdict, part }: Filter): Card[] {
  return cards
    .filter(
      ({ objective }) =>
        (!goal || objective.goal === goal) && (!facility || objective.facility.kind === facility),
    )
    .map(({ objective, lights }) => ({
      objective,
      lights: lights.filter(
        (light) => (!verdict || light.status.verdict === verdict) && (!part || light.part !== null),
      ),
    }))
    .filter(({ lights }) => lights.length > 0 || (!verdict && !part))
}

export type Counts = { indicators: number; withData: number; overdue: number; provisional: number }

/** What leads: how many have data at all, how many reports are overdue, how many judgements are provisional. */
export const countsOf = (lights: readonly Light[]): Counts => ({
  indicators: lights.length,
  withData: lights.filter(({ status }) => status.data !== 'none').length,
  overdue: lights.filter(({ status }) => status.freshness.overdueSince !== null).length,
  provisional: lights.filter(({ status }) => isProvisional(status)).length,
})
