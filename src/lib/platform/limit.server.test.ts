import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { OpenDatabase } from './database.server.ts'
import { forgetLimits, openLimit } from './limit.server.ts'

let database: OpenDatabase
beforeAll(async () => void (database = await testDatabase()))
afterAll(() => database.close())

let at = new Date('2026-03-01T12:00:00Z')
const now = () => at
const later = (seconds: number) => void (at = new Date(at.getTime() + seconds * 1000))
const rate = { hits: 2, seconds: 60 }

test('the third try within a minute is refused, with the seconds that are left, and a new minute begins afresh', async () => {
  const limit = openLimit({ database, secret: 'a', now })
  await limit('sign-in farmer', rate)
  later(10)
  await limit('sign-in farmer', rate)
  await expect(limit('sign-in farmer', rate)).rejects.toMatchObject({
    code: 'limited',
    text: 'platform_limited',
    data: { seconds: 50 },
  })
  later(50)
  await limit('sign-in farmer', rate)
})

test('one key does not use up the tries of another', async () => {
  const limit = openLimit({ database, secret: 'b', now })
  await limit('one', { hits: 1, seconds: 60 })
  await limit('two', { hits: 1, seconds: 60 })
  await expect(limit('one', { hits: 1, seconds: 60 })).rejects.toMatchObject({ code: 'limited' })
})

test('of twenty tries at once exactly five pass', async () => {
  const limit = openLimit({ database, secret: 'c', now })
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, () => limit('crowd', { hits: 5, seconds: 60 })),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
})

test('no address can be read from the counters, nor guessed without the secret', async () => {
  await openLimit({ database, secret: 'd', now })('mail farmer@example.org', rate)
  await openLimit({ database, secret: 'e', now })('mail farmer@example.org', rate)
  const keys = (await database.read.selectFrom('platform.rate').select('key').execute()).map(({ key }) => key)
  expect(keys.join()).not.toContain('farmer')
  expect(new Set(keys).size).toBe(keys.length)
})

test('counters whose window is over are dropped', async () => {
  later(3600)
  await openLimit({ database, secret: 'f', now })('fresh', rate)
  await forgetLimits(database, now())
  const { count } = await database.read
    .selectFrom('platform.rate')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe(1)
})
