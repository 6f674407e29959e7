import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { latest } from '#lib/dashboard/index.ts'
import { indicator, observations, reportObservation } from '#lib/dashboard/index.server.ts'
import { adoptionStatus, versionInForce } from '#lib/plan/index.ts'
import { decisions, objectiveByCode, objectives, versionsOf } from '#lib/plan/index.server.ts'
import { contentHash, loadOnce } from '#lib/platform/content.server.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { eventsAfter } from '#lib/platform/events.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { contentDatabase } from '../../test/support/content.ts'
import { testContext } from '../../test/support/database.ts'
import { systemActor } from './system-actor.ts'
import { loadContent } from './slices.server.ts'

let database: OpenDatabase
let context: ReturnType<typeof testContext>
beforeAll(async () => {
  database = await contentDatabase()
  context = testContext(database)
})
afterAll(() => database.close())

test('the starter content holds the 24 objectives and is loaded once', async () => {
  expect(await objectives(context.read)).toHaveLength(24)
  const before = await eventsAfter(context.read, { limit: 1000 })
  await loadContent({ ...context, actor: systemActor }, () => {})
  expect(await eventsAfter(context.read, { limit: 1000 })).toEqual(before)
})

test('content that was brought in is not looked at again until its fingerprint changes', async () => {
  const loads: string[] = []
  const load = (fingerprint: string) =>
    loadOnce(context, fingerprint, async () => void loads.push(fingerprint))
  for (const fingerprint of ['one', 'one', 'two', 'two', 'one']) await load(fingerprint)
  expect(loads).toEqual(['one', 'two', 'one'])
})

test('content that fails to come in is tried again', async () => {
  await expect(loadOnce(context, 'torn', () => Promise.reject(new Error('torn')))).rejects.toThrow('torn')
  let tries = 0
  await loadOnce(context, 'torn', async () => void tries++)
  expect(tries).toBe(1)
})

test('another file, another word in it and another name make another fingerprint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'permille-content-'))
  mkdirSync(join(folder, 'plan'))
  const seen = new Set<string>()
  const look = () => seen.add(contentHash(folder))
  const first = join(folder, 'plan', 'goals.json')
  for (const text of ['[]', '[1]']) {
    writeFileSync(first, text)
    look()
  }
  renameSync(first, join(folder, 'plan', 'aims.json'))
  look()
  writeFileSync(first, '[1]')
  look()
  rmSync(folder, { recursive: true })
  expect(seen.size).toBe(4)
})

test('the thread holds: objective, version, decision, indicator, observation', async () => {
  const objective = orMissing(await objectiveByCode(context.read, 'A1'))
  const versions = await versionsOf(context.read, objective.id)
  expect(versions.map(({ edition }) => edition)).toEqual(['2020', '2021-draft', '2022'])
  expect(versionInForce(versions, '2021-12-31')?.edition).toBe('2020')
  expect(versionInForce(versions, '2026-01-01')?.edition).toBe('2022')
  const first = orMissing(versions[0])
  const taken = await decisions(context.read, [first.id, first.editionId])
  expect(adoptionStatus(taken, [first.id, first.editionId], '2026-01-01')).toMatchObject({
    state: 'adopted',
    by: { slug: 'consortium-2020-06-15-strategic-plan', body: 'consortium' },
  })
  const measured = orMissing(await indicator(context.read, 'A1.1'))
  expect(measured.objectiveId).toBe(objective.id)
  expect(latest(await observations(context.read, measured.id))).toMatchObject({ value: 28, on: '2019-12-31' })
})

test('a reported figure and its correction are events of the objective; the first figure stays', async () => {
  const objective = orMissing(await objectiveByCode(context.read, 'A1'))
  const report = {
    on: '2025-12-31',
    low: null,
    high: null,
    reporters: 190,
    of: 196,
    unit: 'NDC',
    status: 'P',
    source: { title: 'A reading of our own', place: null, url: null },
    readingRule: null,
    state: null,
    judges: null,
    kappa: null,
    part: null,
  } as const
  const first = await reportObservation(context, 'A1.1', { ...report, value: 61, corrects: null })
  const second = await reportObservation(context, 'A1.1', { ...report, value: 60, corrects: first.id })
  const figures = await observations(context.read, first.indicatorId)
  expect(figures.map(({ id }) => id)).toContain(first.id)
  expect(latest(figures)).toMatchObject({ id: second.id, value: 60 })
  const events = await eventsAfter(context.read, {
    about: objective.id,
    verbs: ['dashboard.observed'],
    limit: 1000,
  })
  expect(events.slice(-2).map(({ subject, data }) => [subject, data.value])).toEqual([
    [first.id, 61],
    [second.id, 60],
  ])
})
