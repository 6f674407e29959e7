import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDiff } from '#lib/traits/index.ts'
import { readable } from './readable.ts'

const text = (parts: ReturnType<typeof readable>, skipped: string) =>
  parts
    .filter(({ kind }) => kind !== skipped)
    .map((part) => part.text)
    .join('')

test('a changed word stands alone in what is kept', () => {
  const before = 'Every well of the village has a keeper by the end of the year.'
  const after = 'Every well of the village has two keepers by the end of the year.'
  expect(readable(wordDiff(before, after)).map(({ kind }) => kind)).toEqual([
    'kept',
    'removed',
    'added',
    'kept',
  ])
})

test('two sentences that share only little words are shown one after the other', () => {
  const parts = readable(
    wordDiff('A keeper looks after each of the wells.', 'In the end the rain fills all of them.'),
  )
  expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added'])
})

test('nothing of either text is lost, whatever they are', () => {
  const words = fc.array(fc.constantFrom('soil', 'the', 'carbon', 'of', '12', '.', 'sols'), { maxLength: 30 })
  fc.assert(
    fc.property(words, words, (before, after) => {
      const parts = readable(wordDiff(before.join(' '), after.join(' ')))
      expect(text(parts, 'added')).toBe(before.join(' '))
      expect(text(parts, 'removed')).toBe(after.join(' '))
    }),
  )
})
