import { expect, test } from 'vitest'
import { offeredLocale } from './offer.ts'

test.each([
  ['fr-FR,fr;q=0.9,en;q=0.8', 'en', 'fr'],
  ['fr-FR,fr;q=0.9,en;q=0.8', 'fr', null],
  ['de-DE,de;q=0.9,es;q=0.5,en;q=0.4', 'en', 'es'],
  ['de', 'en', null],
  ['en;q=0.5, es', 'en', 'es'],
  ['fr;q=0', 'en', null],
  ['*', 'en', null],
  ['', 'fr', null],
  [null, 'fr', null],
] as const)('%s on a page in %s: %s', (accepted, locale, offered) => {
  expect(offeredLocale(accepted, locale)).toBe(offered)
})
