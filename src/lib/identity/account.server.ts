import { isAPIError } from 'better-auth/api'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import type { Limit, Rate } from '#lib/platform/limit.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import type { Auth } from './auth.server.ts'
import type { ChangePasswordInput, ConfirmInput, RegisterInput, ResetInput, SignInInput } from './input.ts'
import type { Known } from './known.server.ts'
import type { Letters } from './letters.server.ts'
import { confirm, invite } from './registration/actions.server.ts'

/** Who knocks: headers with the cookies, and the network address, for the limits only. */
export type Visit = { headers: Headers; address: string; locale: Locale }

const minutes = 60
const hours = 60 * minutes

/** Per address and account, per account from anywhere, per address for any account. */
const rates = {
  sign_in: { hits: 10, seconds: 15 * minutes },
  sign_in_mail: { hits: 100, seconds: hours },
  sign_in_address: { hits: 100, seconds: 15 * minutes },
  letter: { hits: 5, seconds: hours },
  letter_address: { hits: 30, seconds: hours },
  link_address: { hits: 60, seconds: hours },
} satisfies Record<string, Rate>

/** What the sign-in library says no with, in our words. The same for an unknown account as for a wrong password. */
const refusals: Record<string, () => Refusal> = {
  INVALID_EMAIL_OR_PASSWORD: () => new Refusal('invalid', 'identity_wrong_sign_in'),
  EMAIL_NOT_VERIFIED: () => new Refusal('invalid', 'identity_wrong_sign_in'),
  INVALID_TOKEN: () => new Refusal('gone', 'identity_link_gone'),
  TOKEN_EXPIRED: () => new Refusal('gone', 'identity_link_gone'),
  USER_NOT_FOUND: () => new Refusal('gone', 'identity_link_gone'),
  INVALID_PASSWORD: () =>
    new Refusal('invalid', 'identity_wrong_current', {}, { current: 'identity_wrong_current' }),
  UNAUTHORIZED: () => new Refusal('forbidden', 'platform_sign_in_first'),
}

export async function translated<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isAPIError(error)) throw error
    const code = error.body?.code ?? String(error.status)
    throw refusals[code]?.() ?? error
  }
}

type AccountParts = {
  auth: Auth
  limit: Limit
  database: OpenDatabase
  letters: Letters
  known: Known
  now: () => Date
  newId: () => string
  endTokens: (personId: string) => Promise<void>
}

/**
 * The verbs of an account that stand before a session, or that the sign-in library carries out. Each is limited before
 * anything is looked up, and none tells a stranger whether an address has an account.
 */
export function openAccounts({ auth, limit, database, letters, known, now, newId, endTokens }: AccountParts) {
  /** Every way to have a letter sent to an address counts the same, whoever asks for it. */
  const limitLetters = async ({ address }: Visit, mail: string) => {
    await limit(`letter ${mail}`, rates.letter)
    await limit(`letter from ${address}`, rates.letter_address)
  }
  const world = ({ locale }: Visit) => ({ read: database.read, write: database.write, now, newId, locale })
  const asKnown = (headers: Headers, mail: string) => {
    headers.append('set-cookie', known.cookie(mail))
    return headers
  }
  const limitPassword = ({ address }: Visit) => limit(`password from ${address}`, rates.sign_in)

  /** Strangers fill the counters of an account and of an address; a browser that was in before has one of its own. */
  async function limitSignIn({ headers, address }: Visit, mail: string) {
    const device = known.deviceOf(known.sent(headers), mail)
    if (device) return limit(`sign-in ${mail} on ${device}`, rates.sign_in)
    await limit(`sign-in ${mail} from ${address}`, rates.sign_in)
    await limit(`sign-in ${mail}`, rates.sign_in_mail)
    await limit(`sign-in from ${address}`, rates.sign_in_address)
  }

  return {
    /** Sends a link to choose a password by; an address that has an account already gets a letter that says so. */
    async register(visit: Visit, input: RegisterInput): Promise<void> {
      await limitLetters(visit, input.mail)
      await invite(world(visit), letters, input)
    },

    /** Makes the account; the headers say that the browser is known from now on. */
    async confirm(visit: Visit, input: ConfirmInput): Promise<Headers> {
      await limit(`link from ${visit.address}`, rates.link_address)
      return asKnown(new Headers(), await confirm(world(visit), input))
    },

    /** Returns the headers that hold the session's cookie. */
    async signIn(visit: Visit, { mail, password }: SignInInput): Promise<Headers> {
      await limitSignIn(visit, mail)
      const answer = await translated(
        auth.api.signInEmail({
          body: { email: mail, password },
          headers: visit.headers,
          returnHeaders: true,
        }),
      )
      return asKnown(answer.headers, mail)
    },

    async signOut({ headers }: Visit): Promise<Headers> {
      return (await translated(auth.api.signOut({ headers, returnHeaders: true }))).headers
    },

    async requestReset(visit: Visit, mail: string): Promise<void> {
      await limitLetters(visit, mail)
      await translated(auth.api.requestPasswordReset({ body: { email: mail } }))
    },

    /** Sets the password, signs out everywhere and ends the tokens. */
    async resetPassword({ address }: Visit, { token, password }: ResetInput): Promise<void> {
      await limit(`link from ${address}`, rates.link_address)
      await translated(auth.api.resetPassword({ body: { token, newPassword: password } }))
    },

    /** Sets the password, signs out everywhere else and ends the tokens; the headers hold the new session's cookie. */
    async changePassword(visit: Visit, { current, password }: ChangePasswordInput): Promise<Headers> {
      await limitPassword(visit)
      const answer = await translated(
        auth.api.changePassword({
          body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
          headers: visit.headers,
          returnHeaders: true,
        }),
      )
      await endTokens(answer.response.user.id)
      return answer.headers
    },

    /** Refuses unless the person who is signed in knows the password too. */
    async requirePassword(visit: Visit, current: string): Promise<void> {
      await limitPassword(visit)
      await translated(auth.api.verifyPassword({ body: { password: current }, headers: visit.headers }))
    },
  }
}
