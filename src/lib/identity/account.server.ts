import { isAPIError } from 'better-auth/api'
import type { Limit, Rate } from '#lib/platform/limit.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import type { Auth } from './auth.server.ts'
import type { ChangePasswordInput, RegisterInput, ResetInput, SignInInput } from './input.ts'

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
  EMAIL_NOT_VERIFIED: () => new Refusal('conflict', 'identity_mail_unverified'),
  INVALID_TOKEN: () => new Refusal('gone', 'identity_link_gone'),
  TOKEN_EXPIRED: () => new Refusal('gone', 'identity_link_gone'),
  USER_NOT_FOUND: () => new Refusal('gone', 'identity_link_gone'),
  INVALID_PASSWORD: () =>
    new Refusal('invalid', 'identity_wrong_current', {}, { current: 'identity_wrong_current' }),
  UNAUTHORIZED: () => new Refusal('forbidden', 'platform_sign_in_first'),
}

async function translated<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isAPIError(error)) throw error
    const code = error.body?.code ?? String(error.status)
    throw refusals[code]?.() ?? error
  }
}

/**
 * The verbs of an account that the sign-in library carries out. Each is limited before anything is looked up, and none
 * tells a stranger whether an address has an account.
 */
export function openAccounts(auth: Auth, limit: Limit) {
  const limitLetters = async ({ address }: Visit, mail: string) => {
    await limit(`letter ${mail}`, rates.letter)
    await limit(`letter from ${address}`, rates.letter_address)
  }
  return {
    /** Makes an account that waits for its letter. An address that has one already gets a letter that says so. */
    async register(visit: Visit, { name, mail, password }: RegisterInput): Promise<void> {
      await limitLetters(visit, mail)
      await translated(auth.api.signUpEmail({ body: { name, email: mail, password, locale: visit.locale } }))
    },

    async verify({ address }: Visit, token: string): Promise<void> {
      await limit(`link from ${address}`, rates.link_address)
      await translated(auth.api.verifyEmail({ query: { token } }))
    },

    /** Returns the headers that hold the session's cookie. */
    async signIn({ headers, address }: Visit, { mail, password }: SignInInput): Promise<Headers> {
      await limit(`sign-in ${mail} from ${address}`, rates.sign_in)
      await limit(`sign-in ${mail}`, rates.sign_in_mail)
      await limit(`sign-in from ${address}`, rates.sign_in_address)
      const answer = await translated(
        auth.api.signInEmail({ body: { email: mail, password }, headers, returnHeaders: true }),
      )
      return answer.headers
    },

    async signOut({ headers }: Visit): Promise<Headers> {
      return (await translated(auth.api.signOut({ headers, returnHeaders: true }))).headers
    },

    async requestReset(visit: Visit, mail: string): Promise<void> {
      await limitLetters(visit, mail)
      await translated(auth.api.requestPasswordReset({ body: { email: mail } }))
    },

    /** Sets the password and signs out everywhere. */
    async resetPassword({ address }: Visit, { token, password }: ResetInput): Promise<void> {
      await limit(`link from ${address}`, rates.link_address)
      await translated(auth.api.resetPassword({ body: { token, newPassword: password } }))
    },

    /** Sets the password and signs out everywhere else; the headers hold the new session's cookie. */
    async changePassword(
      { headers, address }: Visit,
      { current, password }: ChangePasswordInput,
    ): Promise<Headers> {
      await limit(`password from ${address}`, rates.sign_in)
      const answer = await translated(
        auth.api.changePassword({
          body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
          headers,
          returnHeaders: true,
        }),
      )
      return answer.headers
    },
  }
}
