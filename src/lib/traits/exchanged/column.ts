/**
 * One column of the files in which records of a kind come in and go out, as data. A heading is known by its name or by one
 * of its aliases, in any case and with blanks for underscores.
 */
export type Column = {
  name: string
  kind: 'text' | 'number' | 'day'
  /** A file without it cannot be read. */
  needed?: true
  aliases?: readonly string[]
  /** Whole numbers only, in every line or in this one: it keeps a point from being taken for a decimal point. */
  isWhole?: boolean | ((cell: (name: string) => string) => boolean)
  /** A code that spreadsheets may have turned into a day: `1-2` becomes `01-févr`. */
  isCode?: true
  /** Written by exports and passed over when it comes in: it says what the platform itself wrote down. */
  isOwn?: true
}

/** What is wrong with a line or to be looked at in it: a text key with its data, and the column where it is one's. */
export type Problem = { column: string; text: string; data?: Record<string, string | number> }

/** One line as its columns say it: days as `2025-12-31`, numbers as numbers, null for an empty cell. */
export type Line = {
  number: number
  /** Which part of the text it is. */
  at: number
  end: number
  text: (name: string) => string
  value: (name: string) => number | null
  day: (name: string) => string | null
  /** What stood beside a number: a percent sign, a currency. */
  beside: (name: string) => { percent?: true; currency?: string }
  problems: readonly Problem[]
  remarks: readonly Problem[]
}
