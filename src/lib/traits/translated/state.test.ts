import { expect, test } from 'vitest'
import { isPublishable, needOf, readerState, readingOf, textStates, type PublishedAs } from './state.ts'

test.each([
  ['no text at all', null, 'missing'],
  ['an outdated text, published or not', { state: 'outdated', version: 2, published_version: 2 }, 'outdated'],
  ['a draft', { state: 'draft', version: 1, published_version: null }, 'draft'],
  ['a machine text, even a published one', { state: 'machine', version: 1, published_version: 1 }, 'machine'],
  ['a checked text nobody sees', { state: 'checked', version: 1, published_version: null }, 'unpublished'],
  [
    'a checked text newer than the one seen',
    { state: 'checked', version: 3, published_version: 2 },
    'unpublished',
  ],
  ['the checked text that readers see', { state: 'checked', version: 3, published_version: 3 }, null],
] as const)('%s needs what it needs', (_, text, need) => {
  expect(needOf(text)).toBe(need)
})

test('only machine and checked texts may be published', () => {
  expect(textStates.filter(isPublishable)).toEqual(['machine', 'checked'])
})

const published = (
  published_as: PublishedAs | null,
  published_based_on: number | null,
  is_source = false,
) => ({
  published_as,
  published_based_on,
  is_source,
})

test.each([
  [
    'the source itself is the original',
    published('checked', 2, true),
    published('checked', 2, true),
    'original',
  ],
  [
    'a translation of the published source',
    published('checked', 2),
    published('checked', 2, true),
    'checked',
  ],
  ['a machine translation says so', published('machine', 2), published('checked', 2, true), 'machine'],
  ['a translation of an older source', published('checked', 1), published('checked', 2, true), 'outdated'],
  [
    'a machine translation of an older source',
    published('machine', 1),
    published('checked', 2, true),
    'outdated',
  ],
  [
    'a translation ahead of the published source',
    published('checked', 3),
    published('checked', 2, true),
    'checked',
  ],
  [
    'a translation of a source nobody sees yet',
    published('checked', 1),
    published(null, null, true),
    'checked',
  ],
  ['an unpublished text', published(null, null), published('checked', 2, true), null],
] as const)('%s', (_, text, source, state) => {
  expect(readerState(text, source)).toBe(state)
})

test('a reader gets the wished language with its state, else another one with its own', () => {
  const text = { en: 'soil', fr: 'sol' }
  const states = { en: 'original', fr: 'machine' } as const
  expect(readingOf(text, states, 'fr')).toEqual({
    text: 'sol',
    locale: 'fr',
    state: 'machine',
    fallback: false,
  })
  expect(readingOf(text, states, 'es')).toEqual({
    text: 'soil',
    locale: 'en',
    state: 'original',
    fallback: true,
  })
  expect(readingOf(text, undefined, 'en')).toMatchObject({ text: 'soil', state: null })
  expect(readingOf({}, states, 'en')).toBeNull()
})
