import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { eventsAfter } from '#lib/platform/events.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { history } from '#lib/traits/index.server.ts'
import { testContext, testDatabase } from '../../../test/support/database.ts'
import { correctWording, loadPlan, restoreWording } from './actions.server.ts'
import { samplePlan } from './fixtures.ts'
import type { Wording } from './input.ts'
import { objectiveByCode, versionsOf, type VersionRow } from './store.server.ts'
import { planTexts } from './texts.server.ts'
import { measuresOf, textsIn } from './wording/wording.ts'

let database: OpenDatabase
let context: Context
beforeAll(async () => {
  database = await testDatabase()
  context = testContext(database)
  await loadPlan({ ...context, actor: { ...context.actor, roles: ['administrator'] } }, samplePlan())
})
afterAll(() => database.close())

async function newest(): Promise<VersionRow> {
  const objective = orMissing(await objectiveByCode(context.read, 'A1'))
  return orMissing((await versionsOf(context.read, objective.id)).at(-1))
}

const form = (version: VersionRow, changes: Partial<Wording>): Wording => {
  const locale = changes.locale ?? 'en'
  return {
    version: version.id,
    revision: version.revision,
    locale,
    ...textsIn(version, locale),
    measures: measuresOf(version),
    reason: 'A slip of the pen',
    ...changes,
  }
}

test('a correction in French leaves the other languages as they are, and says why in the history', async () => {
  const before = await newest()
  await correctWording(context, form(before, { locale: 'fr', title: 'Les puits', reason: 'Plus court' }))
  const after = await newest()
  expect(after.title).toEqual({ ...before.title, fr: 'Les puits' })
  expect(after.revision).toBe(before.revision + 1)
  const [last, first] = await history(context.read, after.id)
  expect(last).toMatchObject({ number: 2, reason: 'Plus court', by: context.actor.id })
  expect(first).toMatchObject({ number: 1, reason: null })
})

test('a changed English source makes its translations outdated in the same step', async () => {
  const before = await newest()
  await correctWording(context, form(before, { aim: 'Every well has a keeper.' }))
  const texts = await planTexts.version.statesOf(context.read, before.id)
  const states = texts.filter(({ field }) => field === 'aim').map(({ locale, state }) => [locale, state])
  expect(Object.fromEntries(states)).toEqual({ en: 'checked', fr: 'outdated' })
})

test('two editors do not overwrite one another', async () => {
  const seen = await newest()
  await correctWording(context, form(seen, { title: 'Wells' }))
  await expect(correctWording(context, form(seen, { title: 'Springs' }))).rejects.toMatchObject({
    code: 'conflict',
    text: 'plan_changed_meanwhile',
  })
  expect((await newest()).title.en).toBe('Wells')
})

test('typed values change with their sentence, and a value without words is refused', async () => {
  const before = await newest()
  const [value] = orMissing(before.baseline).measures
  const measures = { ...measuresOf(before), baseline: [{ ...orMissing(value), low: 8, high: 9 }] }
  await correctWording(context, form(before, { measures }))
  expect((await newest()).baseline?.measures).toMatchObject([{ low: 8, high: 9, unit: 'well' }])
  const now = await newest()
  const lost = { ...measuresOf(now), target2050: [orMissing(value)] }
  await expect(correctWording(context, form(now, { measures: lost }))).rejects.toMatchObject({
    fields: { target2050: 'plan_value_without_words' },
  })
})

test('a text that stands is never emptied by saving', async () => {
  const now = await newest()
  await expect(correctWording(context, form(now, { baseline: '' }))).rejects.toMatchObject({
    code: 'invalid',
    fields: { baseline: 'plan_text_emptied' },
  })
})

test('an earlier state comes back whole, with words and values, as a new state with a reason', async () => {
  const before = await newest()
  const first = { version: before.id, revision: before.revision, number: 1, reason: 'As adopted' }
  await restoreWording(context, first)
  const after = await newest()
  const original = orMissing(samplePlan().objectives[0]?.versions.at(-1))
  expect(after).toMatchObject({
    title: original.title,
    aim: original.aim,
    baseline: original.baseline,
    revision: before.revision + 1,
  })
  const [last] = await history(context.read, after.id)
  expect(last?.reason).toBe('As adopted')
  const event = (await eventsAfter(context.read, { about: after.objectiveId, limit: 1000 })).at(-1)
  expect(event).toMatchObject({ verb: 'plan.wording_restored', data: { number: 1 } })
  expect(JSON.stringify(event)).not.toContain('As adopted')
})

test('only the Secretariat corrects', async () => {
  const visitor = testContext(database, {
    actor: { id: null, roles: [], via: 'session', scopes: null },
  })
  await expect(correctWording(visitor, form(await newest(), { title: 'Mine' }))).rejects.toMatchObject({
    code: 'forbidden',
  })
})
