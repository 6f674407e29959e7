import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChanges, type Changes } from '#lib/platform/changes.server.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import type { Extent } from '#lib/platform/extent.ts'
import { registerRecord } from '#lib/platform/records.server.ts'
import { about, trackReads } from '#lib/platform/reads.server.ts'
import { testDatabase } from '../../test/support/database.ts'
import { openVisitorPages, pageKey, type Bounds, type Drawn } from './visitors.server.ts'

let database: OpenDatabase
let changes: Changes
beforeAll(async () => {
  database = await testDatabase()
  await write('delphi.answer')
  changes = await openChanges(database)
})
afterAll(() => database.close())

const id = (last: number) => `01900000-0000-7000-8000-${last.toString().padStart(12, '0')}`
let serial = 100
/** A made-up slice writes: what it is called stands in the kind, and its table in the log of changes. */
const write = (table: string, ...records: number[]) =>
  database.write(async (handle) => {
    await registerRecord(handle, id(serial++), table)
    await handle
      .insertInto('platform.change')
      .values({ tables: [table], records: records.map(id) })
      .execute()
  })
const shows = (parts: Record<string, number[] | null>): Extent =>
  new Map(Object.entries(parts).map(([table, records]) => [table, records && new Set(records.map(id))]))

/** Pages that count how often they were drawn. */
function openPages(bounds?: Bounds) {
  const pages = openVisitorPages(changes, bounds)
  let drawn = 0
  const draw = (extent: Extent, init: ResponseInit = { headers: html }, body = ''): Drawn => ({
    response: new Response(`${body}${++drawn}`, init),
    extent: () => extent,
  })
  const ask = async (key: string, extent: Extent, init?: ResponseInit, body?: string) =>
    (await pages.serve(key, async () => draw(extent, init, body))).text()
  return { pages, ask, draw }
}
const html = { 'content-type': 'text/html' }

test('a page is drawn once for a crowd and kept while others write', async () => {
  const { ask } = openPages()
  const plan = () => ask('/plan', shows({ 'plan.goal': null, 'plan.version': [1] }))
  expect(await Promise.all([plan(), plan(), plan()])).toEqual(['1', '1', '1'])
  for (let n = 0; n < 20; n++) {
    await write(n % 2 ? 'delphi.answer' : 'governance.vote', 1)
    expect(await plan()).toBe('1')
  }
  await write('plan.version', 2)
  expect(await plan()).toBe('1')
  await write('plan.version', 1)
  expect(await plan()).toBe('2')
  await write('plan.goal', 7)
  expect(await plan()).toBe('3')
})

test('what sets a cookie, fails or is no page is never kept', async () => {
  const { ask, pages } = openPages()
  for (const init of [{ headers: { ...html, 'set-cookie': 'a=1' } }, { status: 404, headers: html }, {}]) {
    const answers = [await ask('/x', shows({}), init), await ask('/x', shows({}), init)]
    expect(answers[0]).not.toBe(answers[1])
    const [one, other] = await Promise.all([ask('/x', shows({}), init), ask('/x', shows({}), init)])
    expect(one).not.toBe(other)
  }
  let failed = 0
  const failing = () => pages.serve('/failing', () => Promise.reject(new Error(`no ${++failed}`)))
  await expect(failing()).rejects.toThrow('no 1')
  await expect(failing()).rejects.toThrow('no 2')
})

test('a page that is out of date before it is done is drawn again for whoever comes after the change', async () => {
  const { ask, draw, pages } = openPages()
  const open = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const slow = pages.serve('/slow', async () => {
    begun.resolve()
    await open.promise
    return draw(shows({ 'plan.goal': null }))
  })
  await begun.promise
  await write('plan.goal')
  const after = ask('/slow', shows({ 'plan.goal': null }))
  await changes.catchUp()
  open.resolve()
  expect(await (await slow).text()).toBe('1')
  expect(await after).toBe('2')
  expect(await ask('/slow', shows({ 'plan.goal': null }))).toBe('2')
})

test('when it is not known what changed, nothing is kept', async () => {
  const { ask } = openPages()
  expect(await ask('/a', shows({}))).toBe('1')
  await database.write((handle) =>
    handle
      .insertInto('platform.change')
      .values(Array.from({ length: 2500 }, () => ({ tables: ['delphi.answer'], records: [] })))
      .execute(),
  )
  expect(await ask('/a', shows({}))).toBe('2')
})

test('pages are bounded by number and by bytes; those asked for longest ago go first', async () => {
  const few = openPages({ bytes: 1e6, pages: 2 })
  for (const key of ['/a', '/b', '/a', '/c']) await few.ask(key, shows({}))
  expect(await few.ask('/a', shows({}))).toBe('1')
  expect(await few.ask('/b', shows({}))).toBe('4')

  const small = openPages({ bytes: 80_000, pages: 100 })
  const large = 'x'.repeat(9_000)
  for (let n = 0; n < 12; n++) await small.ask(`/${n}`, shows({}), { headers: html }, large)
  expect(await small.ask('/11', shows({}))).toBe(`${large}12`)
  expect(await small.ask('/0', shows({}))).toBe('13')
  const huge = 'x'.repeat(10_001)
  expect(await small.ask('/huge', shows({}), { headers: html }, huge)).toBe(`${huge}14`)
  expect(await small.ask('/huge', shows({}))).toBe('15')
})

test('what a page for one reader shows is remembered without the page, until it changes', async () => {
  const { pages } = openPages()
  const extent = shows({ 'plan.goal': null })
  pages.note('session 1 /plan', extent)
  expect(pages.shown('session 1 /plan')).toBe(extent)
  await write('plan.goal')
  await changes.catchUp()
  expect(pages.shown('session 1 /plan')).toBeUndefined()
})

test('a page has another key for another reader, language, offer of a language, day and query', () => {
  const asked = {
    reader: 'visitor',
    locale: 'en',
    offered: null,
    now: new Date('2026-03-01T12:00:00Z'),
    url: new URL('https://permille.example/plan?q=1'),
  }
  const keys = [
    asked,
    { ...asked, reader: 'session 1' },
    { ...asked, locale: 'fr' },
    { ...asked, offered: 'fr' },
    { ...asked, now: new Date('2026-03-02T00:00:00Z') },
    { ...asked, url: new URL('https://permille.example/plan?q=2') },
  ].map(pageKey)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys[0]).toBe('visitor en - 2026-03-01 /plan?q=1')
})

test('what a page shows is gathered from its reads: whole tables, or the records that a query is about', async () => {
  const tracked = trackReads(database)
  const growing = [id(1)]
  await tracked.read.selectFrom('plan.goal').selectAll().execute()
  await about(tracked.read, growing).selectFrom('dashboard.observation').select('id').execute()
  await about(tracked.read, [id(3)])
    .selectFrom('dashboard.observation')
    .select('id')
    .execute()
  await about(tracked.read, [id(4)])
    .selectFrom('plan.goal')
    .select('code')
    .execute()
  await tracked.read.selectFrom('platform.record').selectAll().execute()
  growing.push(id(2))
  expect(tracked.extent()).toEqual(shows({ 'plan.goal': null, 'dashboard.observation': [1, 2, 3] }))
  expect(tracked.queries).toBe(5)
  expect(about(database.read, [id(1)])).toBe(database.read)
})
