import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { json, openDatabase, type OpenDatabase, type Write } from './database.server.ts'

let database: OpenDatabase
beforeAll(async () => void (database = await testDatabase()))
afterAll(() => database.close())

const id = (last: number) => `01900000-0000-7000-8000-${last.toString().padStart(12, '0')}`
const enter = (write: Write, last: number) =>
  write
    .insertInto('platform.record')
    .values({ id: id(last), kind: 'toy.thing' })
    .execute()
const count = () =>
  database.read
    .selectFrom('platform.record')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()

test('a failed transaction leaves nothing behind, also beside others', async () => {
  const results = await Promise.allSettled([
    database.write(async (write) => {
      await enter(write, 1)
      throw new Error('changed my mind')
    }),
    database.write((write) => enter(write, 2)),
    database.write((write) => enter(write, 3)),
  ])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  expect(await count()).toEqual({ n: 2 })
})

test('a read handle cannot be used inside a transaction, nor can a second transaction be opened there', async () => {
  await expect(database.write(() => count())).rejects.toThrow('pass the Write handle')
  await expect(database.write(() => database.write(async () => {}))).rejects.toThrow('inside a transaction')
})

test('a read handle has no way to write in its type, and PostgreSQL refuses it one', async () => {
  // @ts-expect-error reading is a smaller power than writing
  expect(database.read.insertInto).toBeTypeOf('function')
  const attempt = sql`delete from platform.record`.execute(database.read)
  if (database.engine === 'postgres') await expect(attempt).rejects.toMatchObject({ code: '25006' })
  else await attempt
})

test('days, moments, JSON and large counts come back alike on both engines', async () => {
  const values = json([{ a: 1 }])
  const { rows } = await sql`select date '2030-12-31' as day, timestamptz '2026-01-02 03:04:05+00' as moment,
    ${values} as list, 9007199254740991::bigint as count, array['a','b'] as words`.execute(database.read)
  expect(rows[0]).toEqual({
    day: '2030-12-31',
    moment: new Date('2026-01-02T03:04:05Z'),
    list: [{ a: 1 }],
    count: 9007199254740991,
    words: ['a', 'b'],
  })
})

test('a folder whose first start was killed half way opens like a new one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'permille-first-'))
  mkdirSync(join(folder, 'database.part', 'base'), { recursive: true })
  writeFileSync(join(folder, 'database.part', 'PG_VERSION'), '18')
  const opened = await openDatabase(`pglite:${folder}`)
  expect((await opened.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await opened.close()
  expect(readdirSync(folder)).toEqual(['database'])
  const again = await openDatabase(`pglite:${folder}`)
  await again.close()
  rmSync(folder, { recursive: true })
})
