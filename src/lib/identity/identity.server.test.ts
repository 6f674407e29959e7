import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testContext, testDatabase } from '../../../test/support/database.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { outbox, wholeBody } from '#lib/platform/mail.server.ts'
import type { Visit } from './account.server.ts'
import {
  createIdentity,
  createToken,
  endSessions,
  forwardCookies,
  personByMail,
  type Identity,
} from './index.server.ts'

let database: OpenDatabase
let identity: Identity
const config = { originUrl: 'http://localhost:4000' }
const secret = 'a secret of this test, long enough to sign with'

beforeAll(async () => {
  database = await testDatabase()
  identity = createIdentity({ database, config, secret })
})
afterAll(() => database.close())

let visits = 0
/** A visit from an address of its own, so that no test is limited by another. */
const visit = (cookie?: string, locale: Visit['locale'] = 'en'): Visit => ({
  headers: new Headers(cookie ? { cookie } : {}),
  address: `192.0.2.${++visits}`,
  locale,
})

/** What the browser sends back after an answer. */
function cookieOf(headers: Headers): string {
  const jar: string[] = []
  forwardCookies(headers, {
    set: (name, value, { maxAge }) => {
      if (maxAge !== 0) jar.push(`${name}=${encodeURIComponent(value)}`)
    },
  })
  return jar.join('; ')
}

async function linkIn(recipient: string): Promise<URL> {
  const letter = (await outbox(database.read)).find((one) => one.recipient === recipient)
  return new URL(/http\S+/.exec(letter ? wholeBody(letter) : '')?.[0] ?? 'no-link:')
}
const tokenIn = async (recipient: string) => (await linkIn(recipient)).searchParams.get('token') ?? ''

async function newcomer(mail: string, password: string): Promise<void> {
  await identity.register(visit(), { name: 'Awa Diop', mail })
  await identity.confirm(visit(), { token: await tokenIn(mail), password })
}

test('nothing is left to migrate for the sign-in library', async () => {
  const { toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems } = await getMigrations(
    identity.auth.options,
    { throwOnUnsafe: false },
  )
  expect({ toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems }).toEqual({
    toBeCreated: [],
    toBeAdded: [],
    toBeAddedIndexes: [],
    unsafeChanges: [],
    schemaProblems: [],
  })
})

test('who registers and confirms the address signs in, and acts with the roles of the day', async () => {
  const mail = 'awa@example.org'
  const password = 'soil holds more than air'
  await identity.register(visit(undefined, 'fr'), { name: 'Awa Diop', mail })
  await expect(identity.signIn(visit(), { mail, password })).rejects.toMatchObject({
    code: 'invalid',
    text: 'identity_wrong_sign_in',
  })
  const link = await linkIn(mail)
  expect(link.origin + link.pathname).toBe('http://localhost:4000/fr/verify')
  await identity.confirm(visit(), { token: link.searchParams.get('token') ?? '', password })
  const cookie = cookieOf(await identity.signIn(visit(), { mail, password }))
  const actor = await identity.actorOf(visit(cookie).headers)
  expect(actor).toEqual({ id: expect.any(String), roles: [], via: 'session', scopes: null })
  expect(actor.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  await database.query(
    `insert into identity.role_grant (id, person_id, role, since_on, until_on, granted_at) values
     (gen_random_uuid(), $1, 'stc', '2020-01-01', null, now()), (gen_random_uuid(), $1, 'bureau', '2020-01-01', '2021-01-01', now())`,
    [actor.id],
  )
  expect((await identity.actorOf(visit(cookie).headers)).roles).toEqual(['stc'])
})

test('who registers, confirms and resets is in the log, by id only', async () => {
  const mail = 'log@example.org'
  await newcomer(mail, 'an ordinary long password')
  await identity.requestReset(visit(), mail)
  await identity.resetPassword(visit(), { token: await tokenIn(mail), password: 'another long password' })
  const events = await database.query(
    `select verb, data::text as data from platform.event
     where subject = (select id from identity.person where mail = $1) order by seq`,
    [mail],
  )
  expect(events.rows).toEqual(
    ['identity.registered', 'identity.password_reset'].map((verb) => ({
      verb,
      data: '{}',
    })),
  )
})

test('a wrong password and an unknown address get the same answer', async () => {
  await newcomer('known@example.org', 'right password of mine')
  const refusal = { code: 'invalid', text: 'identity_wrong_sign_in' }
  const wrong = { mail: 'known@example.org', password: 'wrong password of mine' }
  await expect(identity.signIn(visit(), wrong)).rejects.toMatchObject(refusal)
  await expect(identity.signIn(visit(), { ...wrong, mail: 'nobody@example.org' })).rejects.toMatchObject(
    refusal,
  )
})

test('registering an address twice looks the same, and tells its owner by letter', async () => {
  const mail = 'twice@example.org'
  await newcomer(mail, 'the first long password')
  await expect(identity.register(visit(), { name: 'Somebody', mail })).resolves.toBeUndefined()
  expect((await linkIn(mail)).pathname).toBe('/reset')
})

test('nobody makes an account beforehand: the password is that of whoever reads the mailbox', async () => {
  const mail = 'victim@example.org'
  const password = 'the password of the owner'
  await identity.register(visit(), { name: 'A stranger', mail })
  expect(await personByMail(database.read, mail)).toBeNull()
  await identity.register(visit(), { name: 'The owner', mail })
  const token = await tokenIn(mail)
  const twice = await Promise.allSettled([1, 2].map(() => identity.confirm(visit(), { token, password })))
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await personByMail(database.read, mail))?.name).toBe('The owner')
  await expect(identity.signIn(visit(), { mail, password })).resolves.toBeInstanceOf(Headers)
  const { rows } = await database.query('select 1 from identity.invitation where mail = $1', [mail])
  expect(rows).toEqual([])
})

test('an account of old that nobody confirmed becomes its mailbox’s, by registering or by a reset', async () => {
  const password = 'the password of the owner'
  for (const [index, mail] of ['old-1@example.org', 'old-2@example.org'].entries()) {
    await database.query(
      `insert into identity.person (id, name, mail, mail_verified, locale) values ($1, 'Old', $2, false, 'en')`,
      [`01900000-0000-7000-a000-0000000000f${index}`, mail],
    )
    if (index) await identity.requestReset(visit(), mail)
    else await identity.register(visit(), { name: 'Owner', mail })
    const token = await tokenIn(mail)
    await (index
      ? identity.resetPassword(visit(), { token, password })
      : identity.confirm(visit(), { token, password }))
    await expect(identity.signIn(visit(), { mail, password })).resolves.toBeInstanceOf(Headers)
  }
})

test('a reset is asked for without telling whether there is an account', async () => {
  await expect(identity.requestReset(visit(), 'stranger@example.org')).resolves.toBeUndefined()
  expect((await outbox(database.read)).some(({ recipient }) => recipient === 'stranger@example.org')).toBe(
    false,
  )
})

test('a reset signs out everywhere, works once, and lets in with the new password only', async () => {
  const mail = 'reset@example.org'
  const old = 'the old long password'
  const password = 'the new long password'
  await newcomer(mail, old)
  const cookie = cookieOf(await identity.signIn(visit(), { mail, password: old }))
  await identity.requestReset(visit(), mail)
  const token = await tokenIn(mail)
  await identity.resetPassword(visit(), { token, password })
  expect((await identity.actorOf(visit(cookie).headers)).id).toBeNull()
  await expect(identity.resetPassword(visit(), { token, password })).rejects.toMatchObject({
    code: 'gone',
    text: 'identity_link_gone',
  })
  await expect(identity.signIn(visit(), { mail, password: old })).rejects.toMatchObject({ code: 'invalid' })
  await expect(identity.signIn(visit(), { mail, password })).resolves.toBeInstanceOf(Headers)
})

test('the secret of a reset cannot be read from the database', async () => {
  const mail = 'hashed@example.org'
  await newcomer(mail, 'an ordinary long password')
  await identity.requestReset(visit(), mail)
  const token = await tokenIn(mail)
  expect(token.length).toBeGreaterThan(20)
  const rows = await database.read.selectFrom('identity.verification').selectAll().execute()
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('a made-up or bent link is gone', async () => {
  await expect(
    identity.confirm(visit(), { token: 'made-up', password: 'whatever it may be' }),
  ).rejects.toMatchObject({ code: 'gone' })
  await expect(
    identity.resetPassword(visit(), { token: 'made-up', password: 'whatever it may be' }),
  ).rejects.toMatchObject({ code: 'gone' })
})

test('a changed password signs out everywhere else and keeps this browser in', async () => {
  const mail = 'change@example.org'
  const old = 'the old long password'
  await newcomer(mail, old)
  const elsewhere = cookieOf(await identity.signIn(visit(), { mail, password: old }))
  const here = cookieOf(await identity.signIn(visit(), { mail, password: old }))
  await expect(
    identity.changePassword(visit(here), { current: 'not the old one', password: 'the new long password' }),
  ).rejects.toMatchObject({ fields: { current: 'identity_wrong_current' } })
  const renewed = cookieOf(
    await identity.changePassword(visit(here), { current: old, password: 'the new long password' }),
  )
  expect((await identity.actorOf(visit(elsewhere).headers)).id).toBeNull()
  expect((await identity.actorOf(visit(renewed).headers)).id).not.toBeNull()
})

test('who signs out is a visitor again, even with the cookie kept', async () => {
  const mail = 'leave@example.org'
  const password = 'an ordinary long password'
  await newcomer(mail, password)
  const cookie = cookieOf(await identity.signIn(visit(), { mail, password }))
  await identity.signOut(visit(cookie))
  expect(await identity.actorOf(visit(cookie).headers)).toMatchObject({ id: null, roles: [] })
})

test('a cookie that we did not sign is a visitor’s', async () => {
  const mail = 'signed@example.org'
  const password = 'an ordinary long password'
  await newcomer(mail, password)
  const cookie = cookieOf(await identity.signIn(visit(), { mail, password }))
  const [name = '', value = ''] = cookie.split('=')
  const forged = `${name}=${encodeURIComponent(`${decodeURIComponent(value).split('.')[0]}.forged`)}`
  expect((await identity.actorOf(visit(forged).headers)).id).toBeNull()
})

test('guessing is stopped after ten tries from one address, and the owner elsewhere is not locked out', async () => {
  const mail = 'guessed@example.org'
  const password = 'an ordinary long password'
  await newcomer(mail, password)
  const attacker = visit()
  for (let tries = 0; tries < 10; tries++)
    await expect(identity.signIn(attacker, { mail, password: `guess ${tries}` })).rejects.toMatchObject({
      code: 'invalid',
    })
  await expect(identity.signIn(attacker, { mail, password })).rejects.toMatchObject({ code: 'limited' })
  await expect(identity.signIn(visit(), { mail, password })).resolves.toBeInstanceOf(Headers)
})

test('a mailbox gets five letters an hour, whichever way they are asked for and from wherever', async () => {
  const mail = 'flooded@example.org'
  const password = 'an ordinary long password'
  const ways = [
    () => identity.register(visit(), { name: 'Awa', mail }),
    () => identity.requestReset(visit(), mail),
    () => identity.signIn(visit(), { mail, password }),
  ]
  for (let tries = 0; tries < 15; tries++) await ways[tries % 3]?.().catch(() => {})
  const letters = (await outbox(database.read, 500)).filter(({ recipient }) => recipient === mail)
  expect(letters.length).toBeGreaterThan(0)
  expect(letters.length).toBeLessThanOrEqual(5)
  for (const ask of ways.slice(0, 2)) await expect(ask()).rejects.toMatchObject({ code: 'limited' })
})

test('strangers who fill every counter do not lock the owner out of a browser that she used before', async () => {
  const mail = 'owner@example.org'
  const password = 'an ordinary long password'
  await newcomer(mail, password)
  const known = cookieOf(await identity.signIn(visit(), { mail, password }))
    .split('; ')
    .find((one) => one.startsWith('permille_known='))
  const wrong = { mail, password: 'a guess' }
  // What a hundred tries from as many addresses leave behind; hashing a hundred passwords would add nothing.
  for (let tries = 0; tries < 100; tries++)
    await identity.limit(`sign-in ${mail}`, { hits: 100, seconds: 3600 }).catch(() => {})
  await expect(identity.signIn(visit(), { mail, password })).rejects.toMatchObject({ code: 'limited' })
  await expect(identity.signIn(visit(known), { mail, password })).resolves.toBeInstanceOf(Headers)
  // The mark is for one account, and gives no more tries than an address has.
  await newcomer('other@example.org', password)
  await expect(identity.signIn(visit(known), wrong)).rejects.toMatchObject({ code: 'invalid' })
  for (let tries = 0; tries < 9; tries++) await identity.signIn(visit(known), wrong).catch(() => {})
  await expect(identity.signIn(visit(known), { mail, password })).rejects.toMatchObject({ code: 'limited' })
  const forged = known?.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  await expect(identity.signIn(visit(forged), { mail, password })).rejects.toMatchObject({ code: 'limited' })
})

test('a new password ends the tokens, and making one needs the password', async () => {
  const mail = 'tokens@example.org'
  const old = 'the old long password'
  const password = 'the new long password'
  await newcomer(mail, old)
  const cookie = cookieOf(await identity.signIn(visit(), { mail, password: old }))
  const actor = await identity.actorOf(visit(cookie).headers)
  const make = () =>
    createToken(
      testContext(database, { actor, now: () => new Date(), newId: () => crypto.randomUUID() }),
      actor.id ?? '',
      { name: 'server', scopes: ['x'], days: 30 },
      ['x'],
    )
  const opens = (token: string) =>
    identity.actorOf(new Headers({ authorization: `Bearer ${token}` })).then(
      () => true,
      () => false,
    )
  await expect(identity.requirePassword(visit(cookie), 'not mine')).rejects.toMatchObject({
    fields: { current: 'identity_wrong_current' },
  })
  await expect(identity.requirePassword(visit(cookie), old)).resolves.toBeUndefined()
  await expect(identity.requirePassword(visit(), old)).rejects.toMatchObject({ code: 'forbidden' })
  const first = await make()
  expect(await opens(first)).toBe(true)
  await identity.changePassword(visit(cookie), { current: old, password })
  expect(await opens(first)).toBe(false)
  const second = await make()
  await identity.requestReset(visit(), mail)
  await identity.resetPassword(visit(), { token: await tokenIn(mail), password: old })
  expect(await opens(second)).toBe(false)
})

test('a person sees where she is signed in and ends it there, for herself alone', async () => {
  const mail = 'sessions@example.org'
  const password = 'an ordinary long password'
  await newcomer(mail, password)
  const [here, there, third] = [
    cookieOf(await identity.signIn(visit(), { mail, password })),
    cookieOf(await identity.signIn(visit(), { mail, password })),
    cookieOf(await identity.signIn(visit(), { mail, password })),
  ]
  const actor = await identity.actorOf(visit(here).headers)
  const id = actor.id ?? ''
  const context = testContext(database, { actor })
  const sessionOf = async (cookie: string) => (await identity.sessionOf(visit(cookie).headers)) ?? ''
  await expect(
    endSessions({ ...context, actor: { ...actor, id: context.newId() } }, id, {
      only: await sessionOf(there),
    }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await endSessions(context, id, { only: await sessionOf(there) })
  expect((await identity.actorOf(visit(there).headers)).id).toBeNull()
  expect((await identity.actorOf(visit(third).headers)).id).toBe(id)
  await endSessions(context, id, { but: await sessionOf(here) })
  expect((await identity.actorOf(visit(third).headers)).id).toBeNull()
  expect((await identity.actorOf(visit(here).headers)).id).toBe(id)
})

test('the library keeps no network address, and complains without what it knows about people', async () => {
  const complaints: string[] = []
  const own = createIdentity({ database, config, secret, complain: (text) => void complaints.push(text) })
  const mail = 'quiet@example.org'
  const password = 'an ordinary long password'
  await newcomer(mail, password)
  await own.signIn(visit(), { mail, password })
  await own.register(visit(), { name: 'Quiet', mail })
  const rows = await database.read
    .selectFrom('identity.session')
    .select('ip_address')
    .where((on) => on.or([on('ip_address', 'is not', null), on('ip_address', '<>', '')]))
    .execute()
  expect(rows.filter(({ ip_address }) => ip_address)).toEqual([])
  expect(complaints.join()).not.toContain('quiet')
})
