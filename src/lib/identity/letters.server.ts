import { localizeHref } from '#lib/paraglide/runtime.js'
import type { Config } from '#lib/platform/config.server.ts'
import type { OpenDatabase, Write } from '#lib/platform/database.server.ts'
import { linkMark, post } from '#lib/platform/mail.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'

/** A person as the sign-in library shows one. */
export type Addressee = { name: string; email: string; locale: Locale }
/** What is stored together with the letter. */
type Also = (write: Write) => Promise<void>

export type Letters = {
  invitation: (to: Addressee, token: string, also: Also) => Promise<void>
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
  const write = (
    kind: string,
    { name, email, locale }: Addressee,
    path: string,
    { isSecret = true, also }: { isSecret?: boolean; also?: Also } = {},
  ) => {
    const link = new URL(localizeHref(path, { locale }), config.originUrl).href
    return database.write(async (write) => {
      await also?.(write)
      await post(
        write,
        { now, newId },
        {
          recipient: email,
          locale,
          subject: translate(`identity_letter_${kind}_subject`, {}, locale),
          body: translate(`identity_letter_${kind}_body`, { name, link: isSecret ? linkMark : link }, locale),
          ...(isSecret && { link }),
        },
      )
    })
  }
  return {
    invitation: (to, token, also) =>
      write('verify', to, `/verify?token=${encodeURIComponent(token)}`, { also }),
    reset: (to, token) => write('reset', to, `/reset?token=${encodeURIComponent(token)}`),
    alreadyRegistered: (to) => write('registered', to, '/reset', { isSecret: false }),
  }
}
