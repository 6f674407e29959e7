import { mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backup, restore } from '#lib/platform/backup.server.ts'
import { embeddedOptions, overEmbedded, type OpenDatabase } from '#lib/platform/database.server.ts'
import { eventsAfter, logEvent } from '#lib/platform/events.server.ts'
import { enterFile, filesIn } from '#lib/platform/files.server.ts'
import { migrate } from '#lib/platform/migrations.server.ts'
import { openObjects } from '#lib/platform/objects.server.ts'
import { contentDatabase } from '../../test/support/content.ts'
import { testContext, testDatabase } from '../../test/support/database.ts'
import { systemActor } from './system-actor.ts'

let folder: string
let first: OpenDatabase
const openFolder = (path: string) => filesIn(openObjects(path))
const now = new Date('2026-03-02T00:00:00Z')
const backupOf = async (database: OpenDatabase, name: string) => {
  const path = join(folder, name)
  const count = await backup(database, openFolder(join(folder, 'files')), path, now)
  return { path, count }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permille-backup-'))
  first = await contentDatabase()
  const context = testContext(first, { actor: systemActor })
  const storage = openFolder(join(folder, 'files'))
  const content = new TextEncoder().encode('a soil profile')
  const sha256 = await storage.put(content)
  await context.write((write) =>
    enterFile(write, context, {
      sha256,
      name: 'profile.txt',
      mediaType: 'text/plain',
      bytes: content.length,
    }),
  )
})
afterAll(async () => {
  await first.close()
  rmSync(folder, { recursive: true })
})

test('a backup goes from this engine to the other and back without losing a row, a file or the order of the log', async () => {
  const out = await backupOf(first, 'out.gz')
  expect(out.count.rows).toBeGreaterThan(1000)
  expect(out.count.files).toBe(1)

  const embedded = overEmbedded(await PGlite.create(embeddedOptions))
  await migrate(embedded)
  const there = openFolder(join(folder, 'there'))
  expect(await restore(embedded, there, out.path)).toEqual(out.count)
  const across = join(folder, 'across.gz')
  await backup(embedded, there, across, now)

  const back = await testDatabase()
  const again = openFolder(join(folder, 'again'))
  await restore(back, again, across)
  const last = join(folder, 'last.gz')
  await backup(back, again, last, now)
  expect(readFileSync(last).equals(readFileSync(across))).toBe(true)
  expect(await eventsAfter(back.read, { limit: 1000 })).toEqual(
    await eventsAfter(first.read, { limit: 1000 }),
  )

  const context = testContext(back)
  const [newest] = (await eventsAfter(back.read, { limit: 1000 })).slice(-1)
  const seq = await context.write((write) =>
    logEvent(write, context, { verb: 'toy.made', kind: 'toy.thing', subject: context.newId() }),
  )
  expect(seq).toBe((newest?.seq ?? 0) + 1)
  await back.close()
  await embedded.close()
})

test('a torn backup and a full database are refused, and nothing is left half done', async () => {
  const { path } = await backupOf(first, 'torn.gz')
  await expect(restore(first, openFolder(folder), path)).rejects.toMatchObject({ code: 'conflict' })
  const empty = await testDatabase()
  for (const bytes of [40_000, 20_000, 4000, 400, 20, 0]) {
    truncateSync(path, bytes)
    await expect(restore(empty, openFolder(folder), path)).rejects.toMatchObject({
      text: 'platform_backup_torn',
    })
  }
  await expect(restore(empty, openFolder(folder), join(folder, 'absent.gz'))).rejects.toMatchObject({
    text: 'platform_backup_torn',
  })
  expect(await eventsAfter(empty.read, {})).toEqual([])
  await empty.close()
})
