import { afterAll, beforeAll, expect, test } from 'vitest'
import { testContext, testDatabase } from '../../../../test/support/database.ts'
import { addPerson } from '../../../../test/support/people.ts'
import type { Actor, Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { erasePerson, grantsOf } from '../index.server.ts'
import { personalData } from '../personal.server.ts'
import { identityQueue } from '../queue.server.ts'
import { askForRole, decideRequest } from './actions.server.ts'
import { requestState } from './request.ts'
import { requestsOf, waitingRequests } from './store.server.ts'

const idOf = (number: number) => `01900000-0000-7000-a000-${number.toString(16).padStart(12, '0')}`
let database: OpenDatabase
let ana: Actor
let admin: Actor
let made = 0
const newId = () => idOf(1000 + ++made)
const as = (actor: Actor): Context => testContext(database, { actor, newId })

beforeAll(async () => {
  database = await testDatabase()
  const add = (id: string, name: string, roles: string[]) =>
    addPerson(database, { id, name, mail: `${name}@example.org`, roles }, true)
  ana = await add(idOf(1), 'ana', [])
  admin = await add(idOf(2), 'amir', ['secretariat'])
})
afterAll(() => database.close())

const message = 'I report figures for the well keepers'
const waitingFor = async (actor: Actor) => (await identityQueue(as(actor)))[0]?.count

test('a person asks once at a time, and those who give roles find it in their queue', async () => {
  await askForRole(as(ana), { role: 'partner', message })
  await expect(askForRole(as(ana), { role: 'partner', message })).rejects.toMatchObject({
    constraint: 'role_request_open_once',
  })
  expect(await waitingFor(admin)).toBe(1)
  expect(await waitingFor(ana)).toBeUndefined()
})

test('nobody decides a request of one’s own, and a refusal says why', async () => {
  const [request] = await waitingRequests(database.read)
  const refusing = { request: request!.id, decision: 'refuse' as const, reason: 'no such organisation' }
  await expect(decideRequest(as(ana), refusing)).rejects.toMatchObject({ code: 'forbidden' })
  await decideRequest(as(admin), refusing)
  const [told] = await requestsOf(database.read, ana.id!)
  expect([requestState(told!), told!.reason]).toEqual(['refused', 'no such organisation'])
  await expect(decideRequest(as(admin), refusing)).rejects.toMatchObject({ text: 'platform_wrong_state' })
  expect(await waitingFor(admin)).toBe(0)
})

test('a granted request gives the role, and who holds it does not ask again', async () => {
  await askForRole(as(ana), { role: 'partner', message })
  const [request] = await waitingRequests(database.read)
  await decideRequest(as(admin), { request: request!.id, decision: 'grant', reason: 'known to us' })
  expect((await grantsOf(database.read, ana.id!)).map(({ role, reason }) => [role, reason])).toEqual([
    ['partner', 'known to us'],
  ])
  await expect(askForRole(as(ana), { role: 'partner', message })).rejects.toMatchObject({
    text: 'identity_role_held',
  })
})

test('an erasure takes the words of a request', async () => {
  await erasePerson(as(ana), ana.id!, 'ana@example.org', [personalData])
  const requests = await requestsOf(database.read, ana.id!)
  expect(requests.map(({ message, reason }) => [message, reason])).toEqual([
    ['', null],
    ['', null],
  ])
})
