import type { Facility, Goal } from '#lib/plan/index.ts'
import type { Localised } from '#lib/platform/text/localised.ts'
import type { Indicator } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'
import {
  reasons,
  progressStatuses,
  type Progress,
  type Reason,
  type ProgressStatus,
} from '../progress/progress.ts'
import type { Owed } from '../reminders/owed.ts'

/** One indicator at a glance. */
export type Light = { indicator: Indicator; progress: Progress; owed: Owed | null; part: Observation | null }
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
  standing?: ProgressStatus
  /** A part that figures are cut into, as in `college:banks`. */
  part?: { by: string; code: string }
}

export type Tally = Record<ProgressStatus, number>

/** How many indicators stand how. Never one colour for all: a met one must not hide one that goes backwards. */
export function tally(lights: readonly Light[]): Tally {
  const counts = Object.fromEntries(progressStatuses.map((standing) => [standing, 0])) as Tally
  for (const { progress } of lights) counts[progress.standing]++
  return counts
}

/** What a filter leaves. An objective without any indicator left is left out, unless nothing about indicators was asked. */
export function filterCards(cards: readonly Card[], { goal, facility, standing, part }: Filter): Card[] {
  return cards
    .filter(
      ({ objective }) =>
        (!goal || objective.goal === goal) && (!facility || objective.facility.kind === facility),
    )
    .map(({ objective, lights }) => ({
      objective,
      lights: lights.filter(
        (light) => (!standing || light.progress.standing === standing) && (!part || light.part !== null),
      ),
    }))
    .filter(({ lights }) => lights.length > 0 || (!standing && !part))
}

/** Why nothing can be told, the commonest reason first. */
export function whyNot(lights: readonly Light[]): { reason: Reason; count: number }[] {
  return reasons
    .map((reason) => ({ reason, count: lights.filter(({ progress }) => progress.reason === reason).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}
