import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { chromium } from '@playwright/test'
import { publint } from 'publint'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const programs = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'chromium'))
const browser = [process.env.CHROMIUM, ...programs].find((path) => path && existsSync(path))
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'

/** What a stranger writes: the exact equilibrium of a year of equal months, and a refusal. */
const script = `
import { rothcEquilibrium, SoilRefusal } from '@permille/soil'
const month = { temperature: 12, rain: 60, evaporation: 40, plant: 0.2, cover: 1, ratio: 1.44 }
const { soc } = rothcEquilibrium({ clay: 20, depth: 23, inert: 3 }, Array(12).fill(month))
let refusal = 'none'
try {
  rothcEquilibrium({ clay: 120, depth: 23, inert: 3 }, Array(12).fill(month))
} catch (error) {
  if (error instanceof SoilRefusal) refusal = error.code + ' ' + error.field
}
const answer = soc.toFixed(6) + ' ' + refusal
`

let home: string
let tarball: string
let packed: string[]
const node = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: home, encoding: 'utf8' }).trim()

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'soil-package-'))
  // Packed from a copy, so that nobody's dist is taken away while it is in use.
  const copy = join(home, 'packages', 'soil')
  for (const part of ['package.json', 'src'])
    cpSync(join(root, '../tables', part), join(home, 'packages/tables', part), { recursive: true })
  const parts = [
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
    'src',
    'docs',
    'kernel',
    'test',
  ]
  for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, '../../node_modules'), join(home, 'packages', 'node_modules'))
  const PATH = [join(root, '../../node_modules/.bin'), process.env.PATH].join(delimiter)
  execFileSync('npm', ['pack', '--pack-destination', home], {
    cwd: copy,
    stdio: 'pipe',
    env: { ...process.env, PATH },
  })
  tarball = join(home, 'permille-soil-0.1.0.tgz')
  const target = join(home, 'node_modules', '@permille', 'soil')
  mkdirSync(target, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'])
  packed = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n')
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('the packed files are the built package with its licence and words, and no sources, tests or fixtures', () => {
  expect(packed).toEqual(
    expect.arrayContaining(
      [
        ...['dist/soil/src/index.js', 'dist/soil/src/index.d.ts', 'LICENSE', 'README.md'],
        ...['kernel.wasm.js', 'kernel-relaxed.wasm.js'].map((file) => `dist/soil/src/engine/${file}`),
        'dist/tables/src/index.js',
      ].map((file) => `package/${file}`),
    ),
  )
  expect(packed).toContain('package/CHANGELOG.md')
  expect(
    packed.filter((file) => /\.test\.js$|^package\/(src|test|verify|kernel|bench)\//.test(file)),
  ).toEqual([])
  const manifest = JSON.parse(readFileSync(join(home, 'node_modules/@permille/soil/package.json'), 'utf8'))
  expect(manifest.dependencies ?? {}).toEqual({})
})

test('publint finds nothing amiss', async () => {
  const { messages } = await publint({ pkgDir: join(home, 'node_modules/@permille/soil'), pack: false })
  expect(messages).toEqual([])
})

test('its types resolve as those of a package of ES modules alone', async () => {
  const bytes = readFileSync(tarball)
  const found = await checkPackage(createPackageFromTarballData(new Uint8Array(bytes)))
  // What attw calls the profile esm-only: how CommonJS would resolve it does not matter.
  const problems = found.types
    ? found.problems.filter(
        (problem) => !('resolutionKind' in problem) || !/^node10$|cjs/.test(problem.resolutionKind),
      )
    : ['no types']
  expect(problems).toEqual([])
}, 60_000)

test('a plain Node script can use it', () => {
  writeFileSync(join(home, 'plain.mjs'), `${script}\nconsole.log(answer)\n`)
  expect(node('plain.mjs')).toMatch(/^\d+\.\d{6} out-of-range clay$/)
})

test('a TypeScript consumer sees its types', () => {
  const wrong = `import { inertCarbon } from '@permille/soil'\nconst text: string = inertCarbon(40)\nconsole.log(text)\n`
  writeFileSync(join(home, 'wrong.mts'), wrong)
  const compile = () => {
    const tsc = join(root, '../../node_modules/typescript/bin/tsc')
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023']
    return node(tsc, ...options, 'wrong.mts')
  }
  expect(compile).toThrow(
    expect.objectContaining({
      stdout: expect.stringContaining("Type 'number' is not assignable to type 'string'"),
    }),
  )
})

test.skipIf(!browser)(
  'a browser page can use it without a bundler (skipped where there is no Chromium)',
  async () => {
    const map = { imports: { '@permille/soil': '/node_modules/@permille/soil/dist/soil/src/index.js' } }
    const page = `<!doctype html><script type="importmap">${JSON.stringify(map)}</script><script type="module">${script}
    document.title = answer</script>`
    const server = createServer((request, response) => {
      const file = join(home, request.url ?? '')
      if (!request.url?.endsWith('.js')) return response.setHeader('content-type', 'text/html').end(page)
      response.setHeader('content-type', 'text/javascript').end(readFileSync(file))
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const chrome = await chromium.launch({ executablePath: browser, args: flags.split(' ') })
    try {
      const tab = await chrome.newPage()
      await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      await tab.waitForFunction(() => document.title !== '')
      writeFileSync(join(home, 'same.mjs'), `${script}\nconsole.log(answer)\n`)
      expect(await tab.title()).toBe(node('same.mjs'))
    } finally {
      await chrome.close()
      server.close()
    }
  },
)
