import type { Identity } from '#lib/identity/index.server.ts'
import type { Changes } from '#lib/platform/changes.server.ts'
import type { Actor, Context } from '#lib/platform/context.ts'
import type { Read } from '#lib/platform/database.server.ts'
import type { Instance } from '#lib/platform/instance.ts'
import type { Jobs } from '#lib/platform/jobs.server.ts'
import type { Log } from '#lib/platform/log.server.ts'
import type { Upload } from '#lib/platform/slice.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import type { Refusal } from '#lib/platform/refusal.ts'
import type { VisitorPages } from './visitors.server.ts'

/** The whole platform, put together once a process. */
export type App = Instance & {
  identity: Identity
  /** What any process has written. */
  changes: Changes
  jobs: Jobs | null
  log: Log
  visitorPages: VisitorPages
  /** What the server entry may let in beyond its usual limit. */
  uploads: readonly Upload[]
  /** What the server entry answers to a body of more than so many bytes. */
  tooLarge: (bytes: number) => Refusal
  contextFor: (actor: Actor, locale: Locale, read?: Read) => Context
  /** Address of the page that creates the Secretariat's account, as long as there is none. */
  welcome: () => Promise<string | null>
  close: () => Promise<void>
}
