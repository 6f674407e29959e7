import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#lib/platform/config.server.ts'
import { embeddedOptions, overEmbedded } from '#lib/platform/database.server.ts'
import { copyPrepared, fingerprint, stampOf } from '#lib/platform/prepared.server.ts'
import { prepareDatabase } from '../../tools/first-database.ts'
import { openApp } from './app.server.ts'

let folder: string
let prepared: string
const within = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permille-prepared-'))
  prepared = within('first-database')
  await prepareDatabase(prepared)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('two first starts from one prepared database share the content and no secret', async () => {
  const found: { objectives: number; secret: string; people: number }[] = []
  const links: (string | null)[] = []
  for (const name of ['one', 'two']) {
    const config = readConfig({
      DATABASE_URL: `pglite:${within(name)}`,
      STORAGE_URL: within('files'),
      LOG: 'silent',
    })
    const steps: string[] = []
    const app = await openApp(config, { withWork: false, prepared, report: (step) => steps.push(step) })
    const { rows } = await app.database.query(
      `select (select count(*)::int from plan.objective) as objectives, (select value from platform.secret) as secret,
         (select count(*)::int from identity.person) as people`,
    )
    found.push(rows[0] as (typeof found)[number])
    links.push(await app.welcome())
    expect(steps.filter((step) => step.startsWith('migration') || step.startsWith('content'))).toEqual([])
    await app.close()
  }
  expect(found).toMatchObject([
    { objectives: 24, people: 0 },
    { objectives: 24, people: 0 },
  ])
  expect(new Set(found.map(({ secret }) => secret)).size).toBe(2)
  expect(new Set(links).size).toBe(2)
})

test('a prepared database holds no row that belongs to one installation', async () => {
  const copy = within('looked-at')
  expect(copyPrepared(copy, prepared)).toBe(true)
  const database = overEmbedded(await PGlite.create({ dataDir: copy, ...embeddedOptions }))
  for (const table of [
    'platform.secret',
    'platform.mail',
    'platform.rate',
    'identity.person',
    'identity.first_link',
  ]) {
    const { rows } = await database.query(`select * from ${table}`)
    expect([table, rows]).toEqual([table, []])
  }
  await database.close()
})

test('a prepared database of other migrations or content is not used', () => {
  const stale = within('stale')
  mkdirSync(join(stale, 'database'), { recursive: true })
  writeFileSync(stampOf(stale), fingerprint())
  expect(copyPrepared(within('fresh'), stale)).toBe(true)
  writeFileSync(
    stampOf(stale),
    fingerprint().replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
  )
  expect(copyPrepared(within('kept-away'), stale)).toBe(false)
  expect(existsSync(within('kept-away'))).toBe(false)
  expect(readFileSync(stampOf(prepared), 'utf8')).toBe(fingerprint())
})
