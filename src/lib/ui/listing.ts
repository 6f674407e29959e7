import type { Order } from './table.ts'

/** What a list tells a page beside its rows. Links are the search part of an address. */
export type ListView = {
  /** Rows that match, on all pages together. */
  total: number
  /** Whether there are more than that: a million rows are not counted. */
  isMore: boolean
  /** Matching rows on earlier pages; null where too many to count. */
  before: number | null
  shown: number
  /** What the filters are set to, by their names. */
  asked: Partial<Record<string, string>>
  /** For each filter with values to choose from, how many rows each would leave; null where too many to count. */
  choices: Record<string, { value: string; count: number | null }[]>
  order: Order
  /** The order as the address writes it, where it is not the usual one. */
  sortParam: string | null
  /** The question without its page: what a download is asked with. */
  search: string
  links: {
    first: string | null
    previous: string | null
    next: string | null
    /** Without any filter; null where none is set. */
    all: string | null
  }
}

/** One filter of a list as a page draws it. */
export type ListFilter = {
  name: string
  label: string
  /** `choice` offers the values that occur; `link` is set by links in the rows, and can be taken off here. */
  type: 'search' | 'choice' | 'date' | 'text' | 'link'
  /** What a value is called. */
  says?: (value: string) => string
  /** Rarely asked: folded away until it is set. */
  rare?: boolean
}
