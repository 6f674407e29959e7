import { localizeHref } from '#lib/paraglide/runtime.js'
import type { Config } from '#lib/platform/config.server.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { post } from '#lib/platform/mail.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'

/** A person as the sign-in library shows one. */
export type Addressee = { id: string; name: string; email: string; locale: Locale }

export type Letters = {
  verify: (to: Addressee, token: string) => Promise<void>
  reset: (to: Addressee, token: string) => Promise<void>
  alreadyRegistered: (to: Addressee) => Promise<void>
}

type LettersParts = {
  database: Pick<OpenDatabase, 'write'>
  config: Pick<Config, 'originUrl'>
  now: () => Date
  newId: () => string
}

/** The letters that belong to an account, written in the person's language into the outbox. */
export function openLetters({ database, config, now, newId }: LettersParts): Letters {
  const write = (kind: string, { name, email, locale }: Addressee, path: string) => {
    const link = new URL(localizeHref(path, { locale }), config.originUrl).href
    return database.write(async (write) => {
      await post(
        write,
        { now, newId },
        {
          recipient: email,
          locale,
          subject: translate(`identity_letter_${kind}_subject`, {}, locale),
          body: translate(`identity_letter_${kind}_body`, { name, link }, locale),
        },
      )
    })
  }
  return {
    verify: (to, token) => write('verify', to, `/verify?token=${encodeURIComponent(token)}`),
    reset: (to, token) => write('reset', to, `/reset?token=${encodeURIComponent(token)}`),
    alreadyRegistered: (to) => write('registered', to, '/reset'),
  }
}
