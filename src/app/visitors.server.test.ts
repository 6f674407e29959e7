import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { testContext, testDatabase } from '../../test/support/database.ts'
import { openVisitorPages } from './visitors.server.ts'

let database: OpenDatabase
beforeAll(async () => void (database = await testDatabase()))
afterAll(() => database.close())

const html = { 'content-type': 'text/html' }
const happen = () => {
  const context = testContext(database)
  return context.write((write) =>
    logEvent(write, context, { verb: 'toy.made', kind: 'toy.thing', subject: context.newId() }),
  )
}

test('a page is made once for a crowd, and again when something happened or the day turned', async () => {
  let day = '2026-03-01'
  let made = 0
  const serve = openVisitorPages(database.read, () => new Date(`${day}T12:00:00Z`))
  const ask = async () =>
    (await serve('/', async () => new Response(`page ${++made}`, { headers: html }))).text()
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(['page 1', 'page 1', 'page 1'])
  await happen()
  expect(await ask()).toBe('page 2')
  expect(await ask()).toBe('page 2')
  day = '2026-03-02'
  expect(await ask()).toBe('page 3')
})

test('what sets a cookie, fails or is no page is never kept', async () => {
  let made = 0
  const serve = openVisitorPages(database.read, () => new Date('2026-03-01'))
  for (const init of [{ headers: { ...html, 'set-cookie': 'a=1' } }, { status: 404, headers: html }, {}]) {
    const before = made
    const ask = () => serve('/other', async () => new Response(`${++made}`, init))
    await Promise.all([ask(), ask()])
    await ask()
    expect(made - before).toBe(3)
  }
  const failing = () => serve('/failing', () => Promise.reject(new Error(`no ${++made}`)))
  await expect(failing()).rejects.toThrow('no 10')
  await expect(failing()).rejects.toThrow('no 11')
})

test('only so many pages are kept, the ones asked for longest ago go first', async () => {
  let made = 0
  const serve = openVisitorPages(database.read, () => new Date('2026-03-01'), 2)
  const ask = (key: string) => serve(key, async () => new Response(`${++made}`, { headers: html }))
  for (const key of ['/a', '/b', '/c', '/a']) await ask(key)
  expect(made).toBe(4)
})
