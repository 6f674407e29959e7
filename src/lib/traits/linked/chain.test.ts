import { expect, test } from 'vitest'
import { chainFrom, type Branch } from './chain.ts'
import type { Step } from './link.ts'

const step = (depth: number, near: string, other: string): Step => ({
  id: `${near}${other}`,
  type: 'supports',
  direction: 'forward',
  near,
  other,
  kind: 'toy.thing',
  since_on: '2026-01-01',
  until_on: null,
  source: null,
  depth,
})
const drawn = (branches: Branch[]): string =>
  branches.map(({ other, branches }) => other + (branches.length ? `(${drawn(branches)})` : '')).join(' ')

test.each([
  ['a chain is unfolded to its end', [step(1, 'a', 'b'), step(2, 'b', 'c')], 'b(c)'],
  [
    'a record that two ways lead to is unfolded once',
    [step(1, 'a', 'b'), step(1, 'a', 'c'), step(2, 'b', 'd'), step(2, 'c', 'd'), step(3, 'd', 'e')],
    'b(d(e)) c(d)',
  ],
  ['a circle ends where it closes', [step(1, 'a', 'b'), step(2, 'b', 'a')], 'b(a)'],
  ['a record without links has no branches', [], ''],
])('%s', (_, steps, drawing) => {
  expect(drawn(chainFrom('a', steps))).toBe(drawing)
})
