import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { trackReads } from '#lib/platform/reads.server.ts'
import { registerRecord, type Naming } from '#lib/platform/records.server.ts'
import type { Localised } from '#lib/platform/text/localised.ts'
import { testContext, testDatabase } from '../../test/support/database.ts'
import { compose } from './compose.server.ts'
import { loadContent, namesOf } from './slices.server.ts'
import { systemActor } from './system-actor.ts'

let database: OpenDatabase
let context: ReturnType<typeof testContext>
beforeAll(async () => {
  database = await testDatabase()
  context = testContext(database, { actor: systemActor, newId: () => crypto.randomUUID() })
  await loadContent(context, () => {})
})
afterAll(() => database.close())

const idOf = async (query: string) => String((await database.query(query)).rows[0]?.id)

test('records of several slices are named at once, with the page on which each is read', async () => {
  const objective = await idOf(`select id from plan.objective where code = 'A1'`)
  const indicator = await idOf(`select id from dashboard.indicator where code = 'A1.1'`)
  const definition = await idOf(`select definition.id from dashboard.definition
    join dashboard.indicator on indicator.id = indicator_id and indicator.code = 'A1.1' limit 1`)
  const edition = await idOf(`select id from plan.edition where code = '2020'`)
  const names = await namesOf(context.read, [objective, indicator, definition, edition, context.newId()])
  expect(names.size).toBe(4)
  expect(names.get(objective)).toMatchObject({ mark: 'A1', path: '/plan/objectives/A1' })
  expect(names.get(indicator)).toMatchObject({ mark: 'A1.1', path: '/indicators/A1.1' })
  expect(names.get(definition)?.mark).toMatch(/^A1\.1 \(.+\)$/)
  expect(names.get(edition)).toMatchObject({ mark: null, path: '/plan' })
})

test('two queries name everything; each kind is asked for its own records only, and not without names', async () => {
  const asked: [string, readonly string[]][] = []
  const named = (kind: string): Naming => ({
    rows(read, ids) {
      asked.push([kind, ids.toSorted()])
      return read
        .selectFrom('platform.record')
        .select(['id', sql<Localised>`jsonb_build_object('en', kind)`.as('title')])
        .select([sql<string | null>`null::text`.as('mark'), sql<string[]>`array[id::text]`.as('place')])
        .where('id', 'in', [...ids])
    },
    path: (id) => `/${kind}/${id}`,
  })
  const { namesOf } = compose([
    { name: 'toy', rules: {}, names: { 'toy.plot': named('toy.plot'), 'toy.tree': named('toy.tree') } },
  ])
  const [a, b, c, d] = [1, 2, 3, 4].map((n) => `01900000-0000-7000-b000-00000000000${n}`) as [
    string,
    string,
    string,
    string,
  ]
  await context.write(async (write) => {
    for (const [id, kind] of [
      [a, 'toy.plot'],
      [b, 'toy.plot'],
      [c, 'toy.tree'],
      [d, 'toy.stone'],
    ] as const)
      await registerRecord(write, id, kind)
  })
  const reads = trackReads(database)
  const names = await namesOf(reads.read, [d, c, b, a, a])
  expect([...names.keys()].sort()).toEqual([a, b, c])
  expect(names.get(c)).toEqual({ title: { en: 'toy.tree' }, mark: null, path: `/toy.tree/${c}` })
  expect(reads.queries).toBe(2)
  expect(asked.sort()).toEqual([
    ['toy.plot', [a, b]],
    ['toy.tree', [c]],
  ])
  expect(await namesOf(context.read, [])).toEqual(new Map())
})
