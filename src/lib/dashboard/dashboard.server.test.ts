import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { eventsAfter } from '#lib/platform/events.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { loadPlan, objectives } from '#lib/plan/index.server.ts'
import { testContext, testDatabase } from '../../../test/support/database.ts'
import { samplePlan } from '../plan/fixtures.ts'
import { definitionState } from './definitions/definition.ts'
import { sampleFigure, sampleIndicator, sampleMilestone, sampleReport, sampleShare } from './fixtures.ts'
import {
  checkObservation,
  countRecords,
  definitions,
  indicator,
  indicators,
  judgedOn,
  loadIndicators,
  indicatorView,
  objectiveFigures,
  observations,
  overview,
  proposeDefinition,
  rebuild,
  reportObservation,
  signDefinition,
} from './index.server.ts'

const person = (digit: number, ...roles: string[]): Actor => ({
  id: `01900000-0000-7000-8000-00000000000${digit}`,
  roles,
  via: 'session',
  scopes: null,
})
const administrator = person(1, 'administrator', 'secretariat')
const partner = person(2, 'partner')
const scientist = person(3, 'stc')
const colleague = person(4, 'stc')

let database: OpenDatabase
let context: Context
const as = (actor: Actor): Context => ({ ...context, actor })
beforeAll(async () => {
  database = await testDatabase()
  context = testContext(database, { actor: administrator })
  await loadPlan(context, samplePlan())
  const measured = [sampleIndicator(), sampleShare(), sampleMilestone()]
  await loadIndicators(context, measured, [sampleFigure()])
})
afterAll(() => database.close())

const today = '2026-03-01'
const standingOf = async (code: string) => {
  const measured = orMissing(await indicator(database.read, code))
  const [judged] = await judgedOn(database.read, [measured], today, [measured.id])
  return orMissing(judged).status.pace
}

describe('figures', () => {
  test('a partner reports one, a second person checks it, and it moves the standing', async () => {
    expect(await standingOf('A1.1')).toMatchObject({ standing: 'cannot_tell', reason: 'stale' })
    const figure = await reportObservation(as(partner), 'A1.1', sampleReport())
    expect(await standingOf('A1.1')).toMatchObject({ standing: 'on_track', figure: { id: figure.id } })
    await expect(checkObservation(as({ ...partner, roles: ['stc'] }), figure.id)).rejects.toMatchObject({
      text: 'dashboard_not_ones_own',
    })
    await checkObservation(as(scientist), figure.id)
    await expect(checkObservation(as(colleague), figure.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a correction takes the place of a figure, once, and the first one stays to be seen', async () => {
    const first = await reportObservation(as(partner), 'A1.1', sampleReport({ on: '2026-01-31', value: 9 }))
    expect(await standingOf('A1.1')).toMatchObject({ standing: 'off_track' })
    const correction = sampleReport({ on: '2026-01-31', value: 14, corrects: first.id })
    await reportObservation(as(partner), 'A1.1', correction)
    expect(await standingOf('A1.1')).toMatchObject({ standing: 'on_track' })
    await expect(reportObservation(as(partner), 'A1.1', correction)).rejects.toThrow()
    const { rows } = await indicatorView(as(partner), 'A1.1')
    expect(rows.map(({ value }) => value)).toEqual([14, 9, 13, 5])
    const plain = rows.map(({ correctedBy: _, ...row }) => row)
    expect(plain.toReversed()).toEqual(await observations(database.read, first.indicatorId))
  })

  test.each([
    ['A1.1', { on: '2030-12-31' }, { on: 'dashboard_day_to_come' }],
    ['A1.2', { value: 21 }, { value: 'dashboard_value_above_of' }],
    ['A1.2', { value: 8, reporters: 6 }, { value: 'dashboard_value_above_reporters' }],
    ['A1.3', { value: 1 }, { state: 'dashboard_state_wanted' }],
  ])('%s refuses what it cannot be: %o', async (code, given, fields) => {
    await expect(reportObservation(as(partner), code, sampleReport(given))).rejects.toMatchObject({ fields })
  })

  test('of units whose number is laid down that number holds; the silent keep the answer open', async () => {
    const { of } = await reportObservation(as(partner), 'A1.2', sampleReport({ value: 10, reporters: 12 }))
    expect(of).toBe(20)
    expect(await standingOf('A1.2')).toMatchObject({ standing: 'cannot_tell', reason: 'few_reports' })
    await reportObservation(as(partner), 'A1.2', sampleReport({ on: '2026-01-31', value: 14, reporters: 20 }))
    expect(await standingOf('A1.2')).toMatchObject({ standing: 'on_track' })
  })

  test('who holds no role that reports may not report', async () => {
    const visitor = person(9)
    await expect(reportObservation(as(visitor), 'A1.1', sampleReport())).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('definitions', () => {
  const proposal = {
    ...sampleIndicator(),
    title: 'Pozos que dan agua limpia',
    unit: 'pozos',
    definition: 'Pozos de los que alguien sacó agua limpia ese año.',
    method: 'Contados por los guardianes.',
    denominator: '',
    reportingUnits: '',
    reason: 'Un pozo con agua sucia no cuenta.',
  }

  test('the committee signs the first version, but not what one has proposed oneself', async () => {
    const { id } = orMissing(await indicator(database.read, 'A1.1'))
    const [first] = await definitions(database.read, id)
    await signDefinition(as(scientist), orMissing(first).id)
    await expect(signDefinition(as(scientist), orMissing(first).id)).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(signDefinition(as(partner), orMissing(first).id)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('a new version waits for a signature, then breaks the series; the words of other languages wait', async () => {
    const spanish = { ...as(scientist), locale: 'es' as const }
    const proposed = await proposeDefinition(spanish, 'A1.1', proposal)
    expect(proposed.title).toEqual({ es: 'Pozos que dan agua limpia' })
    expect(proposed.method).toEqual(sampleIndicator().method)
    expect(await standingOf('A1.1')).toMatchObject({ standing: 'on_track' })
    await expect(proposeDefinition(spanish, 'A1.1', proposal)).rejects.toMatchObject({ code: 'conflict' })
    await expect(signDefinition(as(scientist), proposed.id)).rejects.toMatchObject({ code: 'forbidden' })
    await signDefinition(as(colleague), proposed.id)

    expect(await standingOf('A1.1')).toMatchObject({
      standing: 'cannot_tell',
      reason: 'definition_changed',
      figure: { value: 14 },
    })
    const { id, version } = orMissing(await indicator(database.read, 'A1.1'))
    const states = (await definitions(database.read, id)).map((one) => definitionState(one, version))
    expect(states).toEqual(['signed', 'replaced'])
    await reportObservation(as(partner), 'A1.1', sampleReport({ on: '2026-02-01', value: 13 }))
    expect(await standingOf('A1.1')).toMatchObject({ standing: 'on_track', figure: { indicatorVersion: 2 } })
  })
})

test('what was counted is entered once, and corrected when the records say otherwise', async () => {
  const things = [
    { id: 'a', on: '2024-05-01' },
    { id: 'b', on: '2024-07-01' },
  ]
  const source = {
    name: 'toy.things',
    kind: 'toy.thing',
    indicator: 'A1.1',
    says: 'exactly' as const,
    unit: 'well',
    source: { title: 'Toy', place: 'Box' },
    readingRule: { en: 'All of them.' },
    path: '/toys',
    things: async () => things,
  }
  expect(await countRecords(context, [source])).toBe(3)
  expect(await countRecords(context, [source])).toBe(0)
  things.push({ id: 'c', on: '2024-08-01' })
  expect(await countRecords(context, [source])).toBe(1)
  const { id } = orMissing(await indicator(database.read, 'A1.1'))
  const rows = (await observations(database.read, id)).filter(({ counter }) => counter)
  expect(rows.map(({ on, value, corrects }) => [on, value, corrects !== null])).toEqual([
    ['2024-12-31', 2, false],
    ['2024-12-31', 3, true],
    ['2025-12-31', 0, false],
    ['2026-02-28', 0, false],
  ])
})

test('the overview, the page of an objective and the whole series lead to the same standings', async () => {
  const aim = orMissing((await objectives(database.read))[0])
  const { cards } = await overview(context)
  const atAGlance = cards.flatMap(({ lights }) => lights.map(({ status }) => status))
  const inFull = (await objectiveFigures(context, aim.id)).map(({ status }) => status)
  expect(atAGlance).toHaveLength((await indicators(database.read)).length)
  expect(atAGlance).toEqual(inFull)
})

test('every figure and standing can be computed again from the event log alone', async () => {
  const before = await rebuild(database.read, today)
  expect(before).toMatchObject({
    differing: [],
    onlyInLog: [],
    onlyInTable: [],
    standingOtherwise: [],
    standings: 3,
  })
  expect(before.figures).toBe(before.events)
  const events = await eventsAfter(database.read, { verbs: ['dashboard.observed'], limit: 1000 })
  expect(before.events).toBe(events.length)
  const newest = orMissing(events.findLast(({ data }) => data.on === '2026-02-28')).subject
  await database.query('update dashboard.observation set value = 99, low = null, high = null where id = $1', [
    newest,
  ])
  const after = await rebuild(database.read, today)
  expect(after.differing).toEqual([{ id: newest, fields: ['value', 'low', 'high'] }])
  expect(after.standingOtherwise).toEqual(['A1.1'])
})
