import type { Read, Write } from './database.server.ts'
import type { Send } from './jobs.server.ts'
import type { Locale } from './text/localised.ts'

/** Who acts. Roles are the names of the grants that are in force on the day. */
export type Actor = {
  /** Null for a visitor and for the platform itself. */
  id: string | null
  roles: readonly string[]
  via: 'session' | 'token' | 'command' | 'job'
  /** What a token may do; null means everything that its owner may. */
  scopes: readonly string[] | null
}

export const visitor: Actor = { id: null, roles: [], via: 'session', scopes: null }

/** Everything that an action may know of the world. Nothing is ambient: clock, ids and handles come from here. */
export type Context = {
  actor: Actor
  locale: Locale
  now: () => Date
  newId: () => string
  read: Read
  /** One transaction, opened by actions only. Inside it, use the handle it gives and await no network. */
  write: <T>(work: (write: Write) => Promise<T>) => Promise<T>
  /** Orders work for later, in the same transaction. */
  send: Send
}
