import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import { inWords, isAway, remedyOf } from './trouble.ts'

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code })

test.each([
  [
    'a refused connection',
    new AggregateError([withCode('ECONNREFUSED')]),
    /does not answer \(ECONNREFUSED\)/,
  ],
  ['a server that is starting', withCode('57P03', 'the database system is starting up'), /does not answer/],
  ['a lost connection', new Error('Connection terminated unexpectedly'), /connection lost/],
  ['what a query builder wraps', new Error('query failed', { cause: withCode('57P01') }), /does not answer/],
  ['a wrong password', withCode('28P01'), /name or the password/],
  ['a missing database', withCode('3D000'), /Create it/],
  ['a full disk', withCode('ENOSPC'), /Make room/],
  ['a port in use', withCode('EADDRINUSE'), /PORT/],
  ['a folder of somebody else', Object.assign(withCode('EACCES'), { path: '/data' }), /^\/data: This user/],
  ['an object that is no error', { message: 'queue is gone' }, /^queue is gone$/],
  ['an object without words', { state: 3 }, /^\{"state":3\}$/],
  ['text', 'so it is', /^so it is$/],
])('%s is one sentence', (_, error, said) => {
  expect(inWords(error)).toMatch(said)
  expect(inWords(error)).not.toContain('[object')
})

test('only what may go through later is an outage', () => {
  expect(isAway(new AggregateError([withCode('ECONNREFUSED')]))).toBe(true)
  expect(isAway(withCode('23505'))).toBe(false)
  expect(isAway(new Refusal('unavailable', 'platform_limited'))).toBe(false)
  expect(remedyOf(new TypeError('x is not a function'))).toBeNull()
})
