import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { holdLock, lockHolder } from './lock.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'permille-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a folder has one holder; the next comes when it lets go', () => {
  const parent = process.ppid
  const release = holdLock(folder, parent)
  expect(lockHolder(folder)).toBe(parent)
  expect(() => holdLock(folder)).toThrow('platform_locked')
  release()
  expect(lockHolder(folder)).toBeNull()
  holdLock(folder)()
})

test.each(['4194303', 'no number', ''])('a lock left by a dead process (%s) is taken over', (left) => {
  writeFileSync(join(folder, 'lock'), left)
  const release = holdLock(folder)
  expect(lockHolder(folder)).toBe(process.pid)
  release()
})
