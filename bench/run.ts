// `npm run bench`, or with `--json` for programs. Server and load share the machine: read the figures against one another.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startServer } from '../test/support/server.ts'
import { load, type Load } from './load.ts'
import { timePapers } from './papers.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '20' },
  },
})
const effort = { connections: Number(values.connections), seconds: Number(values.seconds) }

/** The first is the yardstick: an answer that costs nothing but the server itself. */
const addresses = {
  'empty answer': '/healthz',
  home: '/',
  'objective A1': '/plan/objectives/A1',
  'objective A1, API': '/api/v1/objectives/A1',
  'the plan': '/plan',
  'search of the plan': '/plan/search?q=sols',
  'the plan as PDF': '/plan/export/2022.pdf?lang=fr',
  dashboard: '/dashboard',
}

type Lag = { p50Ms: number; p99Ms: number; maxMs: number }

const folder = mkdtempSync(join(tmpdir(), 'permille-bench-'))
const lagFile = join(folder, 'lag.json')
const env = {
  DATABASE_URL: `pglite:${join(folder, 'data')}`,
  LOG: 'silent',
  BENCH_LAG: lagFile,
  NODE_OPTIONS: '--import=./bench/lag.ts',
}

const first = await startServer(env)
await first.stop()
const server = await startServer(env)
const pages: Record<string, Load & { lag: Lag }> = {}
try {
  for (const [name, path] of Object.entries(addresses)) {
    await readLag()
    const measured = await load(`${server.url}${path}`, effort).catch((error: Error) => {
      console.error(`${name}: ${error.message}`)
      process.exitCode = 1
    })
    if (measured) pages[name] = { ...measured, lag: await readLag() }
  }
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

const result = {
  machine: `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`,
  ...effort,
  firstStartMs: first.readyMs,
  laterStartMs: server.readyMs,
  papers: timePapers(),
  pages,
}
if (values.json) console.log(JSON.stringify(result))
else print()

async function readLag(): Promise<Lag> {
  rmSync(lagFile, { force: true })
  process.kill(server.pid, 'SIGUSR2')
  while (!existsSync(lagFile)) await new Promise((resolve) => setTimeout(resolve, 5))
  return JSON.parse(readFileSync(lagFile, 'utf8')) as Lag
}

function print() {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  console.log(`${result.machine}; ${effort.connections} connections, ${effort.seconds} s each\n`)
  console.log(`First start, with an empty folder: ${seconds(first.readyMs)}`)
  console.log(`Later start: ${seconds(server.readyMs)}`)
  const { papers } = result
  if (papers)
    console.log(
      `Reading ${papers.papers} papers (${papers.kilobytes.toFixed(0)} KB): ${papers.readMs.toFixed(0)} ms; checking them: ${papers.lintMs.toFixed(0)} ms`,
    )
  console.log()
  const yardstick = Object.values(pages)[0]?.perSecond ?? Number.NaN
  const rows = Object.entries(pages).map(
    ([name, { perSecond, p50Ms, p99Ms, bytes, gzipBytes, lag, failures }]) => [
      name,
      perSecond.toFixed(0),
      `${(yardstick / perSecond).toFixed(1)}×`,
      p50Ms.toFixed(1),
      p99Ms.toFixed(1),
      (bytes / 1000).toFixed(1),
      (gzipBytes / 1000).toFixed(1),
      lag.p50Ms.toFixed(1),
      lag.p99Ms.toFixed(1),
      lag.maxMs.toFixed(1),
      String(failures),
    ],
  )
  const head = [
    'answer',
    'req/s',
    'cost',
    'p50 ms',
    'p99 ms',
    'KB',
    'KB gzip',
    'lag p50 ms',
    'lag p99',
    'lag max',
    'failed',
  ]
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  )
  for (const row of [head, ...rows])
    console.log(
      row.map((cell, i) => (i ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  '),
    )
}
