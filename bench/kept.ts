// `npm run bench:kept`, or with `--json` for programs: two servers over one PostgreSQL. Figures are reported at one of them while
// pages are read at the other: how many come from what it keeps, what that saves, and how soon an open page hears.
import { parseArgs } from 'node:util'
import { startPostgres } from '../test/support/postgres.ts'
import { startServer } from '../test/support/server.ts'
import { quantile } from './load.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '12' } },
})
const rounds = Number(values.rounds)

/** Each figure is for another one, in turn. */
const reported = ['A1.1', 'E1.1']
const pages = [
  '/dashboard',
  '/plan/objectives/A1',
  '/plan/objectives/B1',
  '/plan/objectives/E1',
  '/indicators/A1.1',
  '/indicators/E1.1',
]

const postgres = await startPostgres()
const env = { DATABASE_URL: postgres.url, LOG: 'silent' }
const writer = await startServer(env)
const reader = await startServer(env)
try {
  const cookie = await claim(writer.welcome ?? '')
  const before = new Map<string, string>()
  for (const path of pages) before.set(path, await read(path))

  const kept: number[] = []
  const drawn: number[] = []
  const stale: string[] = []
  for (let round = 0; round < rounds; round++) {
    const code = reported[round % reported.length] ?? ''
    await report(code, round, cookie)
    for (const path of pages) {
      const begun = performance.now()
      const page = await read(path)
      const ms = performance.now() - begun
      // A page says at which moment of the database it was drawn: one that is the same to the letter was kept.
      const isKept = page === before.get(path)
      ;(isKept ? kept : drawn).push(ms)
      if (isKept && path === `/indicators/${code}`) stale.push(`${path}, round ${round}`)
      before.set(path, page)
    }
  }
  const result = {
    reads: kept.length + drawn.length,
    hitRate: kept.length / (kept.length + drawn.length),
    keptP50Ms: quantile(
      kept.toSorted((a, b) => a - b),
      0.5,
    ),
    drawnP50Ms: quantile(
      drawn.toSorted((a, b) => a - b),
      0.5,
    ),
    stale,
    heardAfterMs: await heardAfter(cookie),
  }
  if (stale.length) process.exitCode = 1
  if (values.json) console.log(JSON.stringify(result))
  else {
    console.log(
      `Reads after a figure at the other server: ${result.reads}, of which kept: ${percent(result.hitRate)}`,
    )
    console.log(
      `A kept page takes ${ms(result.keptP50Ms)}, a drawn one ${ms(result.drawnP50Ms)}: ${(result.drawnP50Ms / result.keptP50Ms).toFixed(1)} times as long`,
    )
    console.log(`An open page of one server heard of a figure at the other after ${ms(result.heardAfterMs)}`)
    for (const page of stale) console.log(`STALE: ${page}`)
  }
} finally {
  await reader.stop()
  await writer.stop()
  await postgres.stop()
}

function percent(share: number) {
  return `${(100 * share).toFixed(0)} %`
}
function ms(value: number) {
  return `${value.toFixed(1)} ms`
}

async function read(path: string): Promise<string> {
  const answer = await fetch(reader.url + path)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.text()
}

/** Opens the first account of the platform, which may report figures, and gives its session. */
async function claim(welcome: string): Promise<string> {
  const token = new URL(welcome).searchParams.get('token') ?? ''
  const account = { name: 'Ada', mail: 'ada@example.org', password: 'a long enough password' }
  const claimed = await fetch(welcome, {
    method: 'POST',
    body: new URLSearchParams({ ...account, token }),
    headers: { origin: writer.url, accept: 'text/html' },
    redirect: 'manual',
  })
  if (claimed.status !== 303) throw new Error(`the first account was not opened: ${claimed.status}`)
  return claimed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

async function report(code: string, value: number, cookie: string): Promise<void> {
  const answer = await fetch(`${writer.url}/api/v1/indicators/${code}/observations`, {
    method: 'POST',
    headers: { cookie, origin: writer.url, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...(await latestOf(code)),
      on: `2025-${String((value % 12) + 1).padStart(2, '0')}-15`,
      value,
      source: { title: 'made for measuring' },
    }),
  })
  if (!answer.ok) throw new Error(`${code} was not taken: ${answer.status} ${await answer.text()}`)
}

/** A figure is reported in the unit and with the denominator of the former. */
async function latestOf(code: string) {
  const answer = await fetch(`${writer.url}/api/v1/indicators/${code}/observations`)
  const { items = [] } = (await answer.json()) as { items?: Record<string, unknown>[] }
  const { unit, status, reporters, of } = items.at(-1) ?? {}
  return { unit, status, reporters, of }
}

/** From the moment a figure is sent to one server until a page that is open at the other hears of it. */
async function heardAfter(cookie: string): Promise<number> {
  const path = '/indicators/A1.1'
  const since = /data-live="([^"]*)"/.exec(await read(path))?.[1] ?? ''
  const stream = await fetch(`${reader.url}/live?page=${path}&since=${since}`)
  const begun = performance.now()
  await report('A1.1', rounds, cookie)
  for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream()))
    if (chunk.includes('data:')) return performance.now() - begun
  throw new Error('the stream ended and nothing was heard')
}
