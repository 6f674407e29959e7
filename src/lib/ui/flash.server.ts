import type { Cookies } from '@sveltejs/kit'
import type { RefusalData } from '#lib/platform/refusal.ts'
import { hasText, translate } from '#lib/platform/text/translate.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'

const cookie = 'flash'

export const flashKinds = ['good', 'warn', 'bad'] as const
export type FlashKind = (typeof flashKinds)[number]
export type Flash = { text: string; kind: FlashKind }

/** Leaves a sentence, by its text key, for the next page that this browser opens. */
export function flash(cookies: Cookies, key: string, kind: FlashKind = 'good', data: RefusalData = {}): void {
  cookies.set(cookie, JSON.stringify({ key, kind, data }), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 60,
  })
}

/** Takes the sentence up, once. A cookie is a visitor's to forge, so what makes no sense is passed over. */
export function readFlash(cookies: Cookies, locale: Locale): Flash | null {
  const left = cookies.get(cookie)
  if (!left) return null
  cookies.delete(cookie, { path: '/' })
  try {
    const { key, kind, data } = JSON.parse(left) as { key: string; kind: FlashKind; data: RefusalData }
    if (!hasText(key) || !flashKinds.includes(kind)) return null
    return { text: translate(key, data, locale), kind }
  } catch {
    return null
  }
}
