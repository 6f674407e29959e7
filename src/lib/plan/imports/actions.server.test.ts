import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { testContext, testDatabase } from '../../../../test/support/database.ts'
import { correctWording, loadPlan } from '../actions.server.ts'
import { samplePlan } from '../fixtures.ts'
import type { Objective } from '../objective.ts'
import { planToCsv, planToJson } from '../papers/index.ts'
import { allVersions } from '../store.server.ts'
import { planTexts } from '../texts.server.ts'
import { wholePlan } from '../whole.server.ts'
import { measuresOf, textsIn } from '../wording/wording.ts'
import { offerPaper, takePaper, undoPaper } from './actions.server.ts'
import { papers } from './store.server.ts'

let database: OpenDatabase | undefined
let context: Context
beforeEach(async () => {
  await database?.close()
  database = await testDatabase()
  context = testContext(database)
  await loadPlan({ ...context, actor: { ...context.actor, roles: ['administrator'] } }, samplePlan())
})
afterAll(() => database?.close())

const changedPlan = (): Objective[] => {
  const plan = samplePlan().objectives
  const [first, second] = plan[0]?.versions ?? []
  if (!first || !second) throw new Error('the sample has two versions')
  second.title = { en: 'Wells looked after', fr: 'Puits soignés' }
  second.target2050 = {
    text: { en: 'Each has two.' },
    measures: [{ kind: 'count', low: 2, high: 2, unit: 'keeper', of: null, per: null, by: null }],
  }
  first.activities.push({ number: 2, text: { en: 'Ask the old people' } })
  return plan
}

const give = async (text: string) => (await offerPaper(context, { name: 'plan', content: text })).id

test('an export of the plan, taken in again, changes nothing', async () => {
  const before = await wholePlan(context.read)
  expect(before).toEqual(samplePlan().objectives)
  for (const text of [planToJson(before), planToCsv(before)])
    expect(await takePaper(context, await give(text))).toBe(0)
  expect(await wholePlan(context.read)).toEqual(before)
})

test('what a file brings enters, a second time it changes nothing, and undone the plan is as before', async () => {
  const id = await give(planToJson(changedPlan()))
  expect(await wholePlan(context.read)).toEqual(samplePlan().objectives)
  expect(await takePaper(context, id)).toBe(2)
  expect(await wholePlan(context.read)).toEqual(changedPlan())
  expect(await takePaper(context, await give(planToJson(changedPlan())))).toBe(0)
  await undoPaper(context, id)
  expect(await wholePlan(context.read)).toEqual(samplePlan().objectives)
  expect(await takePaper(context, await give(planToJson(changedPlan())))).toBe(2)
  expect(await wholePlan(context.read)).toEqual(changedPlan())
})

test('a wording that a file makes is withdrawn when it is undone, and comes back when it is taken again', async () => {
  const plan = samplePlan().objectives
  const version = { ...orMissing(plan[0]?.versions[1]), edition: '2021-draft' as const }
  plan[0]?.versions.splice(1, 0, version)
  const edition = { edition: '2021-draft', title: { en: 'Draft' }, document: 'Draft', note: null } as const
  await database?.close()
  database = await testDatabase()
  context = testContext(database)
  await loadPlan(
    { ...context, actor: { ...context.actor, roles: ['administrator'] } },
    {
      ...samplePlan(),
      editions: [...samplePlan().editions, { ...edition, date: '2021-10-14', precision: 'day' }],
    },
  )
  const id = await give(planToJson(plan))
  await takePaper(context, id)
  expect((await wholePlan(context.read))[0]?.versions.map((one) => one.edition)).toEqual([
    '2020',
    '2021-draft',
    '2022',
  ])
  await undoPaper(context, id)
  expect(await wholePlan(context.read)).toEqual(samplePlan().objectives)
  await takePaper(context, await give(planToJson(plan)))
  expect((await wholePlan(context.read))[0]?.versions).toHaveLength(3)
})

test('an import is not undone over the work of somebody since', async () => {
  const id = await give(planToJson(changedPlan()))
  await takePaper(context, id)
  const version = orMissing((await allVersions(context.read)).find(({ edition }) => edition === '2022'))
  await correctWording(context, {
    version: version.id,
    revision: version.revision,
    locale: 'en',
    ...textsIn(version, 'en'),
    title: 'Springs',
    measures: measuresOf(version),
    reason: 'Better',
  })
  await expect(undoPaper(context, id)).rejects.toMatchObject({
    code: 'conflict',
    text: 'plan_import_worked_on',
  })
  expect((await papers(context.read))[0]?.state).toBe('taken')
})

test('a new English wording makes the French of the same sentence outdated', async () => {
  const plan = samplePlan().objectives
  const version = orMissing(plan[0]?.versions[1])
  version.aim = { ...version.aim, en: 'Another aim.' }
  await takePaper(context, await give(planToJson(plan)))
  const row = orMissing((await allVersions(context.read)).find(({ edition }) => edition === '2022'))
  const french = (await planTexts.version.statesOf(context.read, row.id)).find(
    ({ field, locale }) => field === 'aim' && locale === 'fr',
  )
  expect(french?.state).toBe('outdated')
})

test('a paper is taken once, and by the Secretariat only', async () => {
  const id = await give(planToJson(changedPlan()))
  await takePaper(context, id)
  await expect(takePaper(context, id)).rejects.toMatchObject({ text: 'plan_import_decided' })
  const visitor = { ...context, actor: { id: null, roles: [], via: 'session', scopes: null } as const }
  await expect(offerPaper(visitor, { name: 'x', content: '{}' })).rejects.toMatchObject({ code: 'forbidden' })
})

test('a file that is no paper is refused with a sentence that says how to go on, and nothing is kept', async () => {
  await expect(give('A cake needs flour, sugar and six eggs.\n'.repeat(40))).rejects.toMatchObject({
    code: 'invalid',
    text: 'plan_paper_refusal_other_subject',
  })
  expect(await papers(context.read)).toEqual([])
})
