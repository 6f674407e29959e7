/** What one record can be to another, with the text keys that say it from either end. A closed list, as in the database. */
export const linkTypes = {
  part_of: { forward: 'traits_link_part_of', backward: 'traits_link_part_of_back' },
  adopts: { forward: 'traits_link_adopts', backward: 'traits_link_adopts_back' },
  replaces: { forward: 'traits_link_replaces', backward: 'traits_link_replaces_back' },
  measures: { forward: 'traits_link_measures', backward: 'traits_link_measures_back' },
  supports: { forward: 'traits_link_supports', backward: 'traits_link_supports_back' },
  needs: { forward: 'traits_link_needs', backward: 'traits_link_needs_back' },
  overlaps: { forward: 'traits_link_overlaps', backward: 'traits_link_overlaps' },
  concerns: { forward: 'traits_link_concerns', backward: 'traits_link_concerns_back' },
  cites: { forward: 'traits_link_cites', backward: 'traits_link_cites_back' },
} as const
export type LinkType = keyof typeof linkTypes
export type Direction = 'forward' | 'backward'

/** One link as seen from one of its ends. */
export type Link = {
  id: string
  type: LinkType
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
