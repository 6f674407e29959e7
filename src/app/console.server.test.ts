import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#lib/platform/config.server.ts'
import { lockHolder } from '#lib/platform/lock.server.ts'
import { openApp } from './app.server.ts'
import type { App } from './app.ts'
import { callServer, socketOf } from './console.server.ts'

let folder: string
let app: App
const call = (...words: string[]) =>
  callServer(socketOf(folder), { words, options: {}, cwd: folder }, () => {})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permille-console-'))
  app = await openApp(
    readConfig({ DATABASE_URL: `pglite:${folder}`, STORAGE_URL: join(folder, 'files'), LOG: 'silent' }),
  )
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

test('the command line reaches the running platform over a socket that only its user may open', async () => {
  expect(statSync(socketOf(folder)).mode & 0o777).toBe(0o600)
  expect((await call('status')).data).toMatchObject({ engine: 'pglite' })
  expect((await call('accounts')).lines).toEqual(['nobody'])
  expect((await call('accounts', 'welcome')).data).toMatchObject({
    link: expect.stringContaining('/welcome?token='),
  })
  expect((await call('backup', 'all.gz')).data).toMatchObject({ files: 0 })
  expect(statSync(join(folder, 'all.gz')).size).toBeGreaterThan(1000)
  await expect(call('dance')).rejects.toThrow('There is no command “dance”')
})

test('a second process is refused while the first holds the folder', async () => {
  expect(lockHolder(folder)).toBe(process.pid)
  expect(await app.welcome()).toMatch(/^http:\/\/localhost:4000\/welcome\?token=/)
})
