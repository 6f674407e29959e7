import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { json, type OpenDatabase, type Write } from '#lib/platform/database.server.ts'
import { registerRecord } from '#lib/platform/records.server.ts'
import { secretariat, testContext, testDatabase } from '../../../../test/support/database.ts'
import { compare } from './revision.ts'
import { history, keep, restore, revision } from './store.server.ts'

let database: OpenDatabase
let context: ReturnType<typeof testContext>
const title = (en: string) => ({ title: { en } })

/** What a slice's action does: its own column and a revision, in one transaction. */
async function save(write: Write, record: string, snapshot: { title: { en: string } }, reason?: string) {
  await sql`update toy.thing set title = ${json(snapshot.title)} where id = ${record}`.execute(write)
  return keep(write, context, { record, snapshot, reason })
}

async function thing(en: string): Promise<string> {
  const record = context.newId()
  await context.write(async (write) => {
    await registerRecord(write, record, 'toy.thing')
    await sql`insert into toy.thing values (${record}, '{}')`.execute(write)
    await save(write, record, title(en))
  })
  return record
}

beforeAll(async () => {
  database = await testDatabase()
  context = testContext(database)
  await database.script(
    `create schema toy; create table toy.thing (id uuid primary key references platform.record, title jsonb not null)`,
  )
})
afterAll(() => database.close())

test('a history tells who, when and why, the newest first', async () => {
  const record = await thing('Humus')
  await context.write((write) => save(write, record, title('Soil carbon'), '  The paper says so. '))
  const at = new Date('2026-03-01T12:00:00Z')
  expect(await history(context.read, record)).toEqual([
    { number: 2, at, by: secretariat.id, reason: 'The paper says so.' },
    { number: 1, at, by: secretariat.id, reason: null },
  ])
})

test('two revisions are compared by their snapshots', async () => {
  const record = await thing('Humus')
  await context.write((write) => save(write, record, title('Soil humus')))
  const [one, two] = await Promise.all([1, 2].map((number) => revision(context.read, record, number)))
  expect(compare(one?.snapshot, two?.snapshot)).toMatchObject([{ field: 'title.en', before: 'Humus' }])
})

test('to restore is a new revision, and what stood in between stays', async () => {
  const record = await thing('Humus')
  await context.write((write) => save(write, record, title('Typo')))
  await context.write(async (write) => {
    const { snapshot } = await restore(write, context, { record, number: 1, reason: 'Undo' })
    await sql`update toy.thing set title = ${json((snapshot as { title: unknown }).title)} where id = ${record}`.execute(
      write,
    )
  })
  expect((await history(context.read, record)).map(({ number }) => number)).toEqual([3, 2, 1])
  expect((await revision(context.read, record, 3)).snapshot).toEqual(title('Humus'))
  expect((await revision(context.read, record, 2)).snapshot).toEqual(title('Typo'))
})

test('revisions made at once get numbers of their own', async () => {
  const record = await thing('Humus')
  const made = await Promise.all(
    Array.from({ length: 5 }, (_, index) => context.write((write) => save(write, record, title(`${index}`)))),
  )
  expect(made.sort()).toEqual([2, 3, 4, 5, 6])
})

test('a revision of nothing, and one that does not exist, are refused', async () => {
  const nobody = context.newId()
  const attempt = context.write((write) => keep(write, context, { record: nobody, snapshot: {} }))
  await expect(attempt).rejects.toMatchObject({ code: 'missing' })
  const record = await thing('Humus')
  await expect(revision(context.read, record, 7)).rejects.toMatchObject({ text: 'traits_revision_missing' })
})
