import type { Config } from './config.server.ts'
import type { Countable } from './countable.ts'
import type { OpenDatabase } from './database.server.ts'
import type { Files } from './files.server.ts'
import type { Live } from './live.server.ts'
import type { Objects } from './objects.ts'
import type { Operation } from './operations.ts'
import type { Searchable } from './searchable.ts'

/** What is known before a database is opened: the version, and what the slices declare. */
export type Program = {
  version: string
  operations: readonly Operation[]
  counts: readonly Countable[]
}

/** One running process, as the jobs and commands of slices see it. */
export type Instance = Program & {
  config: Config
  database: OpenDatabase
  files: Files
  /** What all nodes see: uploads, and the data and results of studies. */
  objects: Objects
  live: Live
  search: readonly Searchable[]
  /** Threads that long work may take. */
  mostThreads: number
}
