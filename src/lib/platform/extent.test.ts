import { expect, test } from 'vitest'
import { join, overlap, widen, type Extent } from './extent.ts'

const extent = (parts: Record<string, string[] | null>): Extent =>
  new Map(Object.entries(parts).map(([table, records]) => [table, records && new Set(records)]))

test('two extents meet in a table of which both mean the whole, or the same record', () => {
  const page = extent({ 'plan.objective': null, 'dashboard.observation': ['a', 'b'] })
  expect(overlap(page, extent({ 'plan.objective': ['x'] }))).toBe(true)
  expect(overlap(page, extent({ 'dashboard.observation': ['b', 'c'] }))).toBe(true)
  expect(overlap(page, extent({ 'dashboard.observation': null }))).toBe(true)
  expect(overlap(page, extent({ 'dashboard.observation': ['c'], 'delphi.answer': ['a'] }))).toBe(false)
  expect(overlap(page, extent({}))).toBe(false)
  expect(overlap(page, extent({ 'dashboard.observation': [] }))).toBe(false)
})

test('it does not matter which of two is the larger, nor which is asked', () => {
  const small = extent({ 'a.b': ['1'] })
  const large = extent({ 'a.a': null, 'a.b': ['1', '2', '3'], 'a.c': ['4'] })
  expect([overlap(small, large), overlap(large, small)]).toEqual([true, true])
})

test('a table that is once meant as a whole stays so, whatever is added', () => {
  const all = extent({ 'a.b': ['1'] })
  widen(all, 'a.b', ['2'])
  expect(all).toEqual(extent({ 'a.b': ['1', '2'] }))
  join(all, extent({ 'a.b': null, 'a.c': ['3'] }))
  widen(all, 'a.b', ['4'])
  expect(all).toEqual(extent({ 'a.b': null, 'a.c': ['3'] }))
})
