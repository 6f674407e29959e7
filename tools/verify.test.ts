import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/verify.ts', ...args], {
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

test.each([
  ['no kind', []],
  ['an unknown kind', ['weather', '/nowhere']],
  ['a name that every object has', ['constructor', '/nowhere']],
])('%s lists the kinds and fails', (_, args) => {
  const { status, said } = verify(...args)
  expect(status).toBe(2)
  expect(said).toContain('npm run verify -- KIND DIR')
  expect(said).toMatch(/^ {2}soil {2}\S/m)
})

test('a kind gets what follows it, and its verdict is that of the command', () => {
  expect(verify('soil', '/nowhere')).toMatchObject({
    status: 1,
    said: expect.stringContaining('/nowhere is not there'),
  })
})
