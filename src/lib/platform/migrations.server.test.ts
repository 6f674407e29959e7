import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, testDatabase } from '../../../test/support/database.ts'
import { openDatabase, type OpenDatabase } from './database.server.ts'
import { appliedMigrations, migrate, readMigrations, type Migration } from './migrations.server.ts'

const migrations = readMigrations()
const toy = (name: string, text: string): Migration => ({
  name,
  text,
  sha256: createHash('sha256').update(text).digest('hex'),
})

let database: OpenDatabase
beforeAll(async () => void (database = await testDatabase()))
afterAll(() => database.close())

test('nothing is left to migrate once everything is migrated', async () => {
  expect(await migrate(database)).toEqual([])
  expect(await appliedMigrations(database.read)).toEqual(migrations.map(({ name }) => name))
})

test('a migration that was edited after it had been applied stops the start', async () => {
  const [first, ...rest] = migrations
  if (!first) throw new Error('there is no migration')
  await expect(migrate(database, [{ ...first, sha256: 'other' }, ...rest])).rejects.toThrow(
    'migration 0001_platform was edited',
  )
})

test('a database that has been through a migration unknown to the program stops the start', async () => {
  const newest = migrations.at(-1)?.name ?? ''
  await expect(migrate(database, migrations.slice(0, -1))).rejects.toThrow(
    `newer than this program, which does not know its migration ${newest}`,
  )
})

test('what another branch added earlier by name comes after what is there, and failing leaves no trace', async () => {
  const later = toy('299912312359_toys_shelf', 'create schema toys; create table toys.shelf (id uuid)')
  const earlier = toy('299912312358_toys_box', '-- without an end of line: create table toys.box (id uuid)')
  const failing = toy('299912312357_toys_lid', 'create table toys.lid (id uuid); select 1 / 0')
  expect(await migrate(database, [...migrations, later])).toEqual([later])
  await expect(migrate(database, [...migrations, failing, later])).rejects.toThrow('division by zero')
  const { rows } = await database.query(`select to_regclass('toys.lid') as lid`)
  expect(rows).toEqual([{ lid: null }])
  expect(await migrate(database, [...migrations, earlier, later])).toEqual([earlier])
  expect((await appliedMigrations(database.read)).slice(-2)).toEqual([earlier.name, later.name])
})

test('a database whose migrations were numbered takes up their names and goes on', async () => {
  const old = await openDatabase(await emptyDatabase())
  await old.script(`create schema platform; create table platform.migration (
    number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`)
  for (const { name, text, sha256 } of migrations.slice(0, 4))
    await old.script(`${text};
      insert into platform.migration values (${Number(name.slice(0, 4))}, '${name.slice(5)}', '${sha256}')`)
  expect(await migrate(old)).toEqual(migrations.slice(4))
  expect(await appliedMigrations(old.read)).toEqual(migrations.map(({ name }) => name))
  expect(await migrate(old)).toEqual([])
  await old.close()
})
