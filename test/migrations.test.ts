import { expect, test } from 'vitest'
import { schemas } from '#app/slices.server.ts'
import { readFiles } from './guards/files.ts'
import { migrationsAbroad, misnamedMigrations, unorderedMigrations } from './guards/migrations.ts'

const files = readFiles('.', ['db/migrations'])

test('migrations are named by the minute and their slice, so that parallel branches can both add one', () => {
  expect(
    misnamedMigrations(
      files.map(({ path }) => path),
      schemas,
    ),
  ).toEqual([])
})

test('a migration changes the tables of its own slice only, so that the order between slices does not matter', () => {
  expect(migrationsAbroad(files)).toEqual([])
})

test('a migration is later than those of its slice that landed, and what landed stays as it is', () => {
  expect(unorderedMigrations(readFiles('.', ['db/migrations', 'db/landed']))).toEqual([])
})
