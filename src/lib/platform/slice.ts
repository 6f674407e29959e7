import type { Command } from './command.ts'
import type { Constraints } from './constraints.ts'
import type { Context } from './context.ts'
import type { Countable } from './countable.ts'
import type { Instance } from './instance.ts'
import type { Works } from './jobs.server.ts'
import type { Operation } from './operations.ts'
import type { PersonalData } from './personal.server.ts'
import type { Naming } from './records.server.ts'
import type { Rule, Rules } from './rules.ts'
import type { Searchable, SearchPage } from './searchable.ts'

/** A link of the main menu; `label` is a text key. */
export type Place = { label: string; path: string }

/** A page of the workbench: the text keys of its title and its sentence, and the rule that opens it. */
export type Tool = { href: string; name: string; text: string; rule: Rule }

/** A count on the home page, with the page on which the counted records are read. */
export type Fact = { label: string; value: number; path: string }

/**
 * What waits for the person who asks: how many, since when, due when, and the page of the one thing to do. `name` and
 * `action` are text keys; `data` fills both.
 */
export type Waiting = {
  name: string
  action: string
  data?: Readonly<Record<string, string | number>>
  href: string
  count: number
  since?: Date | null
  due?: string | null
}

/** What one record can be to another, with the text keys that say it from either end. */
export type LinkKind = { name: string; forward: string; backward: string }

/** Bodies larger than the usual limit, below a path without its language. */
export type Upload = { path: string; bytes: number }

/**
 * The manifest: everything that a slice adds to the platform, exported by its `slice.server.ts` and listed in
 * `src/app/slices.server.ts`. What the platform shows, offers and runs is derived from these values; nothing registers itself.
 * `TextKind` is what the traits know of texts that can be translated; the platform does not.
 */
export type Slice<TextKind = never> = {
  /** Its folder below `src/lib`, its database schema, and the beginning of its text keys and rules. */
  name: string
  /** Who may do what; drawn on the permissions page and tried by the permission test. */
  rules: Rules
  /** What it offers over the API. */
  operations?: readonly Operation[]
  /** What runs by the clock or in the background, with the powers of the platform. */
  jobs?: (context: Context, instance: Instance) => Works
  /** What it offers in the terminal. */
  commands?: readonly Command[]
  /** What its records are called, by the kind under which they stand in `platform.record`. */
  names?: Readonly<Record<string, Naming>>
  /** What the dashboard may count. */
  counts?: readonly Countable[]
  /** Kinds of records whose texts can be translated. */
  texts?: readonly TextKind[]
  /** Kinds of links that its records can have, besides those that records of any slice share. */
  links?: readonly LinkKind[]
  /** What it knows about a person: to export and to erase. */
  personal?: PersonalData
  /** What broken constraints of its schema mean to a person. */
  constraints?: Constraints
  /** Verbs of events that anyone may read; the rest of the log is for the audit. */
  publicVerbs?: readonly string[]
  /** Its pages of the workbench. */
  tools?: readonly Tool[]
  /** What waits for a person, for the workbench: only what they may do, by one cheap query each. */
  queue?: (context: Context) => Promise<readonly Waiting[]>
  /** Its places in the main menu. */
  navigation?: readonly Place[]
  /** What it counts for the home page. */
  facts?: (context: Context) => Promise<readonly Fact[]>
  /** Kinds of its records that the search of the whole platform finds. */
  search?: readonly Searchable[]
  /** Its pages that belong to no record, for the search. */
  pages?: readonly SearchPage[]
  /** Ids of routes that look the same to every visitor; `/*` at the end stands for the route and all below it. */
  cacheable?: readonly string[]
  /** Paths that may receive more than the usual limit. */
  uploads?: readonly Upload[]
  /** Brings its starter content into an empty platform; what is there already is left alone. */
  content?: (context: Context, report: (step: string) => void) => Promise<void>
  /** Adds invented records to show the platform with, never on its own account. */
  demo?: (context: Context) => Promise<void>
}
