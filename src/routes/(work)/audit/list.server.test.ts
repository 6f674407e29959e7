import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { testContext, testDatabase } from '../../../../test/support/database.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { auditList, auditScope } from './list.server.ts'

let database: OpenDatabase
const [ada, ben, thing, goal] = [1, 2, 3, 4].map((n) => `01900000-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
]
const seqs: number[] = []

async function act(person: string, day: string, verb: string, touches: string[] = []) {
  const context = testContext(database, { now: () => new Date(`${day}T09:00:00Z`) })
  const by = { ...context, actor: { ...context.actor, id: person } }
  seqs.push(
    await context.write((write) => logEvent(write, by, { verb, kind: 'toy.thing', subject: thing, touches })),
  )
}

beforeAll(async () => {
  database = await testDatabase()
  await addPerson(database, { id: ada, name: 'Ada Quispe', mail: 'ada@example.org', roles: [] })
  await addPerson(database, { id: ben, name: 'Bénédicte Roy', mail: 'roy@example.org', roles: [] })
  await act(ada, '2026-05-01', 'toy.made')
  await act(ben, '2026-05-02', 'toy.mended', [goal])
  await act(ada, '2026-05-03', 'toy.mended')
})
afterAll(() => database.close())

async function ask(search: string) {
  const url = new URL(`https://permille.example/audit${search}`)
  const { rows, listing } = await auditList.page(
    database.read,
    url,
    await auditScope(testContext(database), url),
  )
  return { which: rows.map(({ seq }) => seqs.indexOf(seq)), listing }
}
const which = async (search: string) => (await ask(search)).which

test('the log is read the newest first, or the oldest', async () => {
  expect(await which('')).toEqual([2, 1, 0])
  expect(await which('?sort=at')).toEqual([0, 1, 2])
})

test('the log is filtered by name, person, record and day', async () => {
  expect(await which('?who=benedicte')).toEqual([1])
  expect(await which('?who=ada@example')).toEqual([2, 0])
  expect(await which('?who=nemo')).toEqual([])
  expect(await which(`?actor=${ben}`)).toEqual([1])
  expect(await which(`?actor=${thing}`)).toEqual([])
  expect(await which(`?about=${goal}`)).toEqual([1])
  expect(await which(`?about=${thing}`)).toEqual([2, 1, 0])
  expect(await which('?since=2026-05-02&until=2026-05-02')).toEqual([1])
})

test('every verb of the log is offered, with how many events it has', async () => {
  expect((await ask('?verb=toy.made')).listing.choices.verb).toEqual([
    { value: 'toy.mended', count: 2 },
    { value: 'toy.made', count: 1 },
  ])
})

test('the download holds ids and figures, and no name', async () => {
  const url = new URL('https://permille.example/audit/events.csv?who=ada')
  const answer = auditList.download(
    'events.csv',
    database.read,
    url,
    await auditScope(testContext(database), url),
  )
  const lines = (await answer.text()).replace('\uFEFF', '').split('\r\n')
  expect(lines[0]).toBe('seq,at,actor,verb,kind,subject,touches,data')
  expect(lines[2]).toBe(`${seqs[0]},2026-05-01T09:00:00.000Z,${ada},toy.made,toy.thing,${thing},,{}`)
  expect(lines).toHaveLength(4)
})
