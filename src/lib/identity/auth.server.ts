import { betterAuth, type BetterAuthOptions } from 'better-auth'
import type { Config } from '#lib/platform/config.server.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { passwordLength } from './input.ts'
import type { Addressee, Letters } from './letters.server.ts'

const day = 24 * 60 * 60

export type AuthParts = {
  database: Pick<OpenDatabase, 'kysely'>
  config: Pick<Config, 'originUrl'>
  secret: string
  newId: () => string
  letters: Letters
  /** Whoever set a new password by a letter has shown that the mailbox is hers. */
  afterReset: (personId: string) => Promise<void>
  /** Problems of the library, without what it knows about people. */
  complain?: (message: string) => void
}

/** Our tables and columns under the library's names. */
const naming = {
  user: {
    modelName: 'person',
    fields: {
      email: 'mail',
      emailVerified: 'mail_verified',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
    additionalFields: { locale: { type: 'string', required: true, input: true } },
  },
  session: {
    modelName: 'session',
    fields: {
      userId: 'person_id',
      expiresAt: 'expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
  },
  account: {
    modelName: 'credential',
    fields: {
      userId: 'person_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    modelName: 'verification',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
} as const satisfies BetterAuthOptions

/** The library's types do not know the fields that we add. */
const addressee = (user: Omit<Addressee, 'locale'>): Addressee => ({
  ...user,
  locale: (user as Partial<Addressee>).locale ?? 'en',
})

/**
 * The sign-in library over our own tables. Its HTTP handler is not mounted: forms call its functions, so Kit's origin
 * check guards them and our limits count them. It opens no transaction, and is never called inside one.
 */
export function openAuth({
  database,
  config,
  secret,
  newId,
  letters,
  afterReset,
  complain = () => {},
}: AuthParts) {
  return betterAuth({
    appName: 'Permille',
    baseURL: config.originUrl,
    secret,
    database: { db: database.kysely, type: 'postgres', schemaName: 'identity' },
    user: naming.user,
    account: naming.account,
    verification: { ...naming.verification, storeIdentifier: 'hashed' },
    // No sliding end and no cached copy: what is revoked is revoked at once, and reading a page writes nothing.
    session: { ...naming.session, expiresIn: 30 * day, disableSessionRefresh: true },
    emailAndPassword: {
      enabled: true,
      // An account begins with the link in a letter: see `registration/`.
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * 60,
      sendResetPassword: ({ user, token }) => letters.reset(addressee(user), token),
      onPasswordReset: ({ user }) => afterReset(user.id),
    },
    // A sign-in sends no letter, so nobody can be flooded by trying one.
    emailVerification: { sendOnSignUp: false, sendOnSignIn: false },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => complain(message) },
    advanced: {
      cookiePrefix: 'permille',
      database: { generateId: () => newId() },
      ipAddress: { disableIpTracking: true },
    },
  })
}

export type Auth = ReturnType<typeof openAuth>
