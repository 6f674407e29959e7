import { afterAll, beforeAll, expect, test } from 'vitest'
import { followRecords } from '#lib/dashboard/counting/actions.server.ts'
import { dashboardJobs } from '#lib/dashboard/jobs.server.ts'
import { observations, indicator } from '#lib/dashboard/index.server.ts'
import { enterDecision } from '#lib/plan/index.server.ts'
import type { Config } from '#lib/platform/config.server.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { eventsAfter } from '#lib/platform/events.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { testContext, testDatabase } from '../../test/support/database.ts'
import { counts, loadContent } from './slices.server.ts'
import { systemActor } from './system-actor.ts'

let database: OpenDatabase
let context: ReturnType<typeof testContext>
let ordered: unknown[] = []
beforeAll(async () => {
  database = await testDatabase()
  context = testContext(database, {
    actor: systemActor,
    newId: () => crypto.randomUUID(),
    send: async (_, name, data) => void ordered.push([name, data]),
  })
  await loadContent(context, () => {})
})
afterAll(() => database.close())

const follow = async () => {
  ordered = []
  await followRecords(context, counts)
  return ordered
}
const count = (data: Record<string, unknown>) =>
  dashboardJobs(context, { counts, config: {} as Config })
    .jobs.find(({ name }) => name === 'dashboard.count_records')!
    .run(data, new AbortController().signal)
const figures = async () => {
  const { id } = orMissing(await indicator(context.read, 'D1.4'))
  const rows = (await observations(context.read, id)).filter(({ counter }) => counter)
  return rows
    .filter(({ id }) => !rows.some(({ corrects }) => corrects === id))
    .map(({ on, low }) => [on, low])
}
const decide = (on: string) =>
  enterDecision(
    { ...context, actor: { ...systemActor, roles: ['secretariat'] } },
    {
      body: 'bureau',
      meeting: null,
      document: null,
      on,
      about: 'budget',
      subject: null,
      subjectRevision: null,
      outcome: 'adopted',
      replaces: null,
      what: { en: 'A budget' },
      note: null,
      source: { document: 'Minutes', place: 'p. 1' },
    },
  )
const order = ['dashboard.count_records', { names: ['plan.decisions'] }]

test('the decisions of the starter content are counted once the log has been read, and then no more', async () => {
  expect(await follow()).toContainEqual(order)
  expect(await follow()).toEqual([])
  await count({ names: ['plan.decisions'] })
  const before = await figures()
  expect(before).toHaveLength(2)
  await count({ names: ['plan.decisions'] })
  expect(await figures()).toEqual(before)
})

test('a decision has the meetings counted anew; the figure that this enters does not', async () => {
  const before = new Map((await figures()) as [string, number][])
  await decide('2025-10-01')
  expect(await follow()).toEqual([order])
  await count({ names: ['plan.decisions'] })
  const after = new Map((await figures()) as [string, number][])
  expect(after.get('2025-12-31')).toBe((before.get('2025-12-31') ?? 0) + 1)
  expect((await eventsAfter(context.read, { limit: 1000 })).at(-1)?.verb).toBe('dashboard.observed')
  expect(await follow()).toEqual([])
})

test('a count that fails to be ordered leaves the place in the log where it was', async () => {
  await decide('2025-11-01')
  const failing = { ...context, send: () => Promise.reject(new Error('no queue')) }
  await expect(followRecords(failing, counts)).rejects.toThrow('no queue')
  expect(await follow()).toEqual([order])
})

test('a job for other records counts nothing here', async () => {
  const before = await figures()
  await decide('2025-12-01')
  await count({ names: ['toy.things'] })
  expect(await figures()).toEqual(before)
  await count({})
  expect(await figures()).not.toEqual(before)
})
