import { expect, test } from 'vitest'
import { wayBack } from './return-address.ts'

test.each([
  ['/plan/A1?lang=fr', '/plan/A1?lang=fr'],
  [null, '/'],
  ['', '/'],
  ['plan', '/'],
  ['https://example.org', '/'],
  ['//example.org', '/'],
  ['/\\example.org', '/'],
  ['/\t/example.org', '/'],
  ['/.//example.org', '/'],
  ['/plan/..//example.org', '/'],
  ['/%2e//example.org', '/'],
  ['javascript:alert(1)', '/'],
])('after signing in, %s leads to %s', (next, way) => {
  expect(wayBack(next)).toBe(way)
})
