import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDiff, type Part } from './diff.ts'

const textOf = (parts: Part[], side: 'removed' | 'added') =>
  parts
    .filter(({ kind }) => kind === 'kept' || kind === side)
    .map(({ text }) => text)
    .join('')

test('a changed word is one removed and one added part among kept ones', () => {
  expect(wordDiff('at least 100 partners by 2030', 'at least 150 partners by 2030')).toEqual([
    { kind: 'kept', text: 'at least ' },
    { kind: 'removed', text: '100' },
    { kind: 'added', text: '150' },
    { kind: 'kept', text: ' partners by 2030' },
  ])
})

test('words with accents are whole words', () => {
  const removed = wordDiff('les sols dégradés', 'les sols dégradées').find(({ kind }) => kind === 'removed')
  expect(removed?.text).toBe('dégradés')
})

test('both texts can be rebuilt from the parts, whatever they are', () => {
  const word = fc.constantFrom('soil', 'sol', 'suelo', ' ', '  ', '\n', ', ', '0.4', '‰', 'é', '土')
  const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = wordDiff(before, after)
      expect(textOf(parts, 'removed')).toBe(before)
      expect(textOf(parts, 'added')).toBe(after)
    }),
  )
})

test('two long texts with nothing in common are one removed and one added whole', () => {
  const long = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word}${index}`).join('-')
  expect(wordDiff(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
})
