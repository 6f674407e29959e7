import { dayOf } from '#lib/platform/day.ts'
import { v7 } from 'uuid'
import type { Config } from '#lib/platform/config.server.ts'
import { visitor, type Actor } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { openLimit, type Rate } from '#lib/platform/limit.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { openAccounts } from './account.server.ts'
import { openAuth } from './auth.server.ts'
import { openKnown } from './known.server.ts'
import { openLetters } from './letters.server.ts'
import { sha256 } from './secret.server.ts'
import {
  markTokenUsed,
  markVerified,
  person,
  revokeTokensOf,
  rolesInForce,
  tokenByHash,
} from './store.server.ts'
import { tokenState } from './token.ts'

export type IdentityParts = {
  database: OpenDatabase
  config: Pick<Config, 'originUrl'>
  secret: string
  now?: () => Date
  newId?: () => string
  complain?: (message: string) => void
}

const tokenRate: Rate = { hits: 600, seconds: 60 }
const wrongTokenRate: Rate = { hits: 20, seconds: 60 }

/** Everything about who knocks: put together once a process, by the composition root. */
export function createIdentity({
  database,
  config,
  secret,
  now = () => new Date(),
  newId = () => v7(),
  complain,
}: IdentityParts) {
  const limit = openLimit({ database, secret, now })
  const letters = openLetters({ database, config, now, newId })
  const known = openKnown(secret, config.originUrl.startsWith('https:'))
  const afterReset = async (personId: string) => {
    const actor: Actor = { ...visitor, id: personId }
    await database.write(async (write) => {
      await markVerified(write, personId, now())
      await revokeTokensOf(write, personId, now())
      const verb = 'identity.password_reset'
      await logEvent(write, { actor, now }, { verb, kind: 'identity.person', subject: personId })
    })
  }
  const endTokens = (personId: string) =>
    database.write(async (write) => void (await revokeTokensOf(write, personId, now())))
  const auth = openAuth({ database, config, secret, newId, letters, afterReset, complain })

  async function byToken(bearer: string, address: string): Promise<Actor> {
    const hash = sha256(bearer)
    const found = await tokenByHash(database.read, hash)
    if (!found || tokenState(found, now()) !== 'valid') {
      await limit(`wrong token from ${address}`, wrongTokenRate)
      throw new Refusal('forbidden', 'identity_token_invalid')
    }
    await limit(`token ${hash}`, tokenRate)
    const today = dayOf(now())
    if (found.last_used_on !== today) await database.write((write) => markTokenUsed(write, found.id, today))
    const roles = await rolesInForce(database.read, found.person_id, today)
    return { id: found.person_id, roles, via: 'token', scopes: found.scopes }
  }

  async function bySession(headers: Headers): Promise<Actor> {
    const session = headers.has('cookie') ? await auth.api.getSession({ headers }) : null
    if (!session) return visitor
    const { id } = session.user
    return { id, roles: await rolesInForce(database.read, id, dayOf(now())), via: 'session', scopes: null }
  }

  return {
    auth,
    limit,
    known,
    ...openAccounts({ auth, limit, database, letters, known, now, newId, endTokens }),
    /** The session that a browser is signed in by. */
    async sessionOf(headers: Headers): Promise<string | null> {
      return (await auth.api.getSession({ headers }))?.session.id ?? null
    },
    /** Whether these headers come from a browser that the person was the last to use. */
    async isKnown(sent: string | null, personId: string): Promise<boolean> {
      const found = await person(database.read, personId)
      return found !== null && known.deviceOf(sent, found.mail) !== null
    },
    /** Who is behind a request, with the roles in force today. To be asked before any transaction. */
    async actorOf(headers: Headers, address = ''): Promise<Actor> {
      const bearer = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
      return bearer ? byToken(bearer, address) : bySession(headers)
    },
  }
}

export type Identity = ReturnType<typeof createIdentity>
