import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { eventsAfter } from '#lib/platform/events.server.ts'
import { outbox } from '#lib/platform/mail.server.ts'
import { loadPlan } from '#lib/plan/index.server.ts'
import { testContext, testDatabase } from '../../../../test/support/database.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { samplePlan } from '../../plan/fixtures.ts'
import { sampleIndicator, sampleMilestone, sampleReport, sampleShare } from '../fixtures.ts'
import { loadIndicators, remind, reportObservation, silenceReminders } from '../index.server.ts'
import { personalData } from '../personal.server.ts'

let database: OpenDatabase
let context: Context
let scientist: Actor
let day = '2026-01-15'
const origin = 'https://permille.example.org'
const id = (digit: number) => `01900000-0000-7000-8000-00000000000${digit}`

beforeAll(async () => {
  database = await testDatabase()
  const secretary = await addPerson(database, {
    id: id(1),
    name: 'Ana',
    mail: 'ana@example.org',
    roles: ['secretariat'],
  })
  scientist = await addPerson(database, { id: id(2), name: 'Ben', mail: 'ben@example.org', roles: ['stc'] })
  await addPerson(database, { id: id(3), name: 'Chi', mail: 'chi@example.org', roles: ['stc'] }, false)
  await database.query(`update identity.person set locale = 'fr' where id = $1`, [id(2)])
  context = testContext(database, { actor: secretary, now: () => new Date(`${day}T12:00:00Z`) })
  const loader = { ...context, actor: { ...secretary, roles: ['administrator'] } }
  await loadPlan(loader, samplePlan())
  await loadIndicators(loader, [sampleIndicator(), sampleShare(), sampleMilestone()], [])
})
afterAll(() => database.close())

const lettersTo = async (mail: string) =>
  (await outbox(database.read)).filter(({ recipient }) => recipient === mail).map(({ body }) => body)

test('each body is reminded of its own figures, in the language of the reader, and only when they are near', async () => {
  // The figures for 2025 are due on 31 March; the milestone has been since the end of 2023.
  expect(await remind(context, origin)).toEqual({ letters: 1, figures: 1 })
  day = '2026-03-05'
  expect(await remind(context, origin)).toEqual({ letters: 2, figures: 2 })
  const [letter = ''] = await lettersTo('ben@example.org')
  expect(letter).toContain('A1.2')
  expect(letter).not.toContain('A1.1')
  expect(letter).toContain(`${origin}/fr/dashboard/report/A1.2`)
  expect(letter).toContain('31 mars 2026')
  expect(await lettersTo('chi@example.org')).toEqual([])
})

test('nobody is written to twice about the same figure, save once more when it is overdue', async () => {
  expect(await remind(context, origin)).toEqual({ letters: 0, figures: 0 })
  day = '2026-04-02'
  expect(await remind(context, origin)).toEqual({ letters: 2, figures: 2 })
  expect(await remind(context, origin)).toEqual({ letters: 0, figures: 0 })
})

test('who wants silence gets it; the next year is another figure', async () => {
  await silenceReminders({ ...context, actor: scientist }, true)
  day = '2027-03-20'
  expect(await remind(context, origin)).toEqual({ letters: 1, figures: 1 })
  await silenceReminders({ ...context, actor: scientist }, false)
  expect(await remind(context, origin)).toEqual({ letters: 1, figures: 1 })
})

test('a figure that has come, even to say that there is none, is owed no more', async () => {
  await reportObservation(context, 'A1.3', sampleReport({ on: '2027-01-05', value: null, state: 'done' }))
  day = '2028-03-20'
  await reportObservation(context, 'A1.1', sampleReport({ on: '2027-12-31', value: null, status: 'O' }))
  await reportObservation(context, 'A1.2', sampleReport({ on: '2027-12-31' }))
  expect(await remind(context, origin)).toEqual({ letters: 0, figures: 0 })
})

test('the log knows whom and how many, and no address; an erasure takes the reminders along', async () => {
  const events = await eventsAfter(database.read, { verbs: ['dashboard.reminded'], limit: 100 })
  expect(JSON.stringify(events)).not.toContain('example.org')
  const ben = { id: id(2), mail: 'ben@example.org' }
  const told = await personalData.read(database.read, ben)
  expect((told.reminders as unknown[]).length).toBeGreaterThan(2)
  await database.write((write) => personalData.forget(write, ben, new Date()))
  expect(await personalData.read(database.read, ben)).toEqual({ reminders: [], silent: false })
})
