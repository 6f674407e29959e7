import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Localised } from '#lib/platform/text/localised.ts'
import { brokenLinks, undocumentedSlices } from '../guards/docs.ts'
import { readFiles } from '../guards/files.ts'
import { importProblems, levels, roomCycles } from '../guards/house.ts'
import { keyProblems, readTexts, textProblems } from '../guards/texts.ts'
import { foreignWrites, strayTransactions } from '../guards/writes.ts'
import { copyProject, plantSlice, touchSharedPlaces } from './plant.ts'

/** The first room of the drawing that still waits for its walls. */
const room =
  levels.flat().find((name) => !['routes', 'app'].includes(name) && !existsSync(`src/lib/${name}`)) ??
  'toyroom'

type Told = { url: string; welcome: string; names: { title: Localised; path: string }[] }

let folder: string
let lines: number
let server: ChildProcess | undefined
let url: string
let welcome: string
let names: Told['names']

beforeAll(async () => {
  folder = copyProject()
  plantSlice(folder, room)
  lines = touchSharedPlaces(folder, room)
  const node = (script: string) => [resolve('test/toy-slice', script)]
  server = spawn(process.execPath, node('serve.ts'), {
    cwd: folder,
    env: {
      ...process.env,
      DATABASE_URL: 'pglite:memory',
      STORAGE_URL: join(folder, 'files'),
      ROOM: room,
      LOG: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: server!.stdout! }))
    if (line.startsWith('{')) {
      ;({ url, welcome, names } = JSON.parse(line) as Told)
      break
    }
})
afterAll(() => {
  server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

const page = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url + path, { headers, redirect: 'manual' })
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
}

test('a new slice adds four lines in shared places, and one that imports it', () => {
  expect(lines).toBe(5)
})

test('its rows are the database’s, its page lists them, and its download guards them', async () => {
  const { status, text } = await page(`/${room}`)
  expect(status).toBe(200)
  const [atlas, kite, ball] = ['Atlas', 'Kite', '=Ball'].map((title) => text.indexOf(title))
  expect([ball! > 0, atlas! > 0, kite! > atlas!]).toEqual([true, true, true])
  expect((await page(`/${room}?state=worn`)).text).not.toContain('Atlas')
  const csv = (await page(`/${room}/things.csv`)).text.split(/\r?\n/)
  expect(csv[0]).toMatch(/title,state,made_on$/)
  expect(csv.find((line) => line.includes('Ball'))).toMatch(/^"?'=Ball/)
})

test('its records have names, and a page on which they are read', () => {
  expect(names.map(({ title }) => title.en).sort()).toEqual(['=Ball', 'Atlas', 'Kite'])
  expect(new Set(names.map(({ path }) => path))).toEqual(new Set([`/${room}`]))
})

test('the menu and the first page know it, in every language', async () => {
  const english = (await page('/')).text
  expect(english).toMatch(new RegExp(`<a href="/${room}"[^>]*>Toy room</a>`))
  expect(english).toContain('toys in the room')
  expect((await page('/fr')).text).toMatch(new RegExp(`<a href="/fr/${room}"[^>]*>Salle de jeux</a>`))
})

test('the permissions page tells who may do what', async () => {
  const { text } = await page('/permissions')
  expect(text).toContain('Look at the things')
  expect(text).toContain('Make a thing (toys)')
})

test('programs find it in the document, in the API and in the public log', async () => {
  const document = JSON.parse((await page('/api/openapi.json')).text) as { paths: Record<string, unknown> }
  expect(document.paths).toHaveProperty([`/${room}-things`])
  const { items } = JSON.parse((await page(`/api/v1/${room}-things`)).text) as { items: { title: string }[] }
  expect(items.map(({ title }) => title).sort()).toEqual(['=Ball', 'Atlas', 'Kite'])
  const events = JSON.parse((await page(`/api/v1/events?verb=${room}.made`)).text) as { items: unknown[] }
  expect(events.items).toHaveLength(3)
})

test('the search of the whole platform finds its records', async () => {
  const answer = JSON.parse((await page('/api/v1/search?q=kites')).text) as { items: object[] }
  expect(answer.items).toMatchObject([{ kind: `${room}.thing`, title: 'Kite', path: `/${room}` }])
  expect((await page('/fr/search?q=atlas')).text).toMatch(new RegExp(`<a href="/fr/${room}"[^>]*>.*Atlas`))
})

test('its tool is for those who may: on the workbench, behind the sign-in', async () => {
  expect(await page(`/${room}/new`)).toMatchObject({
    status: 303,
    location: `/sign-in?next=%2F${room}%2Fnew`,
  })
  const account = { name: 'Ada', mail: 'ada@example.org', password: 'a long enough password' }
  const claimed = await fetch(welcome, {
    method: 'POST',
    body: new URLSearchParams({ ...account, token: new URL(welcome).searchParams.get('token')! }),
    headers: { origin: url, accept: 'text/html' },
    redirect: 'manual',
  })
  expect(claimed.status).toBe(303)
  const cookie = claimed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  expect((await page('/work', { cookie })).text).toMatch(
    new RegExp(`<a href="/${room}/new"[^>]*>Make a thing</a>`),
  )
  expect((await page(`/${room}/new`, { cookie })).status).toBe(200)
})

test('the command line and the schema have it', () => {
  const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  expect(run('src/app/cli.ts', '--help')).toContain(`${room} make TITLE`)
  run('tools/schema.ts')
  expect(readFileSync(join(folder, `db/schema/${room}.sql`), 'utf8')).toContain(`create table ${room}.thing`)
  expect(readFileSync(join(folder, `src/lib/${room}/tables.server.ts`), 'utf8')).toContain(
    `state: 'new' | 'worn'`,
  )
})

test('no guard of house, texts or docs has anything to say', () => {
  const files = readFiles(folder, ['src', 'ARCHITECTURE.md'])
  const texts = readTexts(files)
  const ours = (problems: readonly string[]) => problems.filter((problem) => problem.includes(room))
  expect(ours(importProblems(files))).toEqual([])
  expect(roomCycles(files)).toEqual([])
  expect(ours(foreignWrites(files))).toEqual([])
  expect(ours(strayTransactions(files))).toEqual([])
  expect(ours(textProblems(texts, ['en', 'fr', 'es']))).toEqual([])
  expect(ours(keyProblems(texts, files))).toEqual([])
  expect(undocumentedSlices(files, [room])).toEqual([])
  expect(ours(brokenLinks(files, (path) => existsSync(join(folder, path))))).toEqual([])
})
