import { Kysely, PostgresDialect, sql } from 'kysely'
import { expect, test } from 'vitest'
import { json, type Database } from './database.server.ts'
import { readStatement } from './statement.ts'

const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: {} as never }) })
const [one, two] = [1, 2].map((n) => `01900000-0000-7000-8000-00000000000${n}`) as [string, string]
const read = (query: { toOperationNode: () => Parameters<typeof readStatement>[0] }) => {
  const { tables, isWrite, ids } = readStatement(query.toOperationNode())
  return { tables: [...tables].sort(), isWrite, ids: [...ids] }
}

test('a query names its tables by whatever way it reaches them', () => {
  const query = db
    .selectFrom('plan.version as version')
    .innerJoin('plan.objective as objective', 'objective.id', 'version.objective_id')
    .select('version.id')
    .where('version.id', 'in', (inner) => inner.selectFrom('platform.record').select('id'))
  expect(read(query)).toEqual({
    tables: ['plan.objective', 'plan.version', 'platform.record'],
    isWrite: false,
    ids: [],
  })
})

test('a write names its tables, and the records among its values', () => {
  const insert = db
    .insertInto('platform.event')
    .values({ at: new Date(), verb: 'a.b', kind: 'a.c', subject: one, touches: [two], data: json({}) })
  expect(read(insert)).toEqual({ tables: ['platform.event'], isWrite: true, ids: [one, two] })
  const update = db
    .updateTable('plan.version')
    .set({ revision: 2 })
    .where('id', 'in', [one, two.toUpperCase()])
  expect(read(update)).toEqual({ tables: ['plan.version'], isWrite: true, ids: [one, two] })
  expect(read(db.deleteFrom('plan.measure').where('version_id', '=', one)).isWrite).toBe(true)
})

test('SQL by hand is read as well, with a table or values put in', () => {
  expect(read(sql`select o.id from dashboard.observation o where "plan"."goal".code = ${one}`)).toEqual({
    tables: ['dashboard.observation', 'o.id', 'plan.goal'],
    isWrite: false,
    ids: [one],
  })
  const put = sql`update ${sql.table('plan.version')} set title = ${'a'} where id = any(${[one, two]})`
  expect(read(put)).toEqual({ tables: ['plan.version'], isWrite: true, ids: [one, two] })
  expect(read(sql`with x as (delete from traits.link returning id) select 1`).isWrite).toBe(true)
  expect(read(sql`select 1 from plan.goal for update`).isWrite).toBe(false)
})

test('a write inside of a query is a write', () => {
  const query = db
    .with('gone', (inner) => inner.deleteFrom('traits.link').where('id', '=', one).returning('id'))
    .selectFrom('gone')
    .selectAll()
  expect(read(query)).toEqual({ tables: ['traits.link'], isWrite: true, ids: [one] })
})
