import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schemas } from '#app/slices.server.ts'
import { printSchema, printTypes, readCatalogue, type Catalogue } from '#lib/platform/catalogue.server.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { firstDifference, uncommented, writtenUnseen } from './guards/schema.ts'
import { testDatabase } from './support/database.ts'

const again = 'run `npm run db:schema` and commit what it writes'

let database: OpenDatabase
let catalogue: Catalogue
beforeAll(async () => {
  database = await testDatabase()
  catalogue = await readCatalogue(database)
})
afterAll(() => database.close())

const differs = (path: string, printed: string) => {
  const difference = firstDifference(readFileSync(path, 'utf8'), printed)
  return difference && `${path} is not what the database says; ${again}: ${difference}`
}

test('db/schema holds what the migrations make, a file for each schema', () => {
  expect(readdirSync('db/schema').sort()).toEqual(schemas.map((schema) => `${schema}.sql`).sort())
  expect(
    schemas.flatMap((schema) => differs(`db/schema/${schema}.sql`, printSchema(catalogue, schema)) ?? []),
  ).toEqual([])
})

test('the types of every slice are those of its tables', () => {
  const files = schemas.map((schema) => ({ schema, path: `src/lib/${schema}/tables.server.ts` }))
  expect(files.filter(({ path }) => !existsSync(path))).toEqual([])
  expect(files.flatMap(({ schema, path }) => differs(path, printTypes(catalogue, schema)) ?? [])).toEqual([])
})

test('every schema belongs to a slice, so that the list of schemas draws the house', () => {
  const found = catalogue.schemas.map(({ name }) => name)
  expect(found.filter((name) => !(schemas as readonly string[]).includes(name))).toEqual([])
})

test('schemas, tables, and columns that do not speak for themselves say what they hold', () => {
  expect(uncommented(catalogue)).toEqual([])
})

test('no table that pages may show is written to behind the back of the log of changes', () => {
  expect(writtenUnseen(catalogue)).toEqual(['identity.credential', 'identity.session', 'identity.token'])
})

test('the tables test catches a table and columns without a comment, and a stale file', async () => {
  await database.script(`create schema toy;
    create table toy.plot (id uuid primary key, depth_cm double precision, carbon double precision, tags text[], extra jsonb);
    comment on schema toy is 'For this test.';
    comment on column toy.plot.extra is 'Said.'`)
  await database.script(`create table toy.crop (plot_id uuid references toy.plot on delete cascade);
    create function toy.grow() returns trigger language plpgsql as 'begin return new; end';
    create trigger crop_grows after insert on toy.crop for each row execute function toy.grow();`)
  expect(writtenUnseen(await readCatalogue(database)).slice(-2)).toEqual([
    'toy.crop',
    'toy.crop by a trigger',
  ])
  await database.script('drop table toy.crop')
  const planted = await readCatalogue(database)
  expect(uncommented(planted)).toEqual([
    'table toy.plot has no comment',
    'column toy.plot.carbon (double precision) has no comment',
    'column toy.plot.tags (text[]) has no comment',
  ])
  expect(differs('db/schema/platform.sql', printSchema(planted, 'toy'))).toContain(again)
  const changed = printTypes(catalogue, 'platform').replace('recipient: string', 'recipient: number')
  expect(differs('src/lib/platform/tables.server.ts', changed)).toContain('recipient')
})
