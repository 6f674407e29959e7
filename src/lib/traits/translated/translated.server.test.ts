import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#lib/platform/context.ts'
import { json, type OpenDatabase } from '#lib/platform/database.server.ts'
import { eventsAfter } from '#lib/platform/events.server.ts'
import { registerRecord } from '#lib/platform/records.server.ts'
import type { Locale, Localised } from '#lib/platform/text/localised.ts'
import { testContext, testDatabase } from '../../../../test/support/database.ts'
import { publishTranslation, saveTranslation } from './actions.server.ts'
import { taskList } from './list.server.ts'
import { needOf, type Need, type SavedAs } from './state.ts'
import { countNeeds, readerStates, type TaskQuery } from './store.server.ts'
import { translated, type Beginning, type Seen } from './translated.server.ts'

let database: OpenDatabase
let context: Context
const texts = translated({ kind: 'toy.thing', table: 'toy.thing', fields: ['title', 'note'] })

beforeAll(async () => {
  database = await testDatabase()
  context = testContext(database)
  await database.script(`create schema toy; create table toy.thing (
    id uuid primary key references platform.record, title jsonb not null, note jsonb)`)
})
afterAll(() => database.close())

const published = { en: 'Soil', fr: 'Sol', es: 'Suelo' }

/** A thing that readers see in three languages, the Spanish one by a machine. */
async function thing(changes: Partial<Beginning> = {}): Promise<string> {
  const record = context.newId()
  await context.write(async (write) => {
    await registerRecord(write, record, 'toy.thing')
    await sql`insert into toy.thing values (${record}, ${json(published)})`.execute(write)
    await texts.begin(write, context, {
      record,
      source: 'en',
      texts: { title: published },
      states: { en: 'checked', fr: 'checked', es: 'machine' },
      published: true,
      ...changes,
    })
  })
  return record
}
const save = (record: string, locale: Locale, text: string, state: SavedAs = 'checked', seen?: Seen) =>
  context.write((write) =>
    texts.saveText(write, context, { record, field: 'title', locale, text, state, seen }),
  )
const publish = (record: string, locale: Locale) =>
  context.write((write) => texts.publish(write, context, { record, field: 'title', locale }))
async function shown(record: string): Promise<Localised> {
  const { rows } = await sql<{ title: Localised }>`select title from toy.thing where id = ${record}`.execute(
    context.read,
  )
  return rows[0]?.title ?? {}
}
async function states(record: string): Promise<Record<string, string>> {
  return Object.fromEntries(
    (await texts.statesOf(context.read, record)).map(({ locale, state }) => [locale, state]),
  )
}
const told = async (record: string) => (await readerStates(context.read, [record])).get(record)?.title
const pair = (record: string, locale: Locale) =>
  texts.pairOf(context.read, { record, field: 'title', locale })

test('a record begins with the languages it has, each in its state', async () => {
  const record = await thing()
  expect(await states(record)).toEqual({ en: 'checked', fr: 'checked', es: 'machine' })
  expect(await told(record)).toEqual({ en: 'original', fr: 'checked', es: 'machine' })
})

test('a text without its source, and a draft that claims to be published, are refused', async () => {
  await expect(thing({ source: 'fr', texts: { title: { en: 'Soil' } } })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(thing({ states: {} })).rejects.toMatchObject({ text: 'traits_text_unchecked' })
})

test('a changed source makes the other languages outdated at once, and readers see nothing of it', async () => {
  const record = await thing()
  expect(await save(record, 'en', 'Living soil')).toEqual({ version: 2, outdated: 2 })
  expect(await states(record)).toEqual({ en: 'checked', fr: 'outdated', es: 'outdated' })
  expect(await shown(record)).toEqual(published)
  expect(await told(record)).toEqual({ en: 'original', fr: 'checked', es: 'machine' })
})

test('a change of the source that fails leaves no language outdated', async () => {
  const record = await thing()
  const attempt = context.write(async (write) => {
    await texts.saveText(write, context, {
      record,
      field: 'title',
      locale: 'en',
      text: 'Living soil',
      state: 'checked',
    })
    throw new Error('changed my mind')
  })
  await expect(attempt).rejects.toThrow('changed my mind')
  expect(await states(record)).toMatchObject({ fr: 'checked' })
})

test('a change of state alone outdates nothing', async () => {
  const record = await thing()
  expect(await save(record, 'en', 'Soil', 'draft')).toEqual({ version: 2, outdated: 0 })
  expect(await states(record)).toEqual({ en: 'draft', fr: 'checked', es: 'machine' })
})

test('once readers see the new source, they are told that the translations are outdated', async () => {
  const record = await thing()
  await save(record, 'en', 'Living soil')
  await publish(record, 'en')
  expect(await shown(record)).toEqual({ ...published, en: 'Living soil' })
  expect(await told(record)).toEqual({ en: 'original', fr: 'outdated', es: 'outdated' })
  await save(record, 'fr', 'Sol vivant')
  await publish(record, 'fr')
  expect(await told(record)).toEqual({ en: 'original', fr: 'checked', es: 'outdated' })
})

// Both halves of payloadcms/payload#14672: publishing one language published all, and the published one stayed "changed".
test('one language is published alone: drafts of the others stay drafts, and it is itself up to date', async () => {
  const record = await thing()
  await save(record, 'en', 'Living soil', 'draft')
  await save(record, 'es', 'Suelo vivo', 'draft')
  await save(record, 'fr', 'Sol vivant')
  const before = await texts.statesOf(context.read, record)
  await publish(record, 'fr')

  expect(await shown(record)).toEqual({ en: 'Soil', fr: 'Sol vivant', es: 'Suelo' })
  const after = await texts.statesOf(context.read, record)
  expect(after.filter(({ locale }) => locale !== 'fr')).toEqual(
    before.filter(({ locale }) => locale !== 'fr'),
  )
  expect(needOf(after.find(({ locale }) => locale === 'fr') ?? null)).toBeNull()
})

test('a language is published into a column that had none', async () => {
  const record = await thing()
  await context.write(async (write) => {
    await texts.begin(write, context, {
      record,
      source: 'fr',
      texts: { note: { fr: 'Essai' } },
      states: { fr: 'checked' },
    })
    await texts.publish(write, context, { record, field: 'note', locale: 'fr' })
  })
  const { rows } = await sql`select note from toy.thing where id = ${record}`.execute(context.read)
  expect(rows).toEqual([{ note: { fr: 'Essai' } }])
})

test('drafts and outdated texts are not published', async () => {
  const record = await thing()
  await save(record, 'fr', 'Sol ?', 'draft')
  await expect(publish(record, 'fr')).rejects.toMatchObject({
    code: 'conflict',
    text: 'traits_text_unchecked',
  })
  await save(record, 'en', 'Living soil')
  await expect(publish(record, 'es')).rejects.toMatchObject({
    code: 'conflict',
    text: 'traits_text_unchecked',
  })
  expect(await shown(record)).toEqual(published)
})

test('of two translators who started from the same text, the second is told', async () => {
  const record = await thing()
  const seen = { version: 1, wording: 1 }
  await save(record, 'fr', 'Sol vivant', 'draft', seen)
  await expect(save(record, 'fr', 'Terre', 'draft', seen)).rejects.toMatchObject({
    text: 'traits_text_changed',
  })
  expect((await pair(record, 'fr')).target).toMatchObject({ text: 'Sol vivant', version: 2 })
})

test('two first translations at once cannot both be saved', async () => {
  const record = await thing({ texts: { title: { en: 'Soil' } } })
  const seen = { version: 0, wording: 1 }
  const results = await Promise.allSettled(
    ['Sol', 'Terre'].map((text) => save(record, 'fr', text, 'draft', seen)),
  )
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a translator whose source changed meanwhile is told', async () => {
  const record = await thing()
  await save(record, 'en', 'Living soil')
  const late = save(record, 'fr', 'Le sol', 'checked', { version: 1, wording: 1 })
  await expect(late).rejects.toMatchObject({ code: 'conflict', text: 'traits_source_changed' })
  expect(await states(record)).toMatchObject({ fr: 'outdated' })
})

test('a translator of an outdated text gets the source wording that it renders', async () => {
  const record = await thing()
  expect((await pair(record, 'fr')).basis).toBeNull()
  await save(record, 'en', 'Living soil')
  await save(record, 'en', 'Living soils')
  expect(await pair(record, 'fr')).toMatchObject({
    source: { text: 'Living soils', based_on: 3 },
    basis: 'Soil',
  })
  const saw = await texts.pairOf(context.read, { record, field: 'title', locale: 'fr' }, 2)
  expect(saw.basis).toBe('Living soil')
  await save(record, 'fr', 'Sol')
  expect((await pair(record, 'fr')).basis).toBeNull()
})

test('to save nothing new changes nothing', async () => {
  const record = await thing()
  expect(await save(record, 'fr', 'Sol')).toEqual({ version: 1, outdated: 0 })
  expect(needOf((await pair(record, 'fr')).target)).toBeNull()
})

const needing = ({ need, ...scope }: TaskQuery & { need?: Need }) =>
  taskList.first(context.read, scope, need ? { need } : {}, 500)

test('the desk lists what is left to do by language, and counts it', async () => {
  const other = translated({ kind: 'toy.tool', table: 'toy.thing', fields: ['title'] })
  const record = context.newId()
  await context.write(async (write) => {
    await registerRecord(write, record, 'toy.tool')
    await other.begin(write, context, {
      record,
      source: 'en',
      texts: { title: { en: 'Auger', fr: 'Tarière' } },
      states: { en: 'checked' },
      published: false,
    })
  })
  const query = { kinds: ['toy.tool'], locales: ['en', 'fr', 'es'] as const }
  const tasks = await needing(query)
  expect(tasks.map(({ locale, need }) => `${locale} ${need}`)).toEqual([
    'en unpublished',
    'es missing',
    'fr draft',
  ])
  expect(tasks[1]).toMatchObject({
    record,
    kind: 'toy.tool',
    source_locale: 'en',
    source_text: 'Auger',
    state: null,
  })
  expect(await needing({ ...query, need: 'missing', locales: ['fr'] })).toEqual([])
  expect(await countNeeds(context.read, query)).toEqual([
    { locale: 'en', need: 'unpublished', count: 1 },
    { locale: 'es', need: 'missing', count: 1 },
    { locale: 'fr', need: 'draft', count: 1 },
  ])
})

test('the desk asks for exactly what the pure rule asks for', async () => {
  const record = await thing()
  await save(record, 'fr', 'Terre')
  await save(record, 'en', 'Living soil', 'draft')
  await save(record, 'es', 'Suelo vivo')
  const listed = await needing({ kinds: ['toy.thing'], locales: ['en', 'fr', 'es'] })
  for (const text of await texts.statesOf(context.read, record)) {
    const task = listed.find((task) => task.record === record && task.locale === text.locale)
    expect(task?.need ?? null).toBe(needOf(text))
  }
})

test('a translation is saved by those who may and told to the log without its words', async () => {
  const record = await thing()
  const saving = { record, field: 'title', locale: 'fr', text: 'Sol vivant', state: 'draft' } as const
  await saveTranslation({ ...context, actor: { ...context.actor, roles: ['stc'] } }, texts, saving)
  const event = (await eventsAfter(context.read, { about: record })).at(-1)
  expect(event).toMatchObject({
    verb: 'traits.text_saved',
    kind: 'toy.thing',
    data: { field: 'title', locale: 'fr', state: 'draft', version: 2, outdated: 0 },
  })
  expect(JSON.stringify(event)).not.toContain('vivant')
})

test('the original is reworded and any language is published by the Secretariat only', async () => {
  const record = await thing()
  const committee = { ...context, actor: { ...context.actor, roles: ['stc'] } }
  const saving = { record, field: 'title', text: 'Living soil', state: 'checked' } as const
  const refused = { code: 'forbidden' }
  await expect(saveTranslation(committee, texts, { ...saving, locale: 'en' })).rejects.toMatchObject(refused)
  await expect(publishTranslation(committee, texts, { ...saving, locale: 'fr' })).rejects.toMatchObject(
    refused,
  )
  await publishTranslation(context, texts, { ...saving, locale: 'en' })
  expect(await shown(record)).toMatchObject({ en: 'Living soil' })
})
