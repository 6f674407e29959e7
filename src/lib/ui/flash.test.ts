import type { Cookies } from '@sveltejs/kit'
import { describe, expect, it } from 'vitest'
import { flash, readFlash } from './flash.server.ts'

/** What a browser keeps between two requests. */
function jar(held: Record<string, string> = {}) {
  const cookies = {
    get: (name: string) => held[name],
    set: (name: string, value: string) => void (held[name] = value),
    delete: (name: string) => void delete held[name],
  } as unknown as Cookies
  return { cookies, held }
}

describe('a sentence for the next page', () => {
  it('is read once, in the language of that page', () => {
    const { cookies } = jar()
    flash(cookies, 'ui_progress_of', 'warn', { value: '3', max: '4' })
    expect(readFlash(cookies, 'fr')).toEqual({ text: '3 sur 4', kind: 'warn' })
    expect(readFlash(cookies, 'fr')).toBeNull()
  })

  it.each(['{', '"x"', 'null', '{"key":"toString","kind":"good"}', '{"key":"ui_close","kind":"<b>"}'])(
    'is passed over, and thrown away, where a visitor forged %s',
    (flash) => {
      const { cookies, held } = jar({ flash })
      expect(readFlash(cookies, 'en')).toBeNull()
      expect(held).toEqual({})
    },
  )
})
