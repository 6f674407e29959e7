import { expect, test } from 'vitest'
import { apart } from './labels.ts'

test('labels that would cover one another are pushed up, the others stay', () => {
  const labels = [10, 1, 1.2, 1.4].map((y) => ({ y, text: String(y) }))
  expect(apart(labels, 1).map(({ y, text }) => [y, text])).toEqual([
    [1, '1'],
    [2, '1.2'],
    [3, '1.4'],
    [10, '10'],
  ])
})
