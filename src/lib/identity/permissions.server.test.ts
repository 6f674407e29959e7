import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testContext, testDatabase } from '../../../test/support/database.ts'
import { addPerson, grantId } from '../../../test/support/people.ts'
import { visitor, type Actor, type Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import {
  admit,
  createToken,
  editProfile,
  endRole,
  erasePerson,
  exportPerson,
  grantRole,
  handOverRole,
  revokeToken,
} from './index.server.ts'
import { personalData } from './personal.server.ts'
import { admittedBy, roles } from './role.ts'

/** Who tries, and what each is to Farida, whose account it is all about. */
const idOf = (number: number) => `01900000-0000-7000-a000-${number.toString(16).padStart(12, '0')}`
const farida = idOf(1)
const unverified = idOf(2)
const erased = idOf(3)
const successor = idOf(4)
const tokens = { valid: idOf(11), expired: idOf(12), revoked: idOf(13) }
const grants = {
  planned: idOf(21),
  in_force: grantId(farida),
  ended: idOf(23),
  administrator: grantId(farida, 1),
}

const reason = 'the Bureau asked for it'
const given = { since_on: '2026-03-01', until_on: null, reason }

let database: OpenDatabase
const actors: Record<string, Actor> = { visitor }

beforeAll(async () => {
  database = await testDatabase()
  const add = (id: string, name: string, held: string[], verified = true) =>
    addPerson(database, { id, name, mail: `${name}@example.org`, roles: held }, verified)
  actors.farida = await add(farida, 'farida', ['friend', 'administrator'])
  // Her roles would open more to her than her own account does: the rule under test is about herself.
  actors.farida = { ...actors.farida, roles: [] }
  actors['her token'] = { ...actors.farida, via: 'token', scopes: ['observations'] }
  await add(unverified, 'ulla', [], false)
  await add(successor, 'sita', [])
  await add(erased, 'nobody', [])
  await database.query(`update identity.person set erased_at = now() where id = $1`, [erased])
  actors.person = await add(idOf(5), 'pablo', [])
  for (const [index, role] of roles.entries()) actors[role] = await add(idOf(50 + index), role, [role])
  await database.query(
    `insert into identity.role_grant (id, person_id, role, since_on, until_on, granted_at)
     values ($1, $2, 'bureau', '2027-01-01', null, now()), ($3, $2, 'partner', '2020-01-01', '2021-01-01', now())`,
    [grants.planned, farida, grants.ended],
  )
  await database.query(
    `insert into identity.token (id, person_id, name, sha256, scopes, created_at, expires_at, revoked_at) values
     ($1, $4, 'a', 'a', '{x}', now(), '2999-01-01', null), ($2, $4, 'b', 'b', '{x}', now(), '2020-01-01', null),
     ($3, $4, 'c', 'c', '{x}', now(), '2999-01-01', now())`,
    [tokens.valid, tokens.expired, tokens.revoked, farida],
  )
})
afterAll(() => database.close())

/** Tries an action and takes it back, so that every person meets the same state. */
async function outcome(actor: Actor, action: (context: Context) => Promise<unknown>): Promise<string> {
  const takenBack = new Error('taken back')
  const context = testContext(database, {
    actor,
    write: (work) =>
      database.write(async (write) => {
        await work(write)
        throw takenBack
      }),
  })
  try {
    await action(context)
  } catch (error) {
    if (error === takenBack) return 'done'
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'done'
}

/** By hand, from what the Initiative wants; the code must agree. All others are refused. */
const table: {
  action: string
  may: string[]
  states?: Record<string, 'done' | 'conflict'>
  run: (context: Context, state: string) => Promise<unknown>
}[] = [
  {
    action: 'give a role',
    may: ['secretariat'],
    states: { active: 'done', unverified: 'conflict', erased: 'conflict' },
    run: (context, state) =>
      grantRole(context, { active: successor, unverified, erased }[state] ?? '', {
        role: 'member',
        ...given,
      }),
  },
  ...roles.map((role) => ({
    action: `give the role ${role}`,
    may: [...admittedBy[role]],
    run: (context: Context) => grantRole(context, successor, { role, ...given }),
  })),
  ...roles.map((role) => ({
    action: `admit a colleague as ${role}`,
    may: [...admittedBy[role]],
    run: (context: Context) => admit(context, { to: 'sita@example.org', role, ...given }),
  })),
  {
    action: 'end a role',
    may: ['secretariat'],
    states: { in_force: 'done', planned: 'done', ended: 'conflict' },
    run: (context, state) => endRole(context, { grant: grants[state as 'ended'], on: '2026-03-01', reason }),
  },
  {
    action: 'end the administrator’s role',
    may: ['administrator'],
    run: (context) => endRole(context, { grant: grants.administrator, on: '2026-03-01', reason }),
  },
  {
    action: 'hand a role over',
    may: ['secretariat'],
    states: { in_force: 'done', planned: 'conflict', ended: 'conflict' },
    run: (context, state) =>
      handOverRole(context, {
        grant: grants[state as 'ended'],
        to: 'sita@example.org',
        on: '2026-03-01',
        reason,
      }),
  },
  ...(['stc', 'dpo'] as const).map((role) => ({
    action: `end the role ${role}`,
    may: { stc: ['secretariat'], dpo: ['administrator', 'dpo'] }[role],
    run: (context: Context) =>
      endRole(context, { grant: grantId(idOf(50 + roles.indexOf(role))), on: '2026-03-01', reason }),
  })),
  {
    action: 'hand the administrator’s role over',
    may: ['administrator'],
    run: (context) =>
      handOverRole(context, {
        grant: grants.administrator,
        to: 'sita@example.org',
        on: '2026-03-01',
        reason,
      }),
  },
  {
    action: 'edit her profile',
    may: ['farida'],
    run: (context) => editProfile(context, farida, { name: 'Farida', locale: 'fr' }),
  },
  {
    action: 'create a token in her name',
    may: ['farida'],
    run: (context) => createToken(context, farida, { name: 'x', scopes: ['x'], days: 30 }, ['x']),
  },
  {
    action: 'revoke her token',
    may: ['farida', 'secretariat', 'administrator'],
    states: { valid: 'done', expired: 'conflict', revoked: 'conflict' },
    run: (context, state) => revokeToken(context, tokens[state as 'valid']),
  },
  {
    action: 'download her data',
    may: ['farida', 'dpo'],
    run: (context) => exportPerson(context, farida, [personalData]),
  },
  {
    action: 'erase her data',
    may: ['farida', 'dpo'],
    run: (context) => erasePerson(context, farida, 'farida@example.org', [personalData]),
  },
]

describe.each(table)('to $action', ({ may, states = { any: 'done' }, run }) => {
  test(`is for ${may.join(', ')} and for nobody else`, async () => {
    const outcomes: Record<string, string> = {}
    const expected: Record<string, string> = {}
    for (const [name, actor] of Object.entries(actors))
      for (const [state, answer] of Object.entries(states)) {
        outcomes[`${name}, ${state}`] = await outcome(actor, (context) => run(context, state))
        expected[`${name}, ${state}`] = may.includes(name) ? answer : 'forbidden'
      }
    expect(outcomes).toEqual(expected)
  })
})

test('where nobody holds the role, the Secretariat enters the first one, and no other', async () => {
  for (const role of ['stc', 'dpo'] as const) {
    const alone = (context: Context) =>
      context.write(async (write) => {
        await sql`update identity.role_grant set until_on = since_on where role = ${role}`.execute(write)
        await grantRole({ ...context, write: (work) => work(write) }, successor, { role, ...given })
      })
    for (const name of ['secretariat', 'administrator', 'bureau'])
      expect([role, name, await outcome(actors[name] as Actor, alone)]).toEqual([
        role,
        name,
        name === 'secretariat' ? 'done' : 'forbidden',
      ])
  }
})

test('nobody grants or hands a role to oneself', async () => {
  for (const name of ['secretariat', 'administrator'] as const) {
    const actor = actors[name] as Actor
    const toSelf = (context: Context) => grantRole(context, actor.id ?? '', { role: 'stc', ...given })
    const handToSelf = (context: Context) =>
      handOverRole(context, { grant: grants.in_force, to: `${name}@example.org`, on: '2026-03-01', reason })
    expect(await outcome(actor, toSelf)).toBe('forbidden')
    expect(await outcome(actor, handToSelf)).toBe('forbidden')
  }
})
