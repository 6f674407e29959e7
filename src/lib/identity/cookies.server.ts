import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies'

type CookieOptions = {
  path: string
  maxAge?: number
  secure?: boolean
  httpOnly?: boolean
  sameSite?: 'lax' | 'strict' | 'none'
}
/** What a form action has for cookies. */
export type CookieJar = { set: (name: string, value: string, options: CookieOptions) => void }

/** Hands the cookies of an answer of the sign-in library to the page's own answer. */
export function forwardCookies(headers: Headers, jar: CookieJar): void {
  for (const header of headers.getSetCookie())
    for (const [name, attributes] of parseSetCookieHeader(header)) {
      const { path = '/', maxAge, secure, httpOnly, sameSite } = toCookieOptions(attributes)
      jar.set(name, attributes.value, { path, maxAge, secure: secure ?? false, httpOnly, sameSite })
    }
}
