import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitor, type Actor } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { describe as document } from '#lib/platform/openapi.ts'
import { serve } from '#lib/platform/rest.server.ts'
import { contentDatabase } from '../../test/support/content.ts'
import { secretariat, testContext } from '../../test/support/database.ts'
import { operations } from './slices.server.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await contentDatabase()
})
afterAll(() => database.close())

type Answer = { status: number; body: Record<string, unknown> & { items?: Record<string, unknown>[] } }

async function ask(
  path: string,
  { actor = visitor, body }: { actor?: Actor; body?: unknown } = {},
): Promise<Answer> {
  const url = new URL(path, 'http://localhost/')
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const context = testContext(database, { actor, locale: 'es', newId: () => crypto.randomUUID() })
  const response = await serve(operations, context, new Request(url, init), url.pathname)
  return { status: response.status, body: await response.json() }
}

test('objectives are listed with code, title, goal and facility', async () => {
  const { status, body } = await ask('/objectives')
  expect(status).toBe(200)
  expect(body.items).toHaveLength(24)
  expect(body.items?.[0]).toMatchObject({
    code: 'A1',
    goal: 'A',
    title: { en: 'NDC support' },
    facility: { kind: 'core' },
  })
})

test('one objective comes with its versions and what was decided about each', async () => {
  const { body } = await ask('/objectives/A1')
  const versions = body.versions as { edition: string; decisions: { slug: string }[] }[]
  expect(versions.map(({ edition, decisions }) => [edition, decisions.length])).toEqual([
    ['2020', 1],
    ['2021-draft', 1],
    ['2022', 0],
  ])
})

test('figures are paged by key without gap or repetition', async () => {
  const all = (await ask('/indicators/A1.1/observations')).body.items ?? []
  expect(all.length).toBeGreaterThan(2)
  const paged: unknown[] = []
  let after = ''
  for (;;) {
    const { body } = await ask(`/indicators/A1.1/observations?limit=2${after && `&after=${after}`}`)
    paged.push(...(body.items ?? []))
    if (!body.next) break
    after = String(body.next)
  }
  expect(paged).toEqual(all)
})

test('what is unknown, wrong or not allowed is refused in the language asked for', async () => {
  expect(await ask('/objectives/Z9')).toMatchObject({ status: 422, body: { code: 'invalid' } })
  expect(await ask('/objectives/B6')).toMatchObject({ status: 404, body: { code: 'missing' } })
  expect(await ask('/nothing')).toMatchObject({
    status: 404,
    body: { message: 'Esta página o este registro no existe.' },
  })
  const report = { on: '2025-12-31', value: 60, unit: 'NDC', source: { title: 'A reading' } }
  expect(await ask('/indicators/A1.1/observations', { body: report })).toMatchObject({ status: 403 })
  const scoped = { ...secretariat, via: 'token', scopes: ['plan'] } as const
  expect(await ask('/indicators/A1.1/observations', { body: report, actor: scoped })).toMatchObject({
    status: 403,
    body: { text: 'platform_out_of_scope' },
  })
  expect(await ask('/indicators/A1.1/observations', { body: [], actor: secretariat })).toMatchObject({
    status: 422,
    body: { text: 'platform_not_json' },
  })
  const withoutValue = { ...report, value: null }
  expect(
    await ask('/indicators/A1.1/observations', { body: withoutValue, actor: secretariat }),
  ).toMatchObject({
    status: 422,
    body: { fields: { value: 'dashboard_value_or_reason' } },
  })
})

test('a figure reported over the API is in the list and among the public events', async () => {
  const report = { on: '2025-12-31', value: 60, unit: 'NDC', source: { title: 'A reading' } }
  const scoped = { ...secretariat, via: 'token', scopes: ['observations'] } as const
  const { status, body } = await ask('/indicators/A1.1/observations', { body: report, actor: scoped })
  expect(status).toBe(200)
  const figures = (await ask('/indicators/A1.1/observations')).body.items ?? []
  expect(figures.map(({ id }) => id)).toContain(body.id)
  const events = (await ask(`/events?about=${String(body.indicatorId)}&limit=1000`)).body.items ?? []
  expect(events.at(-1)).toMatchObject({ verb: 'dashboard.observed', subject: body.id, data: { value: 60 } })
  expect(JSON.stringify(events)).not.toContain('A reading')
})

test('the document describes each operation once, and every answer fits it', async () => {
  const { paths, openapi } = document(operations, '0.0.0', 'http://localhost')
  expect(openapi).toBe('3.1.0')
  const described = Object.entries(paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(described.sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort())
  expect(JSON.stringify(paths)).toContain('#/components/schemas/Refusal')
})
