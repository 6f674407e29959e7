import { isRedirect, type Cookies, type RequestEvent } from '@sveltejs/kit'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor, Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { forgetKeys, once, settle } from '#lib/platform/once.server.ts'

import { serve } from '#lib/platform/rest.server.ts'
import { contentDatabase } from '../../test/support/content.ts'
import { secretariat, testContext } from '../../test/support/database.ts'
import { addPerson } from '../../test/support/people.ts'
import { actions as decisions } from '../routes/(work)/plan/decisions/new/+page.server.ts'
import { actions as figures } from '../routes/(work)/dashboard/report/[code]/+page.server.ts'
import { actions as sites } from '../routes/(work)/dashboard/sites/+page.server.ts'
import { actions as people } from '../routes/(work)/people/[person=uuid]/+page.server.ts'
import { actions as roadmap } from '../routes/(public)/plan/roadmap/[year]/+page.server.ts'
import { operations } from './slices.server.ts'

let database: OpenDatabase
let item: string
const awa = '01900000-0000-7000-a000-00000000000a'
const actor: Actor = { ...secretariat, roles: ['secretariat', 'stc'] }

beforeAll(async () => {
  database = await contentDatabase()
  await addPerson(database, { id: actor.id ?? '', name: 'Léa', mail: 'lea@example.org', roles: [] })
  await addPerson(database, { id: awa, name: 'Awa', mail: 'awa@example.org', roles: [] })
  item = String((await database.query('select id from plan.roadmap_item order by code limit 1')).rows[0]?.id)
})
afterAll(() => database.close())
beforeEach(() => database.script('truncate platform.form_key'))

const context = (): Context => testContext(database, { actor, newId: () => crypto.randomUUID() })

type Action = (event: RequestEvent) => unknown
type Sent = { action: Action; fields: Record<string, string>; params?: Record<string, string> }

/** A form as the server takes it: `hooks.server.ts` wraps every one in the same two calls. */
async function send({ action, fields, params = {} }: Sent, key: string): Promise<Response> {
  const body = new URLSearchParams({ ...fields, form_key: key })
  const request = new Request('http://localhost/x', { method: 'POST', body })
  const url = new URL(request.url)
  const cookies = { set() {} } as unknown as Cookies
  const locals = { context: once(context(), request) }
  const event = { request, url, params, cookies, locals, setHeaders() {} } as unknown as RequestEvent
  const response = await Promise.resolve(action(event)).then(
    (result) => Response.json(result, { status: (result as { status?: number } | undefined)?.status ?? 200 }),
    (error: unknown) => {
      if (isRedirect(error)) return new Response(null, { status: 303, headers: { location: error.location } })
      throw error
    },
  )
  return settle(database, locals.context, request, response)
}

const count = async (table: string) =>
  Number((await database.query(`select count(*) as n from ${table}`)).rows[0]?.n)

const adding: (Sent & { what: string; table: string })[] = [
  {
    what: 'a figure',
    table: 'dashboard.observation',
    action: figures.default as Action,
    params: { code: 'A1.1' },
    fields: { on: '2025-12-31', value: '61', source_title: 'A reading', source: 'A reading' },
  },
  {
    what: 'progress of the roadmap',
    table: "platform.event where verb = 'plan.progress_reported'",
    action: roadmap.default as Action,
    fields: { revision: '1', state: 'done', on: '2026-02-01', evidence: 'The minutes say so.' },
  },
  {
    what: 'a decision',
    table: 'plan.decision',
    action: decisions.default as Action,
    fields: {},
  },
  {
    what: 'a site that may show frames',
    table: "platform.event where verb like 'dashboard.site%'",
    action: sites.add as Action,
    fields: { origin: 'https://partner.example.org' },
  },
  {
    what: 'a role',
    table: 'identity.role_grant',
    action: people.grant as Action,
    params: { person: awa },
    fields: { role: 'partner', since_on: '2026-03-01', reason: 'the Bureau asked for it' },
  },
]

beforeAll(async () => {
  const { rows } = await database.query(
    'select subject_id, body from plan.decision where subject_id is not null limit 1',
  )
  Object.assign(adding[1]!.fields, { item })
  Object.assign(adding[2]!.fields, {
    body: String(rows[0]?.body),
    on: '2026-02-01',
    subject: String(rows[0]?.subject_id),
    outcome: 'adopted',
    what: 'The wording as it stands',
    source: 'Minutes',
    place: 'p. 3',
  })
})

let serial = 0

test.each(adding)(
  '$what that is sent three times, and then twice at the same moment, is added once',
  async (sent) => {
    const key = `key-${++serial}`
    const before = await count(sent.table)
    const answers = [await send(sent, key)]
    answers.push(await send(sent, key), ...(await Promise.all([send(sent, key), send(sent, key)])))
    const first = answers[0]!
    expect([first.status, await first.clone().text()]).toEqual([303, ''])
    for (const { status, headers } of answers)
      expect([status, headers.get('location')]).toEqual([303, first.headers.get('location')])
    expect(await count(sent.table)).toBe(before + 1)
  },
)

test('what two send at the same moment for the first time is added once, and both are led on', async () => {
  const sent = { ...adding[3]!, fields: { origin: 'https://another.example.org' } }
  const before = await count(sent.table)
  const answers = await Promise.all([1, 2, 3].map(() => send(sent, 'at-once')))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(await count(sent.table)).toBe(before + 1)
})

test('the same key with other words is refused, with what was typed; the next key goes through', async () => {
  const sent = (origin: string) => ({ ...adding[3]!, fields: { origin } })
  expect((await send(sent('https://one.example.org'), 'mine')).status).toBe(303)
  const other = await send(sent('https://two.example.org'), 'mine')
  const { status, data } = (await other.json()) as {
    status: number
    data: { values: object; problem: string }
  }
  expect(status).toBe(409)
  expect(data).toMatchObject({
    values: { origin: 'https://two.example.org' },
    problem: expect.stringContaining('with other words'),
  })
  expect((await send(sent('https://two.example.org'), 'next')).status).toBe(303)
})

test('a refusal uses up no key, and a key is forgotten after a day', async () => {
  const wrong = { ...adding[3]!, fields: { origin: 'no address' } }
  expect((await send(wrong, 'kept')).status).toBe(422)
  expect(await count('platform.form_key')).toBe(0)
  await send({ ...wrong, fields: { origin: 'https://third.example.org' } }, 'kept')
  expect(await count('platform.form_key')).toBe(1)
  const later = (hours: number) => new Date(context().now().getTime() + hours * 3_600_000)
  await database.write((write) => forgetKeys(write, later(23)))
  expect(await count('platform.form_key')).toBe(1)
  await database.write((write) => forgetKeys(write, later(25)))
  expect(await count('platform.form_key')).toBe(0)
})

test('a form that is shown again after its session had ended writes nothing', async () => {
  const sent = { ...adding[3]!, fields: { origin: 'https://fourth.example.org', form_kept: '1' } }
  const before = await count(sent.table)
  const answer = (await (await send(sent, 'again')).json()) as { data: { values: object; problem: string } }
  expect(answer.data).toMatchObject({
    values: { origin: 'https://fourth.example.org' },
    problem: expect.stringContaining('as you wrote it'),
  })
  expect(await count(sent.table)).toBe(before)
})

describe('the open API', () => {
  const path = '/indicators/A1.1/observations'
  async function post(key: string | null, value: number) {
    const request = new Request(`http://localhost${path}`, {
      method: 'POST',
      body: JSON.stringify({ on: '2024-12-31', value, unit: 'NDC', source: { title: 'A reading' } }),
      headers: key === null ? {} : { 'idempotency-key': key },
    })
    const world = once(context(), request)
    return settle(database, world, request, await serve(operations, world, request, path))
  }

  test('answers the same to the same key, says so, and adds once', async () => {
    const before = await count('dashboard.observation')
    const answers = [await post('a', 62), ...(await Promise.all([post('a', 62), post('a', 62)]))]
    const bodies = await Promise.all(answers.map((answer) => answer.json()))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(answers.map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true', 'true'])
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
    expect(await count('dashboard.observation')).toBe(before + 1)
    await post(null, 63)
    await post(null, 63)
    expect(await count('dashboard.observation')).toBe(before + 3)
  })

  test('refuses the same key with another body, and a key that is none', async () => {
    await post('b', 64)
    expect((await post('b', 65)).status).toBe(409)
    expect((await post('x'.repeat(256), 66)).status).toBe(422)
  })
})

test('the keys of one person are not another’s', async () => {
  const sent = { ...adding[3]!, fields: { origin: 'https://fifth.example.org' } }
  await send(sent, 'shared')
  await database.query(`update platform.form_key set person_id = $1`, [awa])
  await database.query(`delete from dashboard.site where origin = 'https://fifth.example.org'`)
  const before = await count(sent.table)
  expect((await send(sent, 'shared')).status).toBe(303)
  expect(await count(sent.table)).toBe(before + 1)
})
