import type { Read } from './database.server.ts'
import type { Localised } from './text/localised.ts'

/** Records of one kind that the search finds. */
export type Searchable = {
  kind: string
  /** The text key of what several such records are called. */
  label: string
  /** Kinds of events that may change any of its documents; an event about one of its own records changes that one. */
  follows?: readonly string[]
  /** What visitors may read of these records, or of all where no ids are given. */
  documents: (read: Read, ids?: readonly string[]) => Promise<SearchDocument[]>
}

export type SearchDocument = {
  id: string
  /** Where it is read, without the language. */
  path: string
  /** What stands before the title in every language: a code, a year. */
  mark: string | null
  title: Localised
  body: readonly (Localised | null)[]
}

/** A page that belongs to no record: the text keys of its title and of the sentence that introduces it. */
export type SearchPage = { path: string; title: string; text: string }
