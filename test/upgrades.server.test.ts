import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp } from '#app/app.server.ts'
import type { App } from '#app/app.ts'
import { linkKinds, loadContent, operations, schemas } from '#app/slices.server.ts'
import { indicator, observations, rebuild } from '#lib/dashboard/index.server.ts'
import { forwardCookies, people, tokensOf } from '#lib/identity/index.server.ts'
import { runsFor } from '#lib/observatory/index.server.ts'
import { decisions, objectiveByCode, objectives, papers, versionsOf } from '#lib/plan/index.server.ts'
import { backup, restore } from '#lib/platform/backup.server.ts'
import { printSchema, readCatalogue } from '#lib/platform/catalogue.server.ts'
import { readConfig } from '#lib/platform/config.server.ts'
import { visitor, type Actor } from '#lib/platform/context.ts'
import { openDatabase } from '#lib/platform/database.server.ts'
import { filesIn } from '#lib/platform/files.server.ts'
import { migrate } from '#lib/platform/migrations.server.ts'
import { openObjects } from '#lib/platform/objects.server.ts'
import { serve } from '#lib/platform/rest.server.ts'
import { declareLinkKinds, history, linksFrom, readerStates } from '#lib/traits/index.server.ts'
import { firstDifference } from './guards/schema.ts'
import { emptyDatabase } from './support/database.ts'

/** The database of an earlier version; see upgrades/README.md. */
const left = 'test/upgrades/a80688e'
const mail = 'awa.diop@example.org'
const password = 'soil holds more than air'
const stc: Actor = {
  id: '01900000-0000-7000-8000-0000000000aa',
  roles: ['stc'],
  via: 'session',
  scopes: null,
}

let folder: string
let app: App
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permille-upgrade-'))
  const empty = await emptyDatabase()
  const url = empty === 'pglite:memory' ? `pglite:${folder}` : empty
  const dumped = await openDatabase(url)
  await dumped.script(gunzipSync(readFileSync(`${left}.sql.gz`)).toString())
  await dumped.close()
  const config = readConfig({ DATABASE_URL: url, STORAGE_URL: join(folder, 'files'), LOG: 'silent' })
  app = await openApp(config, { withWork: false, withContent: false })
  await app.files.put(new TextEncoder().encode('a soil profile'))
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const read = () => app.database.read
const version2022 = async () => {
  const objective = await objectiveByCode(read(), 'A1')
  const version = (await versionsOf(read(), objective!.id)).find(({ edition }) => edition === '2022')
  return { objective: objective!, version: version! }
}

test('an upgraded database has the schema of a new one', async () => {
  const catalogue = await readCatalogue(app.database)
  const differing = schemas.map((schema) =>
    firstDifference(readFileSync(`db/schema/${schema}.sql`, 'utf8'), printSchema(catalogue, schema)),
  )
  expect(differing).toEqual(schemas.map(() => null))
})

test('people sign in with the passwords they had, and hold their roles and tokens', async () => {
  const visit = { headers: new Headers(), address: '192.0.2.1', locale: 'fr' } as const
  const jar: string[] = []
  forwardCookies(await app.identity.signIn(visit, { mail, password }), {
    set: (name, value) => jar.push(`${name}=${encodeURIComponent(value)}`),
  })
  const actor = await app.identity.actorOf(new Headers({ cookie: jar.join('; ') }))
  expect(actor).toMatchObject({ roles: ['stc'], via: 'session' })
  expect(await tokensOf(read(), actor.id!)).toMatchObject([
    { name: 'figures of our institute', scopes: ['observations'] },
  ])
  const all = await people(read(), { on: '2026-12-01', limit: 10 })
  expect(all.map(({ name }) => name).sort()).toEqual(['Awa Diop', 'Luis Pérez', 'Marie Secretary'])
})

test('figures, their corrections and checks, and the definition in use are as they were', async () => {
  const measured = await indicator(read(), 'A1.1')
  expect(measured).toMatchObject({ version: 2, title: { en: 'NDCs that name soil organic carbon' } })
  const figures = (await observations(read(), measured!.id)).filter(({ on }) => on === '2025-12-31')
  const [first, second] = figures
  expect(figures.map(({ value }) => value)).toEqual([61, 60])
  expect(second).toMatchObject({ corrects: first!.id, indicatorVersion: 1, of: 196 })
  expect(second!.checkedAt).not.toBeNull()
  const rebuilt = await rebuild(read(), '2026-12-01')
  expect(rebuilt).toMatchObject({ differing: [], onlyInLog: [], onlyInTable: [], standingOtherwise: [] })
  expect(rebuilt.figures).toBeGreaterThan(55)
})

test('wordings, their history, decisions and papers are as they were', async () => {
  expect(await objectives(read())).toHaveLength(24)
  const { objective, version } = await version2022()
  expect(version.title).toMatchObject({
    en: 'Soil carbon in national policies',
    fr: 'Le carbone du sol dans les politiques nationales',
  })
  expect(await history(read(), version.id)).toMatchObject([
    { number: 4, reason: 'strategic-plan.txt' },
    { number: 3, reason: 'strategic-plan.txt' },
    { number: 2, reason: 'a slip of the pen' },
    { number: 1, reason: null },
  ])
  const [decision] = await decisions(read(), [version.id])
  expect(decision).toMatchObject({ document: 'CM12-4', outcome: 'adopted', subjectRevision: 2 })
  const ties = await linksFrom(read(), decision!.id)
  expect(ties.map(({ type, other }) => [type, other]).sort()).toEqual([
    ['adopts', version.id],
    ['concerns', objective.id],
  ])
  expect((await papers(read())).map(({ name, state }) => [name, state]).sort()).toEqual([
    ['minutes.txt', 'taken'],
    ['roadmap.txt', 'read'],
    ['strategic-plan.txt', 'undone'],
  ])
})

test('translations keep their states', async () => {
  const { version } = await version2022()
  const states = (await readerStates(read(), [version.id])).get(version.id)
  expect(states?.title).toEqual({ en: 'original', fr: 'checked', es: 'outdated' })
})

test('runs keep their results and what stopped them', async () => {
  const runs = await runsFor(app.contextFor(stc, 'en'))
  expect(runs.map(({ run, state }) => [run.title, state]).sort()).toEqual([
    ['Stock of an island', 'complete'],
    ['Without its data', 'failed'],
  ])
  const published = await runsFor(app.contextFor(visitor, 'en'))
  expect(published.map(({ run }) => run.tally)).toEqual([{ computed: 144 }])
})

test('everything that the API offers to visitors is answered', async () => {
  const lists = operations.filter(
    ({ method, path }) => method === 'GET' && !path.includes('{') && path !== '/search',
  )
  expect(lists.length).toBeGreaterThan(3)
  for (const { path } of lists) {
    const request = new Request(`http://localhost${path}`)
    const { status } = await serve(operations, app.contextFor(visitor, 'en'), request, path)
    expect([path, [200, 401, 403].includes(status)]).toEqual([path, true])
  }
})

test('the queue takes jobs', async () => {
  const waiting = async () => {
    const { rows } = await app.database.query(
      `select count(*)::int as n from pgboss.job where name = 'dashboard.remind' and state = 'created'`,
    )
    return rows[0]?.n as number
  }
  const before = await waiting()
  await app.database.write((write) => app.jobs!.send(write, 'dashboard.remind', {}))
  expect(await waiting()).toBe(before + 1)
})

test('a backup of that version, restored by this one, is the same database', async () => {
  const fresh = await openDatabase(await emptyDatabase())
  await migrate(fresh)
  await declareLinkKinds(fresh, linkKinds)
  const files = filesIn(openObjects(join(folder, 'restored')))
  const { rows } = await restore(fresh, files, `${left}.backup`)
  expect(rows).toBe(4777)
  await declareLinkKinds(fresh, linkKinds)
  const now = new Date('2026-12-02T00:00:00Z')
  const [ours, theirs] = [join(folder, 'upgraded.gz'), join(folder, 'restored.gz')]
  await backup(app.database, app.files, ours, now)
  await backup(fresh, files, theirs, now)
  const lines = (path: string) => gunzipSync(readFileSync(path)).toString()
  expect(firstDifference(lines(ours), lines(theirs))).toBeNull()
  await fresh.close()
})

test('starter content that is there is left as it is', async () => {
  await loadContent(app.contextFor({ ...stc, roles: ['administrator'] }, 'en'), () => {})
  expect((await version2022()).version.title.en).toBe('Soil carbon in national policies')
  expect(await objectives(read())).toHaveLength(24)
})
