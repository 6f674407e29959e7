// `npm run bench:hostile`: how late the event loop runs, and how long `/healthz` takes, while strangers send the worst that
// is known. Server and strangers share the machine.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hostile, sendBody } from '../test/support/hostile.ts'
import { startServer } from '../test/support/server.ts'
import { quantile } from './load.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '20' },
    strangers: { type: 'string', default: '12' },
    only: { type: 'string' },
  },
})
const [seconds, strangers] = [Number(values.seconds), Number(values.strangers)]
const mix = Object.entries(hostile).filter(([name]) => !values.only || name === values.only)

const folder = mkdtempSync(join(tmpdir(), 'permille-hostile-'))
const lagFile = join(folder, 'lag.json')
const server = await startServer({
  ...{ DATABASE_URL: `pglite:${join(folder, 'data')}`, LOG: 'silent', TRUST_PROXY: '1' },
  ...{ BENCH_LAG: lagFile, NODE_OPTIONS: '--import=./bench/lag.ts' },
})

const answered = new Map<string, Map<number, number>>()
const unforeseen: string[] = []
const health: number[] = []
let isOver = false

async function readLag() {
  rmSync(lagFile, { force: true })
  process.kill(server.pid, 'SIGUSR2')
  while (!existsSync(lagFile)) await pause(5)
  return JSON.parse(readFileSync(lagFile, 'utf8')) as {
    p50Ms: number
    p99Ms: number
    maxMs: number
    cpuMs: number
  }
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Ten times a second, by the clock of whoever waits. */
async function askHealth() {
  while (!isOver) {
    const asked = performance.now()
    await fetch(`${server.url}/healthz`, { headers: { 'x-forwarded-for': '10.9.9.9' } })
    health.push(performance.now() - asked)
    await pause(100)
  }
}

/** Each stranger has many addresses, so that no limit by address spares the server. */
async function stranger(number: number) {
  for (let turn = 0; !isOver; turn++) {
    const [name, { body, answers }] = mix[(number + turn) % mix.length]!
    const from = `10.${number}.${(turn >> 8) & 255}.${turn & 255}`
    const status = await sendBody(server.url, body(), from).then(
      (answer) => answer.status,
      // Whoever sends on after the refusal finds the connection closed.
      () => 413,
    )
    const counts = answered.get(name) ?? new Map<number, number>()
    answered.set(name, counts.set(status, (counts.get(status) ?? 0) + 1))
    if (!answers.includes(status)) unforeseen.push(`${name}: ${status}`)
  }
}

type Lag = Awaited<ReturnType<typeof readLag>>

/** What one request of a kind costs the server's own thread, ms of CPU time: the thread that answers everybody. */
async function ownCosts(): Promise<Record<string, number>> {
  const costs: Record<string, number> = {}
  for (const [number, [name, { body }]] of mix.entries()) {
    const ask = (turn: number) =>
      sendBody(server.url, body(), `10.200.${number}.${turn}`).catch(() => undefined)
    await ask(0)
    await readLag()
    for (let turn = 1; turn <= 3; turn++) await ask(turn)
    costs[name] = (await readLag()).cpuMs / 3
  }
  return costs
}

interface Phase {
  readonly lag: Lag
  readonly health: { p50Ms: number; p99Ms: number; asked: number }
}

/** Some seconds of asking after the server's health, beside so many strangers. */
async function phase(strangersNow: number): Promise<Phase> {
  ;[isOver, health.length] = [false, 0]
  await readLag()
  const all = [askHealth(), ...Array.from({ length: strangersNow }, (_, number) => stranger(number))]
  await pause(seconds * 1000)
  isOver = true
  const lag = await readLag()
  await Promise.all(all)
  health.sort((a, b) => a - b)
  return {
    lag,
    health: { p50Ms: quantile(health, 0.5), p99Ms: quantile(health, 0.99), asked: health.length },
  }
}

let costs: Record<string, number>
let quiet: Phase
let attacked: Phase
let isAlive: boolean
try {
  costs = await ownCosts()
  quiet = await phase(0)
  attacked = await phase(strangers)
  isAlive = (await fetch(`${server.url}/readyz`)).ok
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
const result = {
  machine: `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`,
  ...{ seconds, strangers, costs, quiet, attacked, isAlive },
  answers: Object.fromEntries([...answered].map(([name, counts]) => [name, Object.fromEntries(counts)])),
  unforeseen: [...new Set(unforeseen)],
}
if (values.json) console.log(JSON.stringify(result))
else {
  const ms = (value: number) => `${value.toFixed(0)} ms`
  console.log(`${result.machine}; ${strangers} strangers for ${seconds} s\n`)
  for (const [name, counts] of answered) {
    const statuses = [...counts].map(([status, count]) => `${count} × ${status}`).join(', ')
    console.log(`${name}: ${statuses}; ${ms(costs[name] ?? NaN)} of the server's own thread each`)
  }
  for (const [name, { lag, health }] of Object.entries({ quiet, attacked })) {
    console.log(
      `\n${name}: event loop late by ${ms(lag.p50Ms)}, p99 ${ms(lag.p99Ms)}, at the most ${ms(lag.maxMs)}`,
    )
    console.log(`/healthz ${ms(health.p50Ms)}, p99 ${ms(health.p99Ms)}, ${health.asked} times`)
  }
  console.log(isAlive ? '\nready afterwards' : '\nNOT ready afterwards')
}
if (!isAlive || result.unforeseen.length) {
  for (const each of result.unforeseen) console.error(`unforeseen: ${each}`)
  process.exitCode = 1
}
