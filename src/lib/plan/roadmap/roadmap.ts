import type { Localised } from '#lib/platform/text/localised.ts'
import type { Measure } from '../objective.ts'

export const itemKinds = ['milestone', 'event', 'continuing'] as const
export type ItemKind = (typeof itemKinds)[number]

/** How far a thing to do is. Without a report nothing is known, and the page says so. */
export const itemStates = ['not_begun', 'under_way', 'done', 'dropped'] as const
export type ItemState = (typeof itemStates)[number]

export type Roadmap = { id: string; year: number; title: Localised; decision: string | null }

export type RoadmapItem = {
  id: string
  code: string
  year: number
  facility: string | null
  /** Codes of the objectives that it serves. */
  objectives: string[]
  title: Localised
  kind: ItemKind
  due: string | null
  measures: Measure[]
  note: Localised | null
  progress: { state: ItemState; on: string; evidence: string } | null
  revision: number
  source: { document: string; place: string }
}

/** How many items are in each state; those without a report are counted as such, not as undone. */
export function tally(
  items: readonly Pick<RoadmapItem, 'progress'>[],
): Record<ItemState | 'unreported', number> {
  const counts = { not_begun: 0, under_way: 0, done: 0, dropped: 0, unreported: 0 }
  for (const { progress } of items) counts[progress?.state ?? 'unreported']++
  return counts
}
