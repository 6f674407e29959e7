import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Actor, Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { eventsAfter } from '#lib/platform/events.server.ts'
import { openJobs, type Jobs } from '#lib/platform/jobs.server.ts'
import type { Objects } from '#lib/platform/objects.ts'
import { openObjects } from '#lib/platform/objects.server.ts'
import { contentDatabase } from '../../../../test/support/content.ts'
import { secretariat, testContext } from '../../../../test/support/database.ts'
import { mapsOf, runAlone } from '../../../../test/studies/alone.ts'
import { folder, island } from '../../../../test/studies/made-up.ts'
import { readStudy, type Study } from '../studies/study.ts'
import {
  failRun,
  keepTiles,
  orderRun,
  pauseRun,
  publishRun,
  resumeRun,
  withdrawRun,
} from './actions.server.ts'
import { runJobs } from './jobs.server.ts'
import { tileKey, workOf, type RunState } from './run.ts'
import { runsServing } from '../names.server.ts'
import { objectiveByCode } from '#lib/plan/index.server.ts'
import { runFile, runsFor, runStatus } from './view.server.ts'
import { checkView } from './words.server.ts'
import { checkStudy, giveData } from './intake.server.ts'

let database: OpenDatabase
let store: string
let objects: Objects
let jobs: Jobs
let work: ReturnType<typeof runJobs>
let context: Context
let study: Study
let alone: Record<string, string>

const person = (roles: string[], id = '01900000-0000-7000-8000-0000000000aa'): Actor => ({
  id,
  roles,
  via: 'session',
  scopes: null,
})
const as = (actor: Actor): Context => ({ ...context, actor })

beforeAll(async () => {
  database = await contentDatabase()
  store = mkdtempSync(join(tmpdir(), 'permille-store-'))
  objects = openObjects(store)
  using at = folder()
  const file = island(at.path)
  for (const name of readdirSync(at.path).filter((name) => name.endsWith('.tif')))
    await objects.put(`data/${name}`, readFileSync(join(at.path, name)))
  const read = readStudy(parse(readFileSync(file, 'utf8')))
  if ('problems' in read) throw new Error('the island is no study')
  study = read.study
  alone = await runAlone(file, join(at.path, 'alone'))

  context = testContext(database, {
    actor: secretariat,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    send: (...order) => jobs.send(...order),
  })
  work = runJobs(context, {
    objects,
    config: { storageUrl: store },
    version: 'test',
    mostThreads: 1,
  })
  jobs = await openJobs(database, work.jobs, () => {})
})
afterAll(async () => {
  work.stop()
  await jobs.close()
  await work.close()
  await database.close()
  rmSync(store, { recursive: true })
})

async function reached(id: string, states: readonly RunState[]) {
  for (;;) {
    const { run, state } = await runStatus(context, id)
    if (states.includes(state)) return { run, state }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

test('an ordered run is prepared, computed and assembled to the bytes of a run at the terminal', async () => {
  const id = await orderRun(context, study)
  const { run, state } = await reached(id, ['complete', 'failed'])
  expect(run.failure).toBeNull()
  expect(state).toBe('complete')
  expect(run).toMatchObject({ tiles_kept: 20, cells_kept: 60_000 })
  expect(run.tally).toEqual({ computed: 58_755, 'no carbon': 1245 })
  // The record names data from where it stands, so it alone differs.
  const {
    'provenance.json': _,
    work: __,
    ...made
  } = Object.fromEntries(run.files!.map(({ file, sha256 }) => [file, sha256]))
  const { 'provenance.json': ___, ...expected } = alone
  expect(made).toEqual(expected)
  const record = JSON.parse(readFileSync(join(store, 'studies', id, 'provenance.json'), 'utf8')) as {
    study: { inputs: { carbon: { file: string } } }
  }
  expect(record.study.inputs.carbon.file).toBe('../../data/carbon.tif')
  await expect.poll(() => objects.list(workOf(id))).toEqual([])
  const verbs = (await eventsAfter(context.read, { about: id })).map(({ verb }) => verb)
  expect(verbs).toEqual(['observatory.run_ordered', 'observatory.run_begun', 'observatory.run_completed'])
})

test('a draft is read by those who work on it, a published result by anyone', async () => {
  const [{ run: made } = { run: { id: '' } }] = await runsFor(context)
  const { id } = made
  const objective = (await objectiveByCode(context.read, 'E2'))!.id
  const stranger = as(person(['partner']))
  await expect(runStatus(stranger, id)).rejects.toMatchObject({ text: 'observatory_where_published' })
  expect(await runsFor(stranger)).toEqual([])
  expect((await runsFor(as(person(['stc'])))).map(({ run }) => run.id)).toContain(id)
  await expect(publishRun(stranger, id)).rejects.toMatchObject({ code: 'forbidden' })
  await publishRun(context, id)
  expect((await runsFor(stranger)).map(({ run }) => run.id)).toEqual([id])
  expect(await runsServing(context.read, objective)).toMatchObject([{ id, title: 'Stock of an island' }])
  expect(await runFile(stranger, id, 'stock.tif')).toMatchObject({ key: `studies/${id}/stock.tif` })
  await expect(runFile(stranger, id, '../../data/carbon.tif')).rejects.toMatchObject({ code: 'missing' })
  await withdrawRun(context, id)
  await expect.poll(() => objects.list(`studies/${id}`)).toEqual([])
  await expect(runFile(stranger, id, 'stock.tif')).rejects.toMatchObject({ code: 'missing' })
  expect(await runsFor(stranger)).toEqual([])
  expect(await runsServing(context.read, objective)).toEqual([])
})

test('a paused run keeps its tiles; data that changed or tiles that were lost stop it and are mended', async () => {
  const id = await orderRun(context, study)
  await reached(id, ['computing'])
  await pauseRun(context, id)
  await expect(pauseRun(context, id)).rejects.toMatchObject({ text: 'platform_wrong_state' })
  await expect(publishRun(context, id)).rejects.toMatchObject({ text: 'platform_wrong_state' })

  const path = join(store, 'data', 'density.tif')
  const whole = readFileSync(path)
  await objects.put('data/density.tif', readFileSync(join(store, 'data', 'carbon.tif')))
  await resumeRun(context, id)
  const stopped = await reached(id, ['complete', 'failed'])
  expect(stopped.state).toBe('failed')
  expect(stopped.run.failure).toEqual({
    text: 'observatory_study_input_changed',
    data: { file: 'density.tif' },
  })
  await objects.put('data/density.tif', whole)
  await resumeRun(context, id)
  await reached(id, ['computing'])

  // A tile whose bytes are not what they were when it was kept is made once more.
  await pauseRun(context, id)
  await objects.put(tileKey(id, 19), Buffer.from('torn'))
  await keepTiles(context, { id, turn: 3 }, [{ number: 19, checksum: 1, cells: 44 * 8 }])
  await resumeRun(context, id)
  const lost = await reached(id, ['complete', 'failed'])
  expect(lost.run.failure).toEqual({ text: 'observatory_run_tile_lost', data: { tile: 19 } })
  await resumeRun(context, id)
  const { run, state } = await reached(id, ['complete', 'failed'])
  expect(state).toBe('complete')
  expect(run).toMatchObject({ tiles_kept: 20, cells_kept: 60_000, turn: 5 })
  expect(mapsOf(Object.fromEntries(run.files!.map(({ file, sha256 }) => [file, sha256])))).toEqual(
    mapsOf(alone),
  )
})

test('what an earlier turn brings counts no more, and a run taken back leaves nothing behind', async () => {
  const id = await orderRun(context, study)
  await reached(id, ['computing'])
  await pauseRun(context, id)
  await resumeRun(context, id)
  const stale = [{ number: 0, checksum: 1, cells: 4096 }]
  expect(await keepTiles(context, { id, turn: 1 }, stale)).toBe(false)
  await failRun(context, { run: id, turn: 1 }, { text: 'observatory_run_gave_up', data: {} })
  expect((await runStatus(context, id)).state).not.toBe('failed')
  await withdrawRun(context, id)
  await objects.put(tileKey(id, 7), Buffer.from('too late'))
  expect(await keepTiles(context, { id, turn: 2 }, stale)).toBe(false)
  await expect.poll(() => objects.list(`studies/${id}`)).toEqual([])
})

test('what is amiss with a study stops it and is said, place by place', async () => {
  const { carbon: _, ...inputs } = study.inputs
  const id = await orderRun(context, { ...study, area: { grid: 'density' }, inputs })
  const { run, state } = await reached(id, ['complete', 'failed'])
  expect(state).toBe('failed')
  expect(run.failure).toMatchObject({ problems: [{ field: 'inputs.carbon' }] })
  // The path of the storage on this machine is not shown.
  const nowhere = {
    ...study.inputs,
    carbon: { ...study.inputs.carbon, file: 'soil/none.tif' },
  } as Study['inputs']
  const check = await checkStudy(context, objects, { ...study, inputs: nowhere })
  const reason = 'soil/none.tif does not exist or cannot be read.'
  expect(check.problems).toMatchObject([{ field: 'soil/none.tif', reason }])
  expect(checkView(check, 'fr').problems[0]!.reason).toMatch(/^soil\/none\.tif n’existe pas/)
})

test('people name data of the platform and nothing else of its machine', async () => {
  const inputs = (file: string) =>
    ({ ...study.inputs, carbon: { file, unit: 'g/kg' } }) as unknown as Study['inputs']
  for (const file of ['/etc/passwd', '../files/ab/abc', 's3://other/soil.tif', 'http://127.0.0.1:1/a.tif'])
    await expect(orderRun(context, { ...study, inputs: inputs(file) }), file).rejects.toMatchObject({
      text: 'observatory_run_outside_data',
    })
})

test('data that are given stay as they are', async () => {
  const put = async (key: string) => objects.put(key, Buffer.from('x,y,clay\n'))
  await giveData(context, objects, 'clay.csv', put)
  await expect(giveData(context, objects, 'clay.csv', put)).rejects.toMatchObject({
    text: 'observatory_run_data_there',
  })
  for (const name of ['../clay.csv', 'clay.exe', '/clay.csv'])
    await expect(giveData(context, objects, name, put)).rejects.toMatchObject({
      text: 'observatory_run_data_name',
    })
  await expect(giveData(as(person(['friend'])), objects, 'b.csv', put)).rejects.toMatchObject({
    code: 'forbidden',
  })
})
