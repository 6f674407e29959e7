import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadContent, search } from '#app/slices.server.ts'
import { systemActor } from '#app/system-actor.ts'
import { visitor } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { trackReads } from '#lib/platform/reads.server.ts'
import { followSearch } from '#lib/traits/index.server.ts'
import { testContext, testDatabase } from './support/database.ts'
import { objectivePage, readingPages, type ReadingPage } from './support/reading-pages.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await testDatabase()
  const context = testContext(database, { actor: systemActor })
  await loadContent(context, () => {})
  await followSearch(context, search)
})
afterAll(() => database.close())

async function queriesOf(draw: ReadingPage): Promise<number> {
  const reads = trackReads(database)
  await draw(testContext(database, { actor: visitor, read: reads.read }))
  return reads.queries
}

/** A number that grows here is a page that grows slower: think twice before you raise one. */
const queries: Record<keyof typeof readingPages, number> = {
  '/': 7,
  '/plan': 6,
  '/plan/goals/A': 5,
  '/plan/objectives/A1': 11,
  '/plan/objectives/E1': 12,
  '/plan/objectives/A1/compare': 4,
  '/plan/roadmap/2022': 5,
  '/plan/decisions': 4,
  '/plan/decisions/…': 6,
  '/plan/facilities': 2,
  '/search?q=sols': 1,
  '/dashboard': 5,
  '/dashboard?goal=E': 5,
  '/dashboard/state/2026': 4,
  '/indicators/A1.1': 8,
  '/indicators/E1.1': 8,
  '/embed/indicators/A1.1': 9,
  '/embed/objectives/A1': 4,
  '/soil/studies': 2,
  '/api': 0,
}

test('each page asks the database so many times', async () => {
  const counted: Record<string, number> = {}
  for (const [address, draw] of Object.entries(readingPages)) counted[address] = await queriesOf(draw)
  expect(counted).toEqual(queries)
})

test('however much a record is linked, its page asks no more often', async () => {
  const { rows } = await database.query('select code from plan.objective')
  const counts = new Set<number>()
  for (const { code } of rows) counts.add(await queriesOf(objectivePage(String(code))))
  // One for related objectives and one for studies, where there are any.
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2)
})
