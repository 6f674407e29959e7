import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testContext, testDatabase } from '../../../test/support/database.ts'
import { addPerson, removeEverybody } from '../../../test/support/people.ts'
import type { Actor, Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { eventsAfter } from '#lib/platform/events.server.ts'
import { outbox, post } from '#lib/platform/mail.server.ts'
import { personalData as platformData } from '#lib/platform/personal.server.ts'
import {
  createIdentity,
  createToken,
  editProfile,
  erasePerson,
  exportPerson,
  grantRole,
  personNames,
  rolesInForce,
} from './index.server.ts'
import { personalData } from './personal.server.ts'

const awa = { id: '01900000-0000-7000-a000-00000000000a', name: 'Awa Ndiaye', mail: 'awa@example.org' }
const lea = { id: '01900000-0000-7000-a000-00000000000c', name: 'Léa', mail: 'lea@example.org' }
const holders = [platformData, personalData]
const secret = 'a secret of this test, long enough to sign with'
const password = 'soil holds more than air'

let database: OpenDatabase
let context: Context
let actor: Actor
let cookie: string
const as = (who: Actor): Context => ({ ...context, actor: who })
const identity = () => createIdentity({ database, config: { originUrl: 'http://localhost:4000' }, secret })
const visit = { headers: new Headers(), address: '192.0.2.1', locale: 'en' as const }

async function join(name: string) {
  await identity().register(visit, { name, mail: awa.mail })
  const [letter] = await outbox(database.read)
  const token = new URL(letter?.link ?? '').searchParams.get('token') ?? ''
  await identity().confirm(visit, { token, password })
}

beforeAll(async () => void (database = await testDatabase()))
afterAll(() => database.close())

/** Awa with everything that an account can have. */
beforeEach(async () => {
  await removeEverybody(database)
  context = testContext(database)
  await join(awa.name)
  cookie = (await identity().signIn(visit, { mail: awa.mail, password })).getSetCookie().join('; ')
  actor = await identity().actorOf(new Headers({ cookie }))
  await identity().requestReset(visit, awa.mail)
  const admin = await addPerson(database, { ...lea, roles: ['secretariat'] })
  const given = { role: 'stc', since_on: '2026-01-01', until_on: null, reason: 'Awa Ndiaye asked' } as const
  await grantRole(as(admin), actor.id ?? '', given)
  await createToken(as(actor), actor.id ?? '', { name: 'Awa’s server', scopes: ['x'], days: 30 }, ['x'])
  await editProfile(as(actor), actor.id ?? '', { name: awa.name, locale: 'fr' })
  await context.write((write) =>
    post(write, context, { recipient: awa.mail, locale: 'fr', subject: 'Bonjour Awa', body: 'Awa' }),
  )
})

test('a person downloads everything that is held about her, and no secret', async () => {
  const told = await exportPerson(as(actor), actor.id ?? '', holders)
  expect(told).toMatchObject({
    person: actor.id,
    identity: {
      person: { name: awa.name, mail: awa.mail, locale: 'fr' },
      roles: [{ role: 'stc', reason: 'Awa Ndiaye asked' }],
      sessions: [{ id: expect.any(String) }],
      tokens: [{ name: 'Awa’s server', scopes: ['x'] }],
    },
  })
  const { letters, events } = told.platform as { letters: { subject: string }[]; events: { verb: string }[] }
  expect(letters.map(({ subject }) => subject)).toContain('Bonjour Awa')
  expect(events.map(({ verb }) => verb)).toEqual(
    expect.arrayContaining(['identity.registered', 'identity.role_granted', 'identity.profile_edited']),
  )
  const secrets = await database.query(
    `select token as secret from identity.session union select password from identity.credential
     union select sha256 from identity.token`,
  )
  const text = JSON.stringify(told)
  for (const row of secrets.rows) expect(text).not.toContain(row.secret)
})

test('after an erasure nothing in the database names the person, and the log is whole', async () => {
  const id = actor.id ?? ''
  const before = await eventsAfter(database.read, {})
  await erasePerson(as(actor), id, awa.mail, holders)
  expect(await everyText(database)).not.toMatch(/awa|ndiaye/i)
  expect((await eventsAfter(database.read, {})).slice(0, before.length)).toEqual(before)
  expect((await eventsAfter(database.read, {})).at(-1)).toMatchObject({
    verb: 'identity.person_erased',
    subject: id,
    data: {},
  })
  expect(await personNames(database.read, [id])).toEqual(new Map())
  expect(await rolesInForce(database.read, id, '2026-03-01')).toEqual([])
})

test('who was erased is signed out and cannot sign in, and the address is free again', async () => {
  await erasePerson(as(actor), actor.id ?? '', awa.mail, holders)
  expect((await identity().actorOf(new Headers({ cookie }))).id).toBeNull()
  await expect(identity().signIn(visit, { mail: awa.mail, password })).rejects.toMatchObject({
    text: 'identity_wrong_sign_in',
  })
  await join('Another Awa')
  const { rows } = await database.query('select id from identity.person where mail = $1', [awa.mail])
  expect(rows).toHaveLength(1)
  expect(rows[0]?.id).not.toBe(actor.id)
})

test('an erasure needs the address typed', async () => {
  await expect(erasePerson(as(actor), actor.id ?? '', lea.mail, holders)).rejects.toMatchObject({
    fields: { mail: 'identity_mail_differs' },
  })
  expect((await personNames(database.read, [actor.id ?? ''])).get(actor.id ?? '')).toBe(awa.name)
})

test('the last Secretariat cannot be erased before somebody else holds the role', async () => {
  const admin: Actor = { id: lea.id, roles: ['secretariat'], via: 'session', scopes: null }
  await expect(erasePerson(as(admin), lea.id, lea.mail, holders)).rejects.toMatchObject({
    text: 'identity_last_holder',
  })
  const given = { role: 'secretariat', since_on: '2026-03-01', until_on: null, reason: 'to go' } as const
  await grantRole(as(admin), actor.id ?? '', given)
  await expect(erasePerson(as(admin), lea.id, lea.mail, holders)).resolves.toBeUndefined()
})

/** Every row of every table as one text. */
async function everyText({ query }: OpenDatabase): Promise<string> {
  const { rows: tables } = await query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  )
  const texts = []
  for (const { name } of tables)
    texts.push(
      (await query(`select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`)).rows[0]?.text,
    )
  return texts.join('\n')
}
