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
import { enterEdition } from '../editions/actions.server.ts'
import { itemsOf, roadmaps } from '../roadmap/store.server.ts'
import { lookAtPaper, offerPaper, takePaper, undoPaper } from './actions.server.ts'
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

const roadmap = (year: number) =>
  [
    'The international “4 per 1000” Initiative',
    `Document Consortium 9-5 – Roadmap for ${year}`,
    `This paper says what shall be done during the year ${year} by the Secretariat and its partners, and for which of the objectives of the plan.`,
    'I. WELLS [Core Facility I]',
    '1. Second letter to every village [Strategic Objectives involved: A1]',
    '- Send the letter',
    'It is sent to all of them.',
  ].join('\n')

test('the roadmap of another year enters with its items, goes when it is undone, and can be taken again', async () => {
  const before = await roadmaps(context.read)
  const id = await give(roadmap(2031))
  expect(await takePaper(context, id)).toBe(3)
  const [added] = (await roadmaps(context.read)).filter(({ year }) => year === 2031)
  const items = await itemsOf(context.read, orMissing(added).id)
  expect(items.map(({ code, title, objectives, note }) => [code, title.en, objectives, note?.en])).toEqual([
    ['2031-01', 'WELLS', [], undefined],
    ['2031-02', 'Second letter to every village', ['A1'], undefined],
    ['2031-03', 'Send the letter', [], 'It is sent to all of them.'],
  ])
  const again = await give(roadmap(2031))
  await expect(takePaper(context, again)).rejects.toMatchObject({
    code: 'conflict',
    text: 'plan_roadmap_there',
  })
  await undoPaper(context, id)
  expect(await roadmaps(context.read)).toEqual(before)
  expect(await takePaper(context, again)).toBe(3)
})

test('a paper of an edition that is entered on a page can be taken; before that it says what is missing', async () => {
  const plan = samplePlan().objectives
  const version = { ...orMissing(plan[0]?.versions[1]), edition: '2026' }
  plan[0]?.versions.push(version)
  const id = await give(planToJson(plan))
  await expect(takePaper(context, id)).rejects.toMatchObject({
    text: 'plan_import_edition_missing',
    data: { edition: '2026' },
  })
  const entry = {
    code: '2026',
    title: 'Third',
    document: 'Plan',
    on: '2026-06-30',
    bodies: [],
    languages: ['en' as const],
  }
  await enterEdition(context, entry)
  await expect(enterEdition(context, entry)).rejects.toMatchObject({ code: 'conflict' })
  expect(await takePaper(context, id)).toBe(1)
  expect((await wholePlan(context.read))[0]?.versions.map(({ edition }) => edition)).toEqual([
    '2020',
    '2022',
    '2026',
  ])
  await undoPaper(context, id)
  expect(await wholePlan(context.read)).toEqual(samplePlan().objectives)
})

test('of two people who take a paper, or look while the plan changes, the second is told', async () => {
  const id = await give(planToJson(changedPlan()))
  const { reading } = await lookAtPaper(context, id)
  const other = samplePlan().objectives
  const version = orMissing(other[0]?.versions[1])
  version.aim = { ...version.aim, en: 'Another aim.' }
  await takePaper(context, await give(planToJson(other)))
  await expect(takePaper(context, id, { mark: reading.mark })).rejects.toMatchObject({
    code: 'conflict',
    text: 'plan_import_meanwhile',
  })
})
