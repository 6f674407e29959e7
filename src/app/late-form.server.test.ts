import type { RequestEvent } from '@sveltejs/kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIdentity, type Identity } from '#lib/identity/index.server.ts'
import { visitor, type Actor } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { testContext, testDatabase } from '../../test/support/database.ts'
import { addPerson } from '../../test/support/people.ts'
import { isKept, keepLate, mayBeLate, showKept } from './late-form.server.ts'

let database: OpenDatabase
let identity: Identity
let lea: Actor
let ben: Actor
let cookie: string

beforeAll(async () => {
  database = await testDatabase()
  const secret = 'a secret of this test, long enough to sign with'
  identity = createIdentity({ database, config: { originUrl: 'http://localhost' }, secret })
  const id = (last: string) => `01900000-0000-7000-a000-00000000000${last}`
  lea = await addPerson(database, { id: id('a'), name: 'Léa', mail: 'lea@example.org', roles: [] })
  ben = await addPerson(database, { id: id('b'), name: 'Ben', mail: 'ben@example.org', roles: [] })
  cookie = identity.known.cookie('lea@example.org').split(';')[0] ?? ''
})
afterAll(() => database.close())

type Given = { actor?: Actor; form?: FormData; browser?: string; at?: string; minutes?: number }
const asked: { path: string; fields: [string, string][] }[] = []

function eventOf({
  actor = visitor,
  form,
  browser = cookie,
  at = '/plan/edit?code=A1&/save',
  minutes = 0,
}: Given) {
  const headers = { cookie: browser, 'content-length': '500' }
  const request = new Request(
    `http://localhost${at}`,
    form ? { method: 'POST', body: form, headers } : { headers },
  )
  const now = () => new Date(Date.UTC(2026, 2, 1, 12, minutes))
  return {
    request,
    url: new URL(request.url),
    route: { id: '/(work)/plan/edit' },
    isDataRequest: false,
    locals: { app: { identity }, context: testContext(database, { actor, now }) },
    fetch: async (path: string, { body }: { body: URLSearchParams }) => {
      asked.push({ path, fields: [...body] as [string, string][] })
      return new Response('<form>', { status: 409, headers: { 'content-type': 'text/html' } })
    },
  } as unknown as RequestEvent
}

function written(): FormData {
  const form = new FormData()
  form.append('text', 'What took an hour to write')
  form.append('scopes', 'one')
  form.append('scopes', 'two')
  form.append('current', 'my password')
  form.append('form_key', 'key')
  form.append('file', new File(['content'], 'paper.pdf'))
  return form
}

test('a form that came after its session had ended is shown again to the same person, for an hour', async () => {
  const late = eventOf({ form: written() })
  expect(mayBeLate(late)).toBe(true)
  const at = (await keepLate(late)) ?? ''
  expect(at).toMatch(/^\/plan\/edit\?code=A1&kept=[\w-]{43}$/)
  expect(isKept(at)).toBe(true)
  const shown = await showKept(eventOf({ actor: lea, at }))
  expect([shown?.status, await shown?.text()]).toEqual([200, '<form>'])
  expect(asked).toEqual([
    {
      path: '/plan/edit?code=A1&/save',
      fields: [
        ['text', 'What took an hour to write'],
        ['scopes', 'one'],
        ['scopes', 'two'],
        ['form_kept', '1'],
      ],
    },
  ])
  expect(await showKept(eventOf({ actor: ben, at }))).toBeNull()
  expect(await showKept(eventOf({ at }))).toBeNull()
  expect(await showKept(eventOf({ actor: lea, at, minutes: 61 }))).toBeNull()
  expect(await showKept(eventOf({ actor: lea, at: at.replace(/.$/, '!') }))).toBeNull()
  expect(asked).toHaveLength(1)
})

test('what is kept cannot be read from the database', async () => {
  const at = (await keepLate(eventOf({ form: written() }))) ?? ''
  const { rows } = await database.query('select * from platform.kept_form')
  expect(rows.length).toBeGreaterThan(0)
  const stored = JSON.stringify(rows)
  expect(stored).not.toContain('hour to write')
  expect(stored).not.toContain(at.split('kept=')[1])
})

test('strangers have nothing kept: without the mark of an account, with a forged one, or too much', async () => {
  expect(mayBeLate(eventOf({ form: written(), browser: 'a=b' }))).toBe(false)
  expect(
    mayBeLate(
      eventOf({ form: written(), browser: cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) }),
    ),
  ).toBe(false)
  expect(mayBeLate(eventOf({ form: written(), actor: lea }))).toBe(false)
  const long = new FormData()
  long.append('text', 'x'.repeat(512 * 1024))
  expect(await keepLate(eventOf({ form: long }))).toBeNull()
})
