import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parse, stringify } from 'yaml'
import { openApp } from '../../src/app/app.server.ts'
import { systemActor } from '../../src/app/system-actor.ts'
import { version } from '../../src/app/version.ts'
import { orderRun, runStatus } from '../../src/lib/observatory/index.server.ts'
import { readStudy, type Study } from '../../src/lib/observatory/studies/study.ts'
import { readConfig } from '../../src/lib/platform/config.server.ts'
import { openObjects } from '../../src/lib/platform/objects.server.ts'
import { startBucket } from '../support/bucket.ts'
import { startPostgres } from '../support/postgres.ts'
import { runAlone } from './alone.ts'
import { hashes } from './hashes.ts'
import { folder, slowIsland } from './made-up.ts'

/** Only what hangs takes longer, on a slow machine too. */
const patienceMs = 500_000

/**
 * One run by three worker processes over one PostgreSQL and one S3 store; one of them is killed with signal 9 in the
 * midst of a piece, another one is asked to end. Compares every file with those of a run in this process alone.
 */
export async function shareAndKill() {
  using place = folder()
  const bucket = await startBucket({ lenient: true })
  Object.assign(process.env, bucket.env)
  const postgres = await startPostgres()
  const env = { ...process.env, DATABASE_URL: postgres.url, STORAGE_URL: `${bucket.url}/store`, LOG: 'info' }
  const objects = openObjects(env.STORAGE_URL)
  const file = slowIsland(place.path)
  for (const name of readdirSync(place.path).filter((name) => name.endsWith('.tif')))
    await objects.put(`data/${name}`, readFileSync(join(place.path, name)))

  const app = await openApp({ ...readConfig(env), log: 'silent' }, { withWork: false, withContent: false })
  const workers: Hired[] = []
  try {
    const context = app.contextFor(systemActor, 'en')
    for (let i = 0; i < 3; i++) workers.push(hire(env))
    await until(() => workers.every(({ isReady }) => isReady()), 'all workers are ready')
    const id = await orderRun(context, studyOf(file))
    await until(() => workers.some(({ pieces }) => pieces() > 0), 'a worker takes a piece')
    // Its threads are only starting up, so it is in the midst of that piece.
    const victim = workers.find(({ pieces }) => pieces() > 0)!
    victim.child.kill('SIGKILL')
    await once(victim.child, 'exit')
    const { run: before } = await runStatus(context, id)
    // Another one is asked to leave: it ends the tiles at hand and hands on what is left.
    const [leaver] = workers.filter((worker) => worker !== victim)
    const left = await leaver!.leave()

    const far = namedFrom(place.path, file, objects.address('data'))
    const alone = await runAlone(far, join(place.path, 'alone'), version)
    await until(async () => {
      const { state, run } = await runStatus(context, id)
      if (state === 'failed') throw new Error(JSON.stringify(run.failure))
      return state === 'complete'
    }, 'the run is complete')
    const { run } = await runStatus(context, id)
    const shared = join(place.path, 'shared')
    mkdirSync(shared)
    for (const { file } of run.files!)
      writeFileSync(join(shared, file), (await objects.get(`studies/${id}/${file}`))!)
    const { rows } = await app.database.query(
      `select max(retry_count)::int as retried, max(priority)::int as priority
       from pgboss.job where name = 'observatory.compute'`,
    )
    return {
      tiles: run.prepared!.tiles,
      keptBeforeTheKill: before.tiles_kept,
      retried: Number(rows[0]!.retried),
      priority: Number(rows[0]!.priority),
      left,
      shared: hashes(shared),
      alone,
    }
  } finally {
    await Promise.all(workers.map(({ leave }) => leave()))
    await app.close()
    await postgres.stop()
    await bucket.stop()
  }
}

function studyOf(file: string): Study {
  const read = readStudy(parse(readFileSync(file, 'utf8')))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.study
}

/** The same study, its data named by their addresses in the store. */
function namedFrom(at: string, file: string, data: string): string {
  const study = studyOf(file)
  const inputs = Object.entries(study.inputs).map(([name, input]) => [
    name,
    'file' in input ? { ...input, file: `${data}/${input.file}` } : input,
  ])
  const far = join(at, 'far.yaml')
  writeFileSync(far, stringify({ ...study, inputs: Object.fromEntries(inputs) }))
  return far
}

type Hired = {
  child: ChildProcess
  isReady: () => boolean
  pieces: () => number
  leave: () => Promise<number | null>
}

function hire(env: NodeJS.ProcessEnv): Hired {
  const child = spawn(process.execPath, ['src/app/worker.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  return {
    child,
    isReady: () => said.includes('is ready'),
    pieces: () => said.split('observatory.compute').length - 1,
    async leave() {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      child.kill('SIGTERM')
      const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await once(child, 'exit')
      clearTimeout(force)
      return child.exitCode
    },
  }
}

async function until(isSo: () => boolean | Promise<boolean>, what: string) {
  const end = performance.now() + patienceMs
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`)
    await pause(50)
  }
}
