// `node bench/dashboard.ts`, or with `--json` for programs: the dashboard with few figures and with many. Pages should cost
// the same (within a factor of two), the rebuild no more than in proportion, and an open page should hear at once.
import { request, type IncomingMessage } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { callServer, socketOf } from '../src/app/console.server.ts'
import { rebuild } from '../src/lib/dashboard/index.server.ts'
import { openDatabase } from '../src/lib/platform/database.server.ts'
import { startServer } from '../test/support/server.ts'
import { load, quantile } from './load.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '4' },
    few: { type: 'string', default: '1000' },
    many: { type: 'string', default: '100000' },
    pages: { type: 'string', default: '200' },
  },
})

/** A reader with a cookie gets a page of their own: pages kept for visitors would tell nothing of the figures. */
const effort = { connections: 4, seconds: Number(values.seconds), headers: { cookie: 'bench=1' } }
const addresses = {
  overview: '/dashboard',
  'objective E1': '/plan/objectives/E1',
  'indicator E1.1': '/indicators/E1.1',
  'progress, API': '/api/v1/progress',
}

/** Spreads made-up figures over all indicators and 25 years, each with its event, as actions would have entered them. */
const figures = (count: number) => `
  create temp table made as
    select gen_random_uuid() as id, indicator.id as indicator_id, indicator.objective_id,
      date '2000-01-01' + (n * 7919 % 9400)::int as on_day, (n % 60)::float8 as value, n
    from generate_series(1, ${count}) n
    join (select id, objective_id, row_number() over (order by code) - 1 as place, count(*) over () as places
          from dashboard.indicator) indicator on n % places = place;
  insert into platform.record (id, kind) select id, 'dashboard.observation' from made;
  insert into dashboard.observation
      (id, indicator_id, on_day, value, low, high, "of", unit, status, source_title, reported_at)
    select id, indicator_id, on_day, value, value, value, 60, 'thing', 'A', 'made for measuring', now() from made;
  insert into platform.event (at, verb, kind, subject, touches, data)
    select now(), 'dashboard.observed', 'dashboard.observation', id, array[indicator_id, objective_id],
      jsonb_build_object('version', 1, 'on', on_day, 'value', value, 'low', value, 'high', value, 'of', 60, 'status', 'A')
    from made order by n;
  drop table made;
  analyze;`

type Measured = { figures: number; rebuildMs: number; rebuildDiffers: number; pages: Record<string, number> }

async function measure(count: number): Promise<Measured & { live: Live | null }> {
  const folder = mkdtempSync(join(tmpdir(), 'permille-bench-'))
  const data = join(folder, 'data')
  const env = { DATABASE_URL: `pglite:${data}`, LOG: 'silent' }
  try {
    await (await startServer(env)).stop()
    const database = await openDatabase(env.DATABASE_URL)
    await database.script(figures(count))
    const begun = performance.now()
    const rebuilt = await rebuild(database.read, new Date().toISOString().slice(0, 10))
    const rebuildMs = performance.now() - begun
    await database.close()
    const server = await startServer(env)
    try {
      const pages: Record<string, number> = {}
      for (const [name, path] of Object.entries(addresses))
        pages[name] = (await load(`${server.url}${path}`, effort)).p50Ms
      const isLast = count === Number(values.many)
      return {
        figures: rebuilt.figures,
        rebuildMs,
        rebuildDiffers: rebuilt.differing.length + rebuilt.standingOtherwise.length,
        pages,
        live: isLast ? await liveDelay(server.url, data, Number(values.pages)) : null,
      }
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Live = { pages: number; p50Ms: number; p99Ms: number; renewedMs: number }

/** Opens so many pages, has the platform count its records, and waits until each page has heard and has read again. */
async function liveDelay(url: string, data: string, pages: number): Promise<Live> {
  const page = await (await fetch(`${url}/dashboard`)).text()
  const since = /data-live="([^"]*)"/.exec(page)?.[1] ?? ''
  const streams = await Promise.all(
    Array.from({ length: pages }, () => openStream(`${url}/live?page=/dashboard&since=${since}`)),
  )
  const heard = streams.map(
    (stream) =>
      new Promise<number>((resolve) => {
        stream.on('data', (chunk: Buffer) => chunk.includes('data:') && resolve(performance.now()))
      }),
  )
  const begun = performance.now()
  const renewed = Promise.all(
    heard.map(async (moment) => {
      await moment
      await (await fetch(`${url}/dashboard`)).text()
      return performance.now() - begun
    }),
  )
  await callServer(socketOf(data), { words: ['dashboard', 'count'], options: {}, cwd: '.' }, () => {})
  const delays = (await Promise.all(heard)).map((moment) => moment - begun).sort((a, b) => a - b)
  const renewedMs = Math.max(...(await renewed))
  for (const stream of streams) stream.destroy()
  return { pages, p50Ms: quantile(delays, 0.5), p99Ms: quantile(delays, 0.99), renewedMs }
}

const openStream = (url: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { agent: false }, (response) => response.once('data', () => resolve(response)))
      .on('error', reject)
      .end()
  })

const few = await measure(Number(values.few))
const many = await measure(Number(values.many))
const ratio = (a: number, b: number) => Number((b / a).toFixed(2))
const result = {
  few,
  many,
  pageRatios: Object.fromEntries(
    Object.keys(addresses).map((name) => [name, ratio(few.pages[name] ?? NaN, many.pages[name] ?? NaN)]),
  ),
  rebuildPerFigure: ratio(few.rebuildMs / few.figures, many.rebuildMs / many.figures),
}

if (values.json) console.log(JSON.stringify(result))
else {
  const row = (name: string, ...cells: string[]) =>
    console.log(name.padEnd(22) + cells.map((cell) => cell.padStart(14)).join(''))
  row('p50, ms', `${few.figures}`, `${many.figures}`, 'ratio')
  for (const name of Object.keys(addresses))
    row(
      name,
      (few.pages[name] ?? NaN).toFixed(1),
      (many.pages[name] ?? NaN).toFixed(1),
      `${result.pageRatios[name]}×`,
    )
  row('rebuild', few.rebuildMs.toFixed(0), many.rebuildMs.toFixed(0), `${result.rebuildPerFigure}× a figure`)
  if (many.live) {
    const { pages, p50Ms, p99Ms, renewedMs } = many.live
    console.log(
      `\n${pages} open pages heard after ${p50Ms.toFixed(0)} ms (p99 ${p99Ms.toFixed(0)}), all read again after ${renewedMs.toFixed(0)} ms`,
    )
  }
}
