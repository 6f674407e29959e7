import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { registerRecord } from '#lib/platform/records.server.ts'
import { testContext, testDatabase } from '../../../../test/support/database.ts'
import { declareLinkKinds } from './actions.server.ts'
import { link, linksFrom, linksTo, unlink, walk, type NewLink } from './store.server.ts'

let database: OpenDatabase
let context: ReturnType<typeof testContext>
const id = (name: string) => `01900000-0000-7000-8000-0000000000${name.charCodeAt(0).toString(16)}`
const nameOf = (id: string) => String.fromCharCode(parseInt(id.slice(-2), 16))
const tie = (from: string, to: string, more: Partial<NewLink> = {}) =>
  context.write((write) =>
    link(write, context, { from: id(from), to: id(to), type: 'supports', since: '2026-01-01', ...more }),
  )

/** a → b → c → a is a circle; d hangs on c; e measures d; f stands alone. */
beforeAll(async () => {
  database = await testDatabase()
  context = testContext(database)
  await database.script(
    `create schema toy; create table toy.thing (id uuid primary key references platform.record)`,
  )
  await context.write(async (write) => {
    for (const name of 'abcdefghij') {
      await registerRecord(write, id(name), 'toy.thing')
      await sql`insert into toy.thing values (${id(name)})`.execute(write)
    }
  })
  for (const [from, to] of ['ab', 'bc', 'ca', 'cd'].map((pair) => pair.split('') as [string, string]))
    await tie(from, to)
  await tie('e', 'd', { type: 'measures', source: 'Annex 2' })
})
afterAll(() => database.close())

test('a link is read from either end, with kind, day and source', async () => {
  const [from] = await linksFrom(context.read, id('e'))
  expect(from).toMatchObject({
    type: 'measures',
    direction: 'forward',
    other: id('d'),
    kind: 'toy.thing',
    since_on: '2026-01-01',
    until_on: null,
    source: 'Annex 2',
  })
  const backward = await linksTo(context.read, id('d'), { types: ['measures'] })
  expect(backward).toEqual([{ ...from, direction: 'backward', other: id('e') }])
})

test('to link twice is to link once', async () => {
  expect(await tie('a', 'b', { since: '2026-02-02' })).toBe(await tie('a', 'b'))
  expect(await linksFrom(context.read, id('a'))).toHaveLength(1)
})

test('a link to nothing, and taking away a linked record, are refused by the database', async () => {
  await expect(tie('a', 'z')).rejects.toMatchObject({ code: '23503' })
  await expect(
    context.write((write) => write.deleteFrom('platform.record').where('id', '=', id('d')).execute()),
  ).rejects.toMatchObject({ code: '23503' })
})

test('a kind of link that no slice declares is refused by the database until one does', async () => {
  await expect(tie('i', 'j', { type: 'funds' })).rejects.toMatchObject({ code: '23503' })
  await declareLinkKinds(context, [{ name: 'funds', slice: 'toy' }])
  await declareLinkKinds(context, [{ name: 'funds', slice: 'toy' }])
  const funded = await tie('i', 'j', { type: 'funds' })
  expect(await linksTo(context.read, id('j'), { types: ['funds'] })).toMatchObject([
    { id: funded, other: id('i') },
  ])
})

test('a record cannot be linked to itself', async () => {
  await expect(tie('a', 'a')).rejects.toMatchObject({ code: 'invalid', text: 'traits_link_to_itself' })
})

test('an ended link is gone from its day on, stays readable before it, and can be tied anew', async () => {
  const first = await tie('g', 'h')
  await context.write((write) => unlink(write, context, first))
  const on = async (day?: string) => (await linksFrom(context.read, id('g'), { on: day })).map(({ id }) => id)
  expect(await on('2026-02-28')).toEqual([first])
  expect(await on('2026-03-01')).toEqual([])
  const second = await tie('g', 'h', { since: '2026-04-01' })
  expect(await on('2026-04-01')).toEqual([second])
  expect(await on()).toEqual([first, second])
})

test('a link ends once, and not before it began', async () => {
  const ended = await tie('h', 'g')
  const end = (until?: string) => context.write((write) => unlink(write, context, ended, until))
  await expect(end('2025-12-31')).rejects.toMatchObject({ code: 'invalid', text: 'traits_link_ends_before' })
  await end()
  await expect(end()).rejects.toMatchObject({ code: 'conflict', text: 'traits_link_ended' })
})

const steps = async (...[start, query]: [string, Parameters<typeof walk>[2]?]) =>
  (await walk(context.read, id(start), query))
    .map(({ depth, near, other, direction }) => {
      const arrow = direction === 'forward' ? '→' : '←'
      return `${depth} ${nameOf(near)}${arrow}${nameOf(other)}`
    })
    .sort()

test('a walk forward goes round a circle once and lists the link that closes it', async () => {
  expect(await steps('a', { direction: 'forward' })).toEqual(['1 a→b', '2 b→c', '3 c→a', '3 c→d'])
})

test('a walk both ways lists each link once, from its nearer end', async () => {
  expect(await steps('a', { depth: 8 })).toEqual(['1 a←c', '1 a→b', '2 b→c', '2 c→d', '3 d←e'])
})

test('a walk backward, by type and by depth goes no further than asked', async () => {
  expect(await steps('d', { direction: 'backward', depth: 1 })).toEqual(['1 d←c', '1 d←e'])
  expect(await steps('d', { direction: 'backward', types: ['measures'] })).toEqual(['1 d←e'])
  expect(await steps('a', { direction: 'forward', on: '2025-12-31' })).toEqual([])
  expect(await steps('f')).toEqual([])
})

test('a dense net of records is walked without following every path', async () => {
  const names = Array.from({ length: 24 }, () => context.newId())
  await context.write(async (write) => {
    for (const name of names) await registerRecord(write, name, 'toy.thing')
    for (const from of names)
      for (const to of names)
        if (from < to) await link(write, context, { from, to, type: 'needs', since: '2026-01-01' })
  })
  const met = await walk(context.read, names[0] ?? '', { depth: 8 })
  expect(new Set(met.map(({ id }) => id)).size).toBe((24 * 23) / 2)
})
