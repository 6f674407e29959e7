import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { registerRecord } from '#lib/platform/records.server.ts'
import { secretariat, testContext, testDatabase } from '../../../../test/support/database.ts'
import { keepExchange, latestExchanges, markUndone, recordsOf } from './store.server.ts'

let database: OpenDatabase
beforeAll(async () => void (database = await testDatabase()))
afterAll(() => database.close())

test('a file is kept with the records that it brought, and is undone once', async () => {
  const context = testContext(database)
  const records = Array.from({ length: 1_001 }, () => context.newId())
  const id = await context.write(async (write) => {
    for (const record of records) await registerRecord(write, record, 'toy.thing')
    const name = `${'x'.repeat(300)}.csv`
    return keepExchange(write, context, { kind: 'toy.thing', name, lines: 1_200, records })
  })
  expect(await recordsOf(database.read, id)).toEqual(records.toSorted())
  const [kept] = await latestExchanges(database.read, 'toy.thing', 5)
  expect(kept).toMatchObject({ id, lines: 1_200, records: 1_001, takenBy: secretariat.id, undoneAt: null })
  expect(kept?.fileName).toHaveLength(200)
  expect(await latestExchanges(database.read, 'toy.other', 5)).toEqual([])

  const undo = (kind: string) => context.write((write) => markUndone(write, context, kind, id))
  expect([await undo('toy.other'), await undo('toy.thing'), await undo('toy.thing')]).toEqual([
    false,
    true,
    false,
  ])
  expect((await latestExchanges(database.read, 'toy.thing', 5))[0]?.undoneAt).not.toBeNull()
})
