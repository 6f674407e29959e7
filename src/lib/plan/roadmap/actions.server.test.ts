import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { eventsAfter } from '#lib/platform/events.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { history } from '#lib/traits/index.server.ts'
import { testContext, testDatabase } from '../../../../test/support/database.ts'
import { loadPlan } from '../actions.server.ts'
import { samplePlan } from '../fixtures.ts'
import { objectiveView } from '../view.server.ts'
import { loadRoadmap, reportProgress } from './actions.server.ts'
import { tally } from './roadmap.ts'
import { itemsOf, roadmaps } from './store.server.ts'

const source = { document: 'The works', place: 'Page 2' }
const dig = {
  code: '2022-01',
  facility: { kind: 'core', number: 1 },
  objectives: ['A1'],
  title: { en: 'Dig two wells', fr: 'Creuser deux puits' },
  kind: 'milestone',
  due: '2022-12-31',
  measures: [{ kind: 'count', low: 2, high: 2, unit: 'well', of: null, per: null, by: null }],
  note: null,
  source,
} as const
const year = () => ({
  year: 2022,
  decision: null,
  title: { en: 'The works of 2022' },
  items: [
    { ...dig, facility: { ...dig.facility }, objectives: [...dig.objectives], measures: [...dig.measures] },
    {
      ...dig,
      code: '2022-02',
      facility: null,
      objectives: [],
      measures: [],
      kind: 'continuing' as const,
      due: null,
    },
  ],
})

let database: OpenDatabase
let context: Context
beforeAll(async () => {
  database = await testDatabase()
  context = testContext(database)
  const administrator = { ...context, actor: { ...context.actor, roles: ['administrator'] } }
  await loadPlan(administrator, samplePlan())
  expect(await loadRoadmap(administrator, year())).toBe(true)
  expect(await loadRoadmap(administrator, year())).toBe(false)
})
afterAll(() => database.close())

const items = async () => itemsOf(context.read, orMissing((await roadmaps(context.read))[0]).id)
const report = async (changes: object = {}) => {
  const item = orMissing((await items())[0])
  const { id, revision } = item
  return {
    item: id,
    revision,
    state: 'done' as const,
    on: '2022-12-15',
    evidence: 'Two wells, seen',
    ...changes,
  }
}

test('an item serves its objective, whose page names it', async () => {
  expect((await items())[0]).toMatchObject({ objectives: ['A1'], measures: dig.measures, progress: null })
  const { items: served } = await objectiveView(context.read, 'A1', '2022-06-01')
  expect(served.map(({ code }) => code)).toEqual(['2022-01'])
})

test('nobody having reported is not the same as not begun', async () => {
  expect(tally(await items())).toEqual({ not_begun: 0, under_way: 0, done: 0, dropped: 0, unreported: 2 })
})

test('progress is a state for a day with what shows it; every report is kept and touches the objective', async () => {
  await reportProgress(context, await report({ state: 'under_way', on: '2022-06-01', evidence: 'One well' }))
  await reportProgress(context, await report())
  expect(tally(await items())).toMatchObject({ done: 1, unreported: 1 })
  const [item] = await items()
  expect(item?.progress).toEqual({ state: 'done', on: '2022-12-15', evidence: 'Two wells, seen' })
  expect((await history(context.read, orMissing(item).id)).map(({ reason }) => reason)).toEqual([
    'Two wells, seen',
    'One well',
  ])
  const { objective } = await objectiveView(context.read, 'A1', '2022-06-01')
  const event = (await eventsAfter(context.read, { about: objective.id, limit: 1000 })).at(-1)
  expect(event).toMatchObject({ verb: 'plan.progress_reported', data: { state: 'done' } })
  expect(JSON.stringify(event)).not.toContain('Two wells')
})

test('two people do not report over one another', async () => {
  const seen = await report()
  await reportProgress(context, seen)
  await expect(reportProgress(context, { ...seen, state: 'dropped' })).rejects.toMatchObject({
    code: 'conflict',
  })
})
