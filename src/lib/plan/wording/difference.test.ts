import { expect, test } from 'vitest'
import { differences } from './difference.ts'
import { samplePlan } from '../fixtures.ts'
import type { ObjectiveVersion } from '../objective.ts'

const versions = samplePlan().objectives[0]?.versions as [ObjectiveVersion, ObjectiveVersion]

const kinds = (before: ObjectiveVersion, after: ObjectiveVersion) =>
  Object.fromEntries(differences(before, after, 'en').map(({ field, kind }) => [field, kind]))

test('each field is kept, changed, new, gone, or in neither', () => {
  const [first, second] = versions
  expect(kinds(first, second)).toEqual({
    title: 'changed',
    aim: 'added',
    baseline: 'added',
    target2030: 'added',
    target2050: 'neither',
    remarks: 'neither',
  })
  expect(kinds(second, first)).toMatchObject({ aim: 'removed' })
  expect(new Set(Object.values(kinds(second, second)))).toEqual(new Set(['same', 'neither']))
})

test('kept and removed words give the older text, kept and added the newer', () => {
  const [first, second] = versions
  const [title] = differences(first, second, 'en')
  const text = (skipped: string) =>
    title?.parts
      .filter(({ kind }) => kind !== skipped)
      .map((part) => part.text)
      .join('')
  expect(text('added')).toBe('Wells dug')
  expect(text('removed')).toBe('Wells kept')
})

test('two wordings are compared in a language that both have', () => {
  const [first, second] = versions
  expect(differences(first, second, 'fr')[0]).toMatchObject({ lang: 'en' })
  expect(differences(second, second, 'fr')[0]).toMatchObject({ lang: 'fr' })
})
