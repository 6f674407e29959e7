import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { openChanges, type Changes } from './changes.server.ts'
import type { OpenDatabase } from './database.server.ts'
import type { Extent } from './extent.ts'
import { openLive, type Live } from './live.server.ts'
import { registerRecord } from './records.server.ts'

let database: OpenDatabase
let changes: Changes
let live: Live
beforeAll(async () => {
  database = await testDatabase()
  await make(9)
  changes = await openChanges(database)
  live = openLive(changes)
})
afterAll(() => database.close())

const id = (last: number) => `01900000-0000-7000-8000-${last.toString().padStart(12, '0')}`
const make = (last: number) => database.write((write) => registerRecord(write, id(last), 'toy.thing'))
const of = (...records: number[]): Extent => new Map([['platform.record', new Set(records.map(id))]])

function listening(shown: Extent | null, since = changes.position) {
  const chunks = live
    .stream(shown, since)
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader()
  return async () => (await chunks.read()).value
}

test('a page hears once of what it shows, and of nothing else', async () => {
  const next = listening(of(1))
  expect(await next()).toMatch(/^retry: 1\d{3}\n\n$/)
  expect(live.watching).toBe(1)
  await make(2)
  await make(1)
  expect(await next()).toBe(`id: ${changes.position}\ndata: changed\n\n`)
  expect(await next()).toBeUndefined()
  expect(live.watching).toBe(0)
})

test('a page that shows an empty list hears of the first record', async () => {
  const next = listening(new Map([['platform.record', null]]))
  await next()
  await make(3)
  expect(await next()).toContain('changed')
})

test('what happened while nobody listened is told at once', async () => {
  const before = changes.position
  await make(4)
  const [missed, other] = [listening(of(4), before), listening(of(5), before)]
  await Promise.all([missed(), other()])
  expect(await missed()).toContain('changed')
  expect(live.watching).toBe(1)
  await make(5)
  expect(await other()).toContain('changed')
})

test('where it is not known what a page shows, or since when, it hears of anything', async () => {
  const [unknown, lost] = [listening(null), listening(of(6), '1:1:')]
  await Promise.all([unknown(), lost()])
  expect(await lost()).toContain('changed')
  await make(7)
  expect(await unknown()).toContain('changed')
})

test('when the server stops, open pages get an end', async () => {
  const next = listening(of(8))
  await next()
  await live.close()
  expect(await next()).toBeUndefined()
  expect(live.watching).toBe(0)
})
