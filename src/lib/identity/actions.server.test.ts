import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testContext, testDatabase } from '../../../test/support/database.ts'
import { addPerson, grantId, removeEverybody } from '../../../test/support/people.ts'
import type { Actor, Context } from '#lib/platform/context.ts'
import { visitor } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { eventsAfter } from '#lib/platform/events.server.ts'
import { allow, may } from '#lib/platform/rules.ts'
import {
  claimFirstAccount,
  createIdentity,
  createToken,
  editProfile,
  endRole,
  firstLink,
  forgetExpired,
  grantRole,
  grantsOf,
  handOverRole,
  isFirstLinkOpen,
  people,
  person,
  revokeToken,
  rolesInForce,
  tokensOf,
} from './index.server.ts'

const awa = { id: '01900000-0000-7000-a000-00000000000a', name: 'Awa', mail: 'awa@example.org' }
const ben = { id: '01900000-0000-7000-a000-00000000000b', name: 'Ben', mail: 'ben@example.org' }
const lea = { id: '01900000-0000-7000-a000-00000000000c', name: 'Léa', mail: 'lea@example.org' }
const reason = 'the Bureau asked for it'
const today = '2026-03-01'

let database: OpenDatabase
let context: Context
beforeAll(async () => void (database = await testDatabase()))
afterAll(() => database.close())
beforeEach(async () => {
  await removeEverybody(database)
  context = testContext(database)
})

const as = (actor: Actor, now = `${today}T12:00:00Z`): Context => ({
  ...context,
  actor,
  now: () => new Date(now),
})
const identity = (now = `${today}T12:00:00Z`) =>
  createIdentity({
    database,
    config: { originUrl: 'http://localhost:4000' },
    secret: 'a secret of this test, long enough to sign with',
    now: () => new Date(now),
  })

describe('a role', () => {
  test('is held from its first day until the day of its end, and both are events', async () => {
    const admin = await addPerson(database, { ...lea, roles: ['secretariat'] })
    await addPerson(database, { ...awa, roles: [] })
    const given = { role: 'stc', since_on: '2026-04-01', until_on: null, reason } as const
    const grant = await grantRole(as(admin), awa.id, given)
    expect(await rolesInForce(database.read, awa.id, '2026-03-31')).toEqual([])
    expect(await rolesInForce(database.read, awa.id, '2026-04-01')).toEqual(['stc'])
    await endRole(as(admin, '2026-05-01T00:00:00Z'), { grant, on: '2026-05-10', reason })
    expect(await rolesInForce(database.read, awa.id, '2026-05-09')).toEqual(['stc'])
    expect(await rolesInForce(database.read, awa.id, '2026-05-10')).toEqual([])
    expect((await eventsAfter(database.read, { about: awa.id })).toReversed()).toMatchObject([
      {
        verb: 'identity.role_ended',
        actor: lea.id,
        data: { grant, role: 'stc', until_on: '2026-05-10' },
      },
      {
        verb: 'identity.role_granted',
        actor: lea.id,
        data: { grant, role: 'stc', since_on: '2026-04-01', until_on: null },
      },
    ])
  })

  test('is not given twice for the same time', async () => {
    const admin = await addPerson(database, { ...lea, roles: ['secretariat'] })
    await addPerson(database, { ...awa, roles: ['partner'] })
    const given = { role: 'partner', since_on: today, until_on: null, reason } as const
    await expect(grantRole(as(admin), awa.id, given)).rejects.toMatchObject({
      code: 'conflict',
      fields: { role: 'identity_role_held' },
    })
  })

  test('is given once, even by two at the same moment', async () => {
    const admin = await addPerson(database, { ...lea, roles: ['secretariat'] })
    await addPerson(database, { ...awa, roles: [] })
    const given = { role: 'bureau', since_on: today, until_on: null, reason } as const
    const twice = await Promise.allSettled([1, 2].map(() => grantRole(as(admin), awa.id, given)))
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('that was planned can be called off, and never begins', async () => {
    const admin = await addPerson(database, { ...lea, roles: ['secretariat'] })
    await addPerson(database, { ...awa, roles: [] })
    const given = { role: 'bureau', since_on: '2026-06-01', until_on: null, reason } as const
    const grant = await grantRole(as(admin), awa.id, given)
    await endRole(as(admin), { grant, on: today, reason })
    expect(await rolesInForce(database.read, awa.id, '2026-06-01')).toEqual([])
  })

  test.each(['secretariat', 'administrator'])('of the last %s cannot be ended', async (role) => {
    const admin = await addPerson(database, { ...lea, roles: [...new Set([role, 'administrator'])] })
    const end = { grant: grantId(lea.id), on: today, reason }
    await expect(endRole(as(admin), end)).rejects.toMatchObject({
      code: 'conflict',
      text: 'identity_last_holder',
    })
    await addPerson(database, { ...awa, roles: [role] })
    await expect(endRole(as(admin), end)).resolves.toBeUndefined()
  })

  test('of two last holders cannot be ended by both at the same moment', async () => {
    const admin = await addPerson(database, { ...lea, roles: ['secretariat'] })
    await addPerson(database, { ...awa, roles: ['secretariat'] })
    const ends = await Promise.allSettled(
      [lea, awa].map(({ id }) => endRole(as(admin), { grant: grantId(id), on: today, reason })),
    )
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a handover', () => {
  test('ends the old grant and begins the new one on the same day, with the reason and one event', async () => {
    const admin = await addPerson(database, { ...lea, roles: ['secretariat'] })
    await addPerson(database, { ...awa, roles: ['bureau'] })
    await addPerson(database, { ...ben, roles: [] })
    const from = grantId(awa.id)
    const to = await handOverRole(as(admin), { grant: from, to: ben.mail, on: '2026-04-01', reason })
    expect(await rolesInForce(database.read, awa.id, '2026-03-31')).toEqual(['bureau'])
    expect(await rolesInForce(database.read, ben.id, '2026-03-31')).toEqual([])
    expect(await rolesInForce(database.read, awa.id, '2026-04-01')).toEqual([])
    expect(await rolesInForce(database.read, ben.id, '2026-04-01')).toEqual(['bureau'])
    expect(await grantsOf(database.read, ben.id)).toMatchObject([
      { id: to, follows_id: from, reason, granted_by: lea.id, granted_by_name: 'Léa' },
    ])
    expect(await eventsAfter(database.read, { about: ben.id })).toMatchObject([
      {
        verb: 'identity.role_handed_over',
        subject: awa.id,
        touches: [ben.id],
        data: { from_grant: from, to_grant: to, role: 'bureau', on: '2026-04-01' },
      },
    ])
  })

  test('keeps the end that the role had', async () => {
    const admin = await addPerson(database, { ...lea, roles: ['secretariat'] })
    await addPerson(database, { ...awa, roles: [] })
    await addPerson(database, { ...ben, roles: [] })
    const given = { role: 'bureau', since_on: today, until_on: '2026-12-31', reason } as const
    const grant = await grantRole(as(admin), awa.id, given)
    await handOverRole(as(admin), { grant, to: ben.mail, on: '2026-06-01', reason })
    expect(await rolesInForce(database.read, ben.id, '2026-12-30')).toEqual(['bureau'])
    expect(await rolesInForce(database.read, ben.id, '2026-12-31')).toEqual([])
  })

  test('passes on even the last Secretariat, without a day between', async () => {
    const admin = await addPerson(database, { ...lea, roles: ['secretariat'] })
    await addPerson(database, { ...ben, roles: [] })
    await handOverRole(as(admin), { grant: grantId(lea.id), to: ben.mail, on: today, reason })
    expect(await rolesInForce(database.read, lea.id, today)).toEqual([])
    expect(await rolesInForce(database.read, ben.id, today)).toEqual(['secretariat'])
  })

  test('changes nothing where the successor has no confirmed account or holds the role already', async () => {
    const admin = await addPerson(database, { ...lea, roles: ['secretariat'] })
    await addPerson(database, { ...awa, roles: ['bureau'] })
    await addPerson(database, { ...ben, roles: ['bureau'] }, true)
    const unverified = { ...ben, id: `${ben.id.slice(0, -1)}f`, mail: 'later@example.org', roles: [] }
    await addPerson(database, unverified, false)
    const handTo = (to: string) => handOverRole(as(admin), { grant: grantId(awa.id), to, on: today, reason })
    for (const to of ['stranger@example.org', unverified.mail, awa.mail])
      await expect(handTo(to)).rejects.toMatchObject({ fields: { to: 'identity_successor_unknown' } })
    await expect(handTo(ben.mail)).rejects.toMatchObject({ fields: { to: 'identity_role_held' } })
    expect(await rolesInForce(database.read, awa.id, today)).toEqual(['bureau'])
    expect(await eventsAfter(database.read, {})).toEqual([])
  })
})

describe('a token', () => {
  const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` })
  const offered = ['plan', 'observations']
  const input = { name: 'our field server', scopes: ['observations'], days: 30 }

  test('acts for its owner within its scopes, and is kept as a hash only', async () => {
    const owner = await addPerson(database, { ...awa, roles: ['stc'] })
    const token = await createToken(as(owner), awa.id, input, offered)
    const actor = await identity().actorOf(bearer(token))
    expect(actor).toEqual({ id: awa.id, roles: ['stc'], via: 'token', scopes: ['observations'] })
    expect(may({ who: ['stc'], scope: 'observations' }, actor)).toBe(true)
    expect(may({ who: ['secretariat'], scope: 'observations' }, actor)).toBe(false)
    expect(() => allow({ who: ['stc'], scope: 'plan' }, actor)).toThrow('platform_out_of_scope')
    expect(() => allow({ who: ['stc'] }, actor)).toThrow('platform_out_of_scope')
    const rows = await database.read.selectFrom('identity.token').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token.slice('permille_'.length))
  })

  test('remembers the day of its last use and no more', async () => {
    const owner = await addPerson(database, { ...awa, roles: [] })
    const token = await createToken(as(owner), awa.id, input, offered)
    expect(await tokensOf(database.read, awa.id)).toMatchObject([{ last_used_on: null }])
    await identity('2026-03-02T09:30:00Z').actorOf(bearer(token))
    expect(await tokensOf(database.read, awa.id)).toMatchObject([{ last_used_on: '2026-03-02' }])
  })

  test('ends on its day, or when it is revoked', async () => {
    const owner = await addPerson(database, { ...awa, roles: [] })
    const token = await createToken(as(owner), awa.id, input, offered)
    const gone = { code: 'forbidden', text: 'identity_token_invalid' }
    await expect(identity('2026-03-31T12:00:00Z').actorOf(bearer(token))).rejects.toMatchObject(gone)
    await expect(identity('2026-03-31T11:59:59Z').actorOf(bearer(token))).resolves.toMatchObject({
      id: awa.id,
    })
    const [{ id } = { id: '' }] = await tokensOf(database.read, awa.id)
    await revokeToken(as(owner), id)
    await expect(identity().actorOf(bearer(token))).rejects.toMatchObject(gone)
  })

  test('asks for scopes that exist', async () => {
    const owner = await addPerson(database, { ...awa, roles: [] })
    await expect(
      createToken(as(owner), awa.id, { ...input, scopes: ['everything'] }, offered),
    ).rejects.toMatchObject({ fields: { scopes: 'identity_token_scope_missing' } })
  })

  test('cannot be guessed for long', async () => {
    const guess = (tries: number) => identity().actorOf(bearer(`permille_${tries}`), '192.0.2.1')
    for (let tries = 0; tries < 20; tries++)
      await expect(guess(tries)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(guess(21)).rejects.toMatchObject({ code: 'limited' })
  })
})

describe('the first link', () => {
  const claim = { name: 'Léa', mail: lea.mail, password: 'soil holds more than air' }
  const tokenOf = (path: string | null) => new URL(path ?? '', 'http://x').searchParams.get('token') ?? ''
  const start = () => ({ ...context, actor: visitor })

  test('makes the Secretariat account, confirmed, and lets it sign in', async () => {
    const token = tokenOf(await firstLink(context))
    expect(await isFirstLinkOpen(context, token)).toBe(true)
    const id = await claimFirstAccount(start(), { token, ...claim })
    const cookie = (
      await identity().signIn({ headers: new Headers(), address: '', locale: 'en' }, claim)
    ).getSetCookie()
    const actor = await identity().actorOf(new Headers({ cookie: cookie.join('; ') }))
    expect(actor).toMatchObject({ id, roles: ['administrator', 'secretariat'] })
    expect(await firstLink(context)).toBeNull()
    expect(await isFirstLinkOpen(context, token)).toBe(false)
  })

  test('works once, even for two at the same moment', async () => {
    const token = tokenOf(await firstLink(context))
    const claims = await Promise.allSettled(
      [lea.mail, awa.mail].map((mail) => claimFirstAccount(start(), { token, ...claim, mail })),
    )
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(claimFirstAccount(start(), { token, ...claim, mail: ben.mail })).rejects.toMatchObject({
      code: 'gone',
    })
  })

  test('of another start is closed as soon as one was used', async () => {
    const tokens = [tokenOf(await firstLink(context)), tokenOf(await firstLink(context))]
    await claimFirstAccount(start(), { token: tokens[0] ?? '', ...claim })
    await expect(
      claimFirstAccount(start(), { token: tokens[1] ?? '', ...claim, mail: ben.mail }),
    ).rejects.toMatchObject({ code: 'gone' })
  })

  test('is too old after a week', async () => {
    const token = tokenOf(await firstLink(context))
    const later = as(visitor, '2026-03-08T12:00:00Z')
    await expect(claimFirstAccount(later, { token, ...claim })).rejects.toMatchObject({ code: 'gone' })
  })

  test('is not made up', async () => {
    await expect(claimFirstAccount(start(), { token: 'made-up', ...claim })).rejects.toMatchObject({
      code: 'gone',
    })
    expect(await person(database.read, context.newId())).toBeNull()
  })
})

test('what has expired is forgotten, what still holds is kept', async () => {
  await addPerson(database, { ...awa, roles: [] })
  for (const [index, day] of ['2026-02-28', '2026-03-02'].entries()) {
    const id = context.newId()
    await database.query(
      `insert into identity.session (id, expires_at, token, updated_at, person_id) values ($1, $2, $3, $2, $4)`,
      [id, `${day}T00:00:00Z`, `session ${index}`, awa.id],
    )
    await database.query(
      `insert into identity.verification (id, identifier, value, expires_at) values ($1, $2, $3, $4)`,
      [id, `reset ${index}`, awa.id, `${day}T00:00:00Z`],
    )
  }
  await forgetExpired(context)
  const { rows } = await database.query(
    'select token as kept from identity.session union select identifier from identity.verification order by 1',
  )
  expect(rows).toEqual([{ kept: 'reset 1' }, { kept: 'session 1' }])
})

test('people are found without accents and case, by role, and in the order of their names', async () => {
  await addPerson(database, { ...lea, roles: ['secretariat', 'dpo'] })
  await addPerson(database, { ...awa, roles: ['stc'] })
  await addPerson(database, { ...ben, name: 'élodie', roles: [] })
  const names = async (query: object) =>
    (await people(database.read, { on: today, ...query })).map(({ name }) => name)
  expect(await names({})).toEqual(['Awa', 'élodie', 'Léa'])
  expect(await names({ search: 'LEA' })).toEqual(['Léa'])
  expect(await names({ search: 'Elodie' })).toEqual(['élodie'])
  expect(await names({ search: '100%' })).toEqual([])
  expect(await names({ role: 'dpo' })).toEqual(['Léa'])
  expect(await names({ role: 'dpo', on: '2025-12-31' })).toEqual([])
  expect(await names({ limit: 2 })).toEqual(['Awa', 'élodie'])
})

test('a person changes name and language, and no event tells the name', async () => {
  const owner = await addPerson(database, { ...awa, roles: [] })
  await editProfile(as(owner), awa.id, { name: 'Awa Ndiaye', locale: 'fr' })
  expect(await person(database.read, awa.id)).toMatchObject({ name: 'Awa Ndiaye', locale: 'fr' })
  expect(JSON.stringify(await eventsAfter(database.read, {}))).not.toContain('Ndiaye')
})
