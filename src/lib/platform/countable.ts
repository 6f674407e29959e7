import type { Read } from './database.server.ts'
import type { Localised } from './text/localised.ts'

/** One thing that counts, on the day on which it happened. */
export type Counted = { id: string; on: string }

/** What a slice offers to be counted for an indicator: the dashboard asks, and never looks into the slice's tables. */
export type Countable = {
  /** slice.things, kept with every figure that comes of it */
  name: string
  /** Kind of the records that are counted: an event about one of them has them counted anew. */
  kind: string
  /** Code of the indicator whose definition this meets. */
  indicator: string
  /** Whether nothing escapes the records, or they can only show that there were at least so many. */
  says: 'exactly' | 'at_least'
  /** What is counted, singular, in English. */
  unit: string
  source: { title: string; place: string }
  readingRule: Localised
  /** The page on which the records are read. */
  path: string
  things: (read: Read) => Promise<Counted[]>
}
