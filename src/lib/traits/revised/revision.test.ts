import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare } from './revision.ts'

const before = {
  title: { en: 'Soil carbon in NDCs', fr: 'Carbone des sols' },
  target: 100,
  open: true,
  note: null,
  activities: [{ text: 'Ask' }, { text: 'Count' }],
}

test('equal snapshots have no changes, whatever the order of their keys', () => {
  expect(
    compare(before, { ...before, title: { fr: 'Carbone des sols', en: 'Soil carbon in NDCs' } }),
  ).toEqual([])
})

test('a changed text is told word by word, other values as before and after', () => {
  const after = {
    ...before,
    title: { ...before.title, en: 'Soil carbon in plans' },
    target: 150,
    note: 'new',
  }
  expect(compare(before, after)).toEqual([
    {
      field: 'title.en',
      kind: 'changed',
      before: 'Soil carbon in NDCs',
      after: 'Soil carbon in plans',
      words: [
        { kind: 'kept', text: 'Soil carbon in ' },
        { kind: 'removed', text: 'NDCs' },
        { kind: 'added', text: 'plans' },
      ],
    },
    { field: 'target', kind: 'changed', before: 100, after: 150, words: null },
    { field: 'note', kind: 'changed', before: null, after: 'new', words: null },
  ])
})

test('a language or a row that came or went is added or removed', () => {
  const after = { ...before, title: { en: before.title.en, es: 'Carbono' }, activities: [{ text: 'Ask' }] }
  expect(compare(before, after)).toEqual([
    { field: 'title.fr', kind: 'removed', before: 'Carbone des sols' },
    { field: 'activities.1.text', kind: 'removed', before: 'Count' },
    { field: 'title.es', kind: 'added', after: 'Carbono' },
  ])
})

test('to compare the other way round turns additions into removals and back', () => {
  const snapshot = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(fc.string(), fc.integer(), fc.boolean()),
  )
  const mirrored = { added: 'removed', removed: 'added', changed: 'changed' }
  fc.assert(
    fc.property(snapshot, snapshot, (one, other) => {
      const there = compare(one, other).map(({ field, kind }) => `${field} ${kind}`)
      const back = compare(other, one).map(({ field, kind }) => `${field} ${mirrored[kind]}`)
      expect(back.sort()).toEqual(there.sort())
    }),
  )
})
