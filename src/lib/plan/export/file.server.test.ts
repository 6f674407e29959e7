import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { testContext, testDatabase } from '../../../../test/support/database.ts'
import { loadPlan } from '../actions.server.ts'
import { samplePlan } from '../fixtures.ts'
import { readDocx } from '../imports/docx/read.server.ts'
import { isRefusal, readPlan } from '../papers/index.ts'
import { askedFor, exportFile } from './file.server.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await testDatabase()
  const context = testContext(database)
  const plan = samplePlan()
  const [first] = plan.objectives[0]?.versions ?? []
  if (first) first.title = { en: 'Wells #dug [now] *here* | $x$' }
  await loadPlan({ ...context, actor: { ...context.actor, roles: ['administrator'] } }, plan)
})
afterAll(() => database.close())

const made = async (file: string, locale: 'en' | 'fr' = 'en') => {
  const asked = askedFor(file)
  if (!asked) throw new Error(`${file} is not offered`)
  return exportFile(database.read, asked, locale, '2026-03-01')
}

test('only editions and formats that exist can be asked for', async () => {
  expect(askedFor('2022.pdf')).toEqual({ edition: '2022', format: 'pdf' })
  expect(askedFor('all.csv')).toEqual({ edition: 'all', format: 'csv' })
  for (const file of ['all.pdf', '2022.exe', '../2022.json', '2022']) expect(askedFor(file)).toBeNull()
  await expect(made('2023.pdf')).rejects.toMatchObject({ code: 'missing' })
})

test('the PDF holds every word in the language asked for, on numbered pages with contents', async () => {
  const { body, name } = await made('2022.pdf', 'fr')
  expect(name).toBe('permille-plan-2022-fr.pdf')
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(body as Uint8Array)))
  const words = text.join(' ').replace(/\s+/g, ' ')
  expect(totalPages).toBe(3)
  for (const part of ['Sommaire', 'A1 Puits entretenus', 'Tous en ont un.', '7 sur 20', 'Page 3 / 3'])
    expect(words).toContain(part)
})

test('words of the plan are never read as commands of the typesetter or of Markdown', async () => {
  const { body } = await made('2020.pdf')
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(body as Uint8Array)))
  expect(text.join(' ')).toContain('Wells #dug [now] *here* | $x$')
  expect((await made('2020.md')).body).toContain('Wells \\#dug \\[now\\] \\*here\\* \\| $x$')
})

test('the Word file opens and holds the words', async () => {
  const { body } = await made('2022.docx')
  const { text: value } = readDocx(body as Uint8Array)
  for (const part of ['Second', 'A1 Wells kept', 'All wells have one.', '100% wells'.slice(0, 4)])
    expect(value).toContain(part)
})

test('JSON and CSV come back as they were', async () => {
  for (const file of ['all.json', 'all.csv']) {
    const { body } = await made(file)
    const plan = readPlan(String(body), file)
    if (isRefusal(plan)) throw new Error(plan.key)
    const [objective] = plan.objectives
    expect(objective?.versions[1]).toEqual(samplePlan().objectives[0]?.versions[1])
  }
})
