import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Remembers, in the browser alone, which account was used there last; it opens nothing. */
const cookieName = 'permille_known'
const days = 400

export type Known = ReturnType<typeof openKnown>

/**
 * A browser that an account was used from before. What strangers try elsewhere does not count against it, and words that
 * it sends without a session are kept for that account alone.
 */
export function openKnown(secret: string, isSecure: boolean) {
  const sign = (device: string, mail: string) =>
    createHmac('sha256', secret).update(`known ${device} ${mail}`).digest('base64url')
  /** Tells a mark of ours before it is known whose it is. */
  const seal = (mark: string) => createHmac('sha256', secret).update(`seal ${mark}`).digest('base64url')
  return {
    /** The cookie to set once the person has shown who she is. */
    cookie(mail: string): string {
      const device = randomBytes(12).toString('base64url')
      const attributes = `Path=/; Max-Age=${days * 24 * 3600}; HttpOnly; SameSite=Lax`
      const mark = `${device}.${sign(device, mail)}`
      return `${cookieName}=${mark}.${seal(mark)}; ${attributes}${isSecure ? '; Secure' : ''}`
    },
    /** What the browser sent, whoever it belongs to; null where it is none of ours. */
    sent(headers: Headers): string | null {
      const pattern = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{16}\\.[\\w-]{43})\\.([\\w-]{43})(?:;|$)`)
      const [, mark = '', given = ''] = pattern.exec(headers.get('cookie') ?? '') ?? []
      return mark && isSame(given, seal(mark)) ? mark : null
    },
    /** The device, where what was sent belongs to the account of this address. */
    deviceOf(sent: string | null, mail: string): string | null {
      const [device = '', signature = ''] = sent?.split('.') ?? []
      return isSame(signature, sign(device, mail)) ? device : null
    },
  }
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
