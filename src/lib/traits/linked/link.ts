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

/** Walks stay readable and cheap: nobody follows a chain further on one page. */
export const deepest = 8
export const longest = 500
