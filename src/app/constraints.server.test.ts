import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { asRefusal } from '#lib/platform/constraints.ts'
import { testDatabase } from '../../test/support/database.ts'
import { constraints } from './slices.server.ts'

let database: OpenDatabase
beforeAll(async () => void (database = await testDatabase()))
afterAll(() => database.close())

test('every name in the table is a constraint or a unique index of the database', async () => {
  const { rows } = await database.query(
    `select conname as name from pg_constraint union
     select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where i.indisunique`,
  )
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(constraints)))
})

test('a broken constraint becomes the refusal of its row; any other error stays what it is', async () => {
  const twice = `insert into platform.record (id, kind) values ('01900000-0000-7000-8000-000000000001', 'toy.thing')`
  await database.query(twice)
  const error: unknown = await database.query(twice).catch((reason: unknown) => reason)
  expect(asRefusal(error, { record_pkey: ['conflict', 'platform_already_there'] })).toMatchObject({
    code: 'conflict',
  })
  expect(asRefusal(error, constraints)).toBe(error)
})
