import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { registerRecord } from '#lib/platform/records.server.ts'
import { secretariat, testContext, testDatabase } from '../../../test/support/database.ts'
import { keep, keepExchange, link, translated } from './index.server.ts'
import { personalData } from './personal.server.ts'

let database: OpenDatabase
beforeAll(async () => void (database = await testDatabase()))
afterAll(() => database.close())

test('a person is told every link, text and revision of theirs, and nobody else’s', async () => {
  const context = testContext(database)
  const [one, other] = [context.newId(), context.newId()]
  const texts = translated({ kind: 'toy.thing', table: 'toy.thing', fields: ['title'] })
  await context.write(async (write) => {
    for (const record of [one, other]) await registerRecord(write, record, 'toy.thing')
    await link(write, context, { from: one, to: other, type: 'supports' })
    await texts.begin(write, context, { record: one, source: 'en', texts: { title: { en: 'Soil' } } })
    await keep(write, context, { record: one, snapshot: {}, reason: 'First' })
    const file = { kind: 'toy.thing', name: 'things.csv', lines: 1, records: [one] }
    await keepExchange(write, context, file)
  })
  const mine = { id: secretariat.id ?? '', mail: 'ana@example.org' }
  expect(await personalData.read(context.read, mine)).toMatchObject({
    links: [{ type: 'supports' }],
    wordings: [{ text: 'Soil' }],
    translations: [{ locale: 'en', text: 'Soil' }],
    revisions: [{ reason: 'First' }],
    imports: [{ kind: 'toy.thing', file_name: 'things.csv', undone_at: null }],
  })
  const nothing = { links: [], wordings: [], translations: [], revisions: [], imports: [] }
  expect(await personalData.read(context.read, { ...mine, id: other })).toEqual(nothing)
})
