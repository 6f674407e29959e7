import { afterAll, beforeAll, expect, test } from 'vitest'
import { testContext, testDatabase } from '../../../test/support/database.ts'
import { adoptCopied } from './copied.server.ts'
import type { OpenDatabase } from './database.server.ts'
import { consumeEvents, eventsAfter, latestEvents, logEvent } from './events.server.ts'

let database: OpenDatabase
beforeAll(async () => void (database = await testDatabase()))
afterAll(() => database.close())

const subject = '01900000-0000-7000-8000-00000000000a'
const objective = '01900000-0000-7000-8000-00000000000b'

test('an event is read back by its subject and by what it touches, in order', async () => {
  const context = testContext(database)
  const first = await context.write((write) =>
    logEvent(write, context, {
      verb: 'toy.made',
      kind: 'toy.thing',
      subject,
      touches: [objective],
      data: { size: 3 },
    }),
  )
  const second = await context.write((write) =>
    logEvent(write, context, { verb: 'toy.mended', kind: 'toy.thing', subject }),
  )
  expect((await eventsAfter(context.read, { about: subject })).map(({ seq }) => seq)).toEqual([first, second])
  expect(await eventsAfter(context.read, { about: objective })).toEqual([
    {
      seq: first,
      at: new Date('2026-03-01T12:00:00Z'),
      actor: context.actor.id,
      verb: 'toy.made',
      kind: 'toy.thing',
      subject,
      touches: [objective],
      data: { size: 3 },
    },
  ])
  expect((await latestEvents(context.read, { verbs: ['toy.mended'] })).map(({ seq }) => seq)).toEqual([
    second,
  ])
})

test('an event of a transaction that failed does not exist', async () => {
  const context = testContext(database)
  const before = await latestEvents(context.read, { limit: 1 })
  await expect(
    context.write(async (write) => {
      await logEvent(write, context, { verb: 'toy.broken', kind: 'toy.thing', subject })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await latestEvents(context.read, { limit: 1 })).toEqual(before)
})

test('the log can be neither changed nor cut', async () => {
  const context = testContext(database)
  await context.write((write) => logEvent(write, context, { verb: 'toy.kept', kind: 'toy.thing', subject }))
  await expect(
    context.write((write) => write.updateTable('platform.event').set({ verb: 'toy.other' }).execute()),
  ).rejects.toThrow('append-only')
  await expect(context.write((write) => write.deleteFrom('platform.event').execute())).rejects.toThrow(
    'append-only',
  )
})

test('a follower sees each event once and goes on where it stopped', async () => {
  const context = testContext(database)
  const seen: string[] = []
  const step = () =>
    consumeEvents(context, 'toy', async (_write, events) => void seen.push(...events.map(({ verb }) => verb)))
  await step()
  seen.length = 0
  await context.write((write) => logEvent(write, context, { verb: 'toy.new', kind: 'toy.thing', subject }))
  expect(await step()).toBe(1)
  expect(await step()).toBe(0)
  expect(seen).toEqual(['toy.new'])
})

test('events that PostgreSQL’s own tools copied from another cluster are seen after a start, and stay append-only', async () => {
  const copied = '01900000-0000-7000-8000-0000000000cc'
  await database.query(
    `insert into platform.event (at, verb, kind, subject, xact) values (now(), 'toy.copied', 'toy.thing', $1, '123456789')`,
    [copied],
  )
  expect(await eventsAfter(database.read, { about: copied })).toEqual([])
  await adoptCopied(database)
  expect(await eventsAfter(database.read, { about: copied })).toMatchObject([{ verb: 'toy.copied' }])
  await expect(database.query(`delete from platform.event`)).rejects.toThrow('append-only')
})
