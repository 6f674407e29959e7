import type { LinkKind } from '#lib/platform/slice.ts'

/** Kinds that records of any slice share; a slice declares others in its own manifest. */
export const linkKinds: readonly LinkKind[] = [
  { name: 'part_of', forward: 'traits_link_part_of', backward: 'traits_link_part_of_back' },
  { name: 'adopts', forward: 'traits_link_adopts', backward: 'traits_link_adopts_back' },
  { name: 'replaces', forward: 'traits_link_replaces', backward: 'traits_link_replaces_back' },
  { name: 'measures', forward: 'traits_link_measures', backward: 'traits_link_measures_back' },
  { name: 'supports', forward: 'traits_link_supports', backward: 'traits_link_supports_back' },
  { name: 'needs', forward: 'traits_link_needs', backward: 'traits_link_needs_back' },
  { name: 'overlaps', forward: 'traits_link_overlaps', backward: 'traits_link_overlaps' },
  { name: 'concerns', forward: 'traits_link_concerns', backward: 'traits_link_concerns_back' },
  { name: 'cites', forward: 'traits_link_cites', backward: 'traits_link_cites_back' },
]
export type Direction = 'forward' | 'backward'

/** One link as seen from one of its ends. */
export type Link = {
  id: string
  /** The name of its kind. */
  type: string
  direction: Direction
  /** The record at the other end. */
  other: string
  kind: string
  since_on: string
  until_on: string | null
  source: string | null
}

/** One step of a walk: a link, which record it was met from, and how far from the start it leads. */
export type Step = Link & { near: string; depth: number }

/** The links that a chain follows from one record to the next, and which way. */
export type Leg = readonly [type: string, direction: Direction]

/** The chain from a record: `steps` holds what each record on the way is tied to; a record is entered once, where it is met first. */
export function followLegs(start: string, legs: readonly (readonly Leg[])[], steps: readonly Step[]): Step[] {
  const chain = new Map<string, Step>()
  const entered = new Set([start])
  let near = [start]
  for (const [index, leg] of legs.entries()) {
    const isOfLeg = (step: Step, [type, direction]: Leg) =>
      step.depth === index + 1 && step.type === type && step.direction === direction
    const next: string[] = []
    for (const id of near)
      for (const one of leg)
        for (const step of steps.filter((step) => step.near === id && isOfLeg(step, one))) {
          if (chain.has(step.id)) continue
          chain.set(step.id, step)
          if (!entered.has(step.other)) next.push(step.other)
          entered.add(step.other)
        }
    near = next
  }
  return [...chain.values()]
}

/** Walks stay readable and cheap: longer chains are not shown on one page. */
export const deepest = 8
export const longest = 500
