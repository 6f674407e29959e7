import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { testContext, testDatabase } from '../../../test/support/database.ts'
import { forgetChanges, openChanges, type Changed, type Changes } from './changes.server.ts'
import type { OpenDatabase, Write } from './database.server.ts'
import { logEvent } from './events.server.ts'
import { registerRecord } from './records.server.ts'

let database: OpenDatabase
let changes: Changes
let heard: Changed[] = []
beforeAll(async () => {
  database = await testDatabase()
  // The first change of all tells that what came before it was kept.
  await make(id(9))
  changes = await openChanges(database)
  changes.listen((changed) => heard.push(changed))
})
beforeEach(() => void (heard = []))
afterAll(() => database.close())

const id = (last: number) => `01900000-0000-7000-8000-${last.toString().padStart(12, '0')}`
const make = (record: string, after = async (_write: Write) => {}) =>
  database.write(async (write) => {
    await registerRecord(write, record, 'toy.thing')
    await after(write)
  })
const told = () => heard.map((changed) => changed && Object.fromEntries(changed))

test('a transaction tells which tables it wrote to and which records it named', async () => {
  const context = testContext(database)
  await make(id(1), async (write) => {
    await logEvent(write, context, { verb: 'toy.made', kind: 'toy.thing', subject: id(1), touches: [id(2)] })
  })
  await changes.catchUp()
  const named = new Set([id(1), id(2)])
  // Who acts is among the values of the event.
  expect(told()).toEqual([
    {
      'platform.record': named.union(new Set([context.actor.id])),
      'platform.event': named.union(new Set([context.actor.id])),
    },
  ])
  heard = []
  await changes.catchUp()
  expect(heard).toEqual([])
})

test('one that failed, or only read, tells nothing', async () => {
  await make(id(3), () => Promise.reject(new Error('no'))).catch(() => {})
  await database.write((write) => write.selectFrom('platform.record').selectAll().execute())
  await changes.catchUp()
  expect(heard).toEqual([])
})

test('a write that names no record, or very many, may have changed any', async () => {
  await database.write((write) => sql`update platform.secret set value = value`.execute(write))
  await changes.catchUp()
  expect(told()).toEqual([{ 'platform.secret': null }])
  heard = []
  await database.write(async (write) => {
    for (let n = 1000; n < 1600; n++) await registerRecord(write, id(n), 'toy.thing')
  })
  await changes.catchUp()
  expect(told()).toEqual([{ 'platform.record': null }])
})

test('every process hears of it by itself', async () => {
  const other = await openChanges(database)
  const heardThere: Changed[] = []
  other.listen((changed) => heardThere.push(changed))
  await make(id(20))
  await Promise.all([changes.catchUp(), other.catchUp()])
  await other.close()
  expect(heardThere.at(-1)?.get('platform.record')).toEqual(new Set([id(20)]))
  expect(heard.at(-1)?.get('platform.record')).toEqual(new Set([id(20)]))
})

test('whoever asks during a look is served by the next one', async () => {
  await make(id(4))
  const looks = [changes.catchUp(), changes.catchUp()]
  await make(id(5))
  await Promise.all([...looks, changes.catchUp()])
  const all = new Set(heard.flatMap((changed) => [...(changed?.get('platform.record') ?? [])]))
  expect(all.isSupersetOf(new Set([id(4), id(5)]))).toBe(true)
})

test('a process is woken by what another one wrote', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  changes.listen(() => resolve())
  await make(id(6))
  await promise
  expect(heard.at(-1)?.get('platform.record')).toEqual(new Set([id(6)]))
})

test('what commits late, after a later one was seen, is seen too', async () => {
  const open = Promise.withResolvers<void>()
  const late = make(id(7), () => open.promise)
  // The embedded database has one transaction at a time, so there is nothing to overtake.
  if (database.engine === 'postgres') {
    await make(id(8))
    await changes.catchUp()
    expect(heard.flatMap((changed) => [...(changed?.get('platform.record') ?? [])])).toEqual([id(8)])
  }
  open.resolve()
  await late
  await changes.catchUp()
  expect(heard.at(-1)?.get('platform.record')).toEqual(new Set([id(7)]))
})

test('from an old position one learns what was missed, from a lost or a made-up one that it may be anything', async () => {
  const before = changes.position
  await make(id(10))
  await changes.catchUp()
  expect((await changes.since(before))?.get('platform.record')).toEqual(new Set([id(10)]))
  expect((await changes.since(changes.position))?.size).toBe(0)
  for (const lost of ['1:1:', '5:3:', 'x', '', '9:8:7', `${changes.position}9`, '999999999:999999999:'])
    expect(await changes.since(lost)).toBeNull()
})

test('changes are dropped after a day, but for the newest', async () => {
  const before = changes.position
  await make(id(11))
  await changes.catchUp()
  const kept = () => database.query('select seq from platform.change')
  await forgetChanges(database, new Date())
  expect((await kept()).rows.length).toBeGreaterThan(1)
  await forgetChanges(database, new Date(Date.now() + 25 * 3600 * 1000))
  expect((await kept()).rows.length).toBe(1)
  await make(id(12))
  expect(await changes.since(before)).not.toBeNull()
  expect(await changes.since('3:3:')).toBeNull()
})
