import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const programs = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'chromium'))
const browser = [process.env.CHROMIUM, ...programs].find((path) => path && existsSync(path))
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking' +
  ' --disable-component-update --disable-sync'

/** Everything the kernel can be asked, and a hash of every bit of its answers. */
const script = `
import { soilEngine } from './src/engine/engine.js'
import { world } from './test/cells.js'

const bytes = (answer) =>
  Object.entries(answer).flatMap(([name, value]) => {
    if (value instanceof Float64Array) return [new Uint8Array(value.buffer)]
    const isMore = value && typeof value === 'object' && !(value instanceof Map) && name !== 'provenance'
    return isMore ? bytes(value) : []
  })

async function hash(answer) {
  const blob = new Blob(bytes(answer))
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
  return answer.refusals.size + ' ' + new Uint8Array(digest).toHex()
}

export async function hashes(module) {
  const exact = await soilEngine({ kernel: module })
  const fast = await soilEngine({ kernel: module, mode: 'fast' })
  const found = { by: exact.by + ' ' + fast.by }
  for (const stored of [{}, { precision: 'f32' }, { precision: 'f32', tenths: true }]) {
    const options = { cells: 300, months: 120, mean: [-20, 30], manure: true, ...stored }
    const { rothc, year, gsocseq } = world(11, options)
    const name = JSON.stringify(stored)
    found['run ' + name] = await hash(exact.run(rothc))
    found['fast run ' + name] = await hash(fast.run(rothc))
    found['years ' + name] = await hash(exact.run({ ...year, years: 50 }))
    found['equilibrium ' + name] = await hash(exact.equilibrium(year))
    found['gsocseq ' + name] = await hash(exact.gsocseq(gsocseq))
    found['fast gsocseq ' + name] = await hash(fast.gsocseq(gsocseq))
  }
  found.spinUp = await hash(exact.spinUp(world(12, { cells: 70, mean: [6, 28] }).year))
  return found
}
`
const page = `<!doctype html><script type="module">
import { compileKernel } from './src/engine/kernel.js'
import { hashes } from './hashes.js'
const worker = new Worker('./worker.js', { type: 'module' })
const answered = new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)))
const module = await compileKernel()
worker.postMessage(module)
const [page, inWorker] = await Promise.all([hashes(module), answered])
window.found = { page, inWorker }
document.title = 'ready'
</script>`
const worker = `import { hashes } from './hashes.js'
onmessage = async ({ data }) => postMessage(await hashes(data))
`

let home: string
beforeAll(() => {
  expect(existsSync(join(root, 'src/engine/kernel.wasm.ts')), 'run kernel/build.mjs first').toBe(true)
  home = mkdtempSync(join(tmpdir(), 'soil-browser-'))
  const tsc = join(root, '../../node_modules/typescript/bin/tsc')
  const project = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { noEmit: false, declaration: false, outDir: home, rootDir: root, types: [] },
    include: [],
    files: [join(root, 'src/engine/engine.ts'), join(root, 'test/cells.ts')],
  }
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify(project))
  execFileSync(process.execPath, [tsc, '-p', home], { stdio: 'pipe' })
  writeFileSync(join(home, 'package.json'), '{"type":"module"}')
  writeFileSync(join(home, 'hashes.js'), script)
  writeFileSync(join(home, 'worker.js'), worker)
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

function inNode(): Record<string, string> {
  const code = `import { hashes } from './hashes.js'; console.log(JSON.stringify(await hashes()))`
  const options = { cwd: home, encoding: 'utf8' as const }
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], options))
}

test.skipIf(!browser)(
  'the kernel gives the same bits in Node, in a browser’s page and in its worker (skipped where there is no Chromium)',
  async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      const file = join(home, request.url ?? '')
      if (!file.endsWith('.js')) return response.setHeader('content-type', 'text/html').end(page)
      if (!existsSync(file)) return response.writeHead(404).end()
      response.setHeader('content-type', 'text/javascript').end(readFileSync(file))
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const chrome = await chromium.launch({ executablePath: browser, args: flags.split(' ') })
    try {
      const tab = await chrome.newPage()
      await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      await tab.waitForFunction(() => document.title === 'ready')
      const found = (await tab.evaluate('window.found')) as Record<'page' | 'inWorker', object>
      const expected = inNode()
      expect(expected.by).toBe('kernel kernel')
      // All differ but one pair: fast mode reads weather as f32, however it is stored.
      expect(expected['fast run {}']).toBe(expected['fast run {"precision":"f32"}'])
      expect(new Set(Object.values(expected)).size).toBe(Object.keys(expected).length - 1)
      expect(found.page).toEqual(expected)
      expect(found.inWorker).toEqual(expected)
      // The relaxed kernel comes over the network only when it is asked for.
      const relaxedFile = '/src/engine/kernel-relaxed.wasm.js'
      expect(asked).toContain('/src/engine/kernel.wasm.js')
      expect(asked).not.toContain(relaxedFile)
      const { by, relaxed, note } = (await tab.evaluate(
        `import('./src/engine/engine.js').then(async ({ soilEngine }) => ({ ...(await soilEngine({ relaxed: true })) }))`,
      )) as { by: string; relaxed: boolean; note?: string }
      expect({ by, relaxed, note }).toEqual({ by: 'kernel', relaxed: true, note: undefined })
      expect(asked).toContain(relaxedFile)
    } finally {
      await chrome.close()
      server.close()
    }
  },
)
