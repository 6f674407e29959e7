import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import type { SearchDocument } from '#lib/platform/searchable.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { testContext, testDatabase } from '../../../../test/support/database.ts'
import { followSearch } from './actions.server.ts'
import { search } from './search.server.ts'

let database: OpenDatabase
let context: ReturnType<typeof testContext>
const documents = new Map<string, SearchDocument>()
const toys = {
  kind: 'toy.thing',
  label: 'toy_things',
  follows: ['toy.box'],
  documents: async (_read: unknown, ids?: readonly string[]) =>
    [...documents.values()].filter(({ id }) => !ids || ids.includes(id)),
}

const put = (id: string, document: Partial<SearchDocument>) =>
  documents.set(id, { id, path: `/toys/${id}`, mark: null, title: { en: id }, body: [], ...document })
const changed = (id: string, kind = 'toy.thing') =>
  context.write((write) => logEvent(write, context, { verb: 'toy.changed', kind, subject: id }))
const found = async (q: string, locale: Locale = 'en') =>
  (await search(database.read, locale, { q })).hits.map(({ path }) => path.slice(6))

const [peat, people, french, code] = [1, 2, 3, 4].map((n) => `00000000-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
]

beforeAll(async () => {
  database = await testDatabase()
  context = testContext(database)
  put(peat, { title: { en: 'Peatlands' }, body: [{ en: 'Farmers keep their wells wet.' }] })
  put(people, { title: { en: 'People', fr: 'Personnes' }, body: [{ en: 'Organisations, and soils.' }, null] })
  put(french, { title: { fr: 'Tourbières' }, body: [{ fr: 'Les agriculteurs, la sécheresse et le cœur.' }] })
  put(code, { mark: 'C2', title: { en: 'Labels' }, body: [{ en: 'A label for peatlands; see D1.4.' }] })
  await followSearch(context, [toys])
})
afterAll(() => database.close())

test('words are found by stem and by beginning, whatever accents and case', async () => {
  expect(await found('peat')).toEqual([peat, code])
  expect(await found('PEATLAND')).toEqual([peat, code])
  expect(await found('organisation')).toEqual([people])
  expect(await found('secheresse', 'fr')).toEqual([french])
  expect(await found('agriculteur coeur', 'fr')).toEqual([french])
})

test('all words must be there, in any order; common ones do not count', async () => {
  expect(await found('wells farmer')).toEqual([peat])
  expect(await found('the farmers and the wells')).toEqual([peat])
  expect(await found('farmers soils')).toEqual([])
})

test('codes are found as they are written', async () => {
  expect((await found('c2'))[0]).toBe(code)
  expect(await found('D1.4')).toEqual([code])
})

test('a reader finds what is not translated in the language that it has', async () => {
  expect(await found('tourbières')).toEqual([french])
  expect(await found('labels', 'fr')).toEqual([code])
  expect(await found('personnes')).toEqual([])
  const [hit] = (await search(database.read, 'fr', { q: 'labels' })).hits
  expect(hit).toMatchObject({ language: 'en', kind: 'toy.thing' })
})

test('what was found is marked, in the title and around it', async () => {
  const [hit] = (await search(database.read, 'en', { q: 'farmer' })).hits
  expect(hit?.excerpt).toEqual([
    { text: 'Farmers', isFound: true },
    { text: ' keep their wells wet.', isFound: false },
  ])
})

test('a slip is answered with a suggestion that finds something, never with what only looks alike', async () => {
  const slip = await search(database.read, 'en', { q: 'peatlnads' })
  expect(slip).toMatchObject({ total: 0, hits: [], suggestion: 'peatlands' })
  expect(await search(database.read, 'en', { q: 'xylophone' })).toMatchObject({ total: 0, suggestion: null })
})

test('nothing is found for nothing, for signs, and for what looks like code', async () => {
  for (const words of ['', '   ', '%_\\', "'; drop table plan.goal; --", 'a:* & !b', '\0', '(', "q''"])
    expect(await found(words), words).toEqual([])
})

test('changes follow from the log: of one record, of what it touches, and of a whole kind', async () => {
  put(peat, { title: { en: 'Bogs' } })
  await followSearch(context, [toys])
  expect(await found('bogs')).toEqual([])
  await changed(peat)
  await followSearch(context, [toys])
  expect([await found('bogs'), await found('wells')]).toEqual([[peat], []])

  documents.delete(peat)
  put(people, { title: { en: 'Villages' } })
  await changed(context.newId(), 'toy.box')
  await followSearch(context, [toys])
  expect([await found('bogs'), await found('villages')]).toEqual([[], [people]])
})

test('kinds and pages are counted', async () => {
  for (let number = 0; number < 45; number += 1) put(`many-${number}`, { title: { en: 'Gravel' } })
  await changed(context.newId(), 'toy.box')
  await followSearch(context, [toys])
  const last = await search(database.read, 'en', { q: 'gravel', page: 3 })
  expect(last).toMatchObject({ counts: { 'toy.thing': 45 }, total: 45, page: 3, pages: 3 })
  expect(last.hits).toHaveLength(5)
  expect((await search(database.read, 'en', { q: 'gravel', kind: 'other' })).hits).toEqual([])
})
