import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { objectiveByCode } from '#lib/plan/index.server.ts'
import { link, linksFrom, unlink } from '#lib/traits/index.server.ts'
import { observatoryRules } from '../rules.ts'
import type { Study } from '../studies/study.ts'
import {
  isWithinData,
  mendingOf,
  chunksOf,
  priorityOf,
  stateOf,
  type Failure,
  type Chunk,
  type Prepared,
  type ResultFile,
  type Run,
} from './run.ts'
import {
  addRun,
  addTiles,
  clearTiles,
  dropTile,
  keptTiles,
  lockedProgress,
  lockedRun,
  move,
  runById,
  setComplete,
  setFailed,
  setPrepared,
  unprepare,
  type KeptTile,
} from './store.server.ts'
import type { Tally } from '../studies/model.ts'

/** Longer than a process takes to notice that its work is no longer wanted. */
const clearAgainSeconds = 300

/** The objective that maps of soil carbon serve: the soil observatory. */
const served = 'E2'

/** People name data of the platform only; who runs the platform may name any. */
export function refuseOutside(context: Context, { inputs }: Study) {
  if (context.actor.via === 'job') return
  const names = Object.entries(inputs).flatMap(([input, given]) => {
    const name = 'file' in given ? given.file : 'table' in given ? given.table : undefined
    return name === undefined || isWithinData(name) ? [] : [{ input, name }]
  })
  const [outside] = names
  if (outside) throw new Refusal('invalid', 'observatory_run_outside_data', outside)
}

/** Takes an order: the study is prepared, computed and assembled by whichever processes have time. */
export async function orderRun(context: Context, study: Study): Promise<string> {
  allow(observatoryRules.observatory_order_run, context.actor)
  refuseOutside(context, study)
  const id = context.newId()
  await context.write(async (write) => {
    await addRun(write, { id, study, ordered_at: context.now(), ordered_by: context.actor.id })
    await context.send(write, 'observatory.prepare', { run: id, turn: 1 })
    await tell(write, context, 'ordered', id, {})
  })
  return id
}

/** What was found out about an ordered run: its tiles are handed out in chunks. */
export async function beginRun(context: Context, id: string, prepared: Prepared): Promise<void> {
  await context.write(async (write) => {
    const run = orMissing(await lockedRun(write, id))
    if (stateOf(run) !== 'ordered') return
    await setPrepared(write, id, prepared, context.now())
    await queueChunks(write, context, run, prepared, new Set())
    const { tiles, cells } = prepared
    await tell(write, context, 'begun', id, { tiles, cells })
  })
}

/**
 * Enters tiles that are in the storage and says whether more are wanted. The last one orders the assembly. No event: a
 * tile is no deed, and there are many.
 */
export async function keepTiles(
  context: Context,
  { id, turn }: Pick<Run, 'id' | 'turn'>,
  tiles: readonly KeptTile[],
): Promise<boolean> {
  return context.write(async (write) => {
    const run = orMissing(await lockedProgress(write, id))
    if (run.withdrawn_at) await context.send(write, 'observatory.clear', { run: id })
    // Tiles of an earlier turn may be of other data or another program.
    if (run.turn !== turn || !run.prepared_at || run.computed_at) return false
    const kept = tiles.length ? await addTiles(write, id, tiles, context.now()) : run.tiles_kept
    const isWhole = kept === run.tiles
    if (isWhole) {
      await move(write, id, { computed_at: context.now() })
      await context.send(write, 'observatory.assemble', { run: id, turn })
    }
    return !isWhole && stateOf(run) === 'computing'
  })
}

/** What a process that is about to end leaves of a chunk goes to another one. */
export async function requeue(context: Context, chunk: Chunk): Promise<void> {
  await context.write(async (write) => {
    const { prepared } = orMissing(await runById(write, chunk.run))
    if (prepared) await context.send(write, 'observatory.compute', chunk, { priority: priorityOf(prepared) })
  })
}

export async function completeRun(
  context: Context,
  id: string,
  result: { tally: Tally; files: readonly ResultFile[] },
): Promise<void> {
  await context.write(async (write) => {
    const run = orMissing(await lockedRun(write, id))
    if (run.withdrawn_at) await context.send(write, 'observatory.clear', { run: id })
    if (stateOf(run) !== 'assembling') return
    await setComplete(write, id, result, context.now())
    await clearTiles(write, id)
    await context.send(write, 'observatory.clear', { run: id })
    await tell(write, context, 'completed', id, { cells: run.cells_kept })
  })
}

/** Stops a turn of a run for a reason that trying again would not mend. Tiles stay kept. */
export async function failRun(
  context: Context,
  { run: id, turn }: Pick<Chunk, 'run' | 'turn'>,
  failure: Failure,
): Promise<void> {
  await context.write(async (write) => {
    const run = orMissing(await lockedRun(write, id))
    if (run.turn !== turn || !['ordered', 'computing', 'assembling', 'paused'].includes(stateOf(run))) return
    await setFailed(write, id, failure, context.now())
    await tell(write, context, 'failed', id, { tiles: run.tiles_kept })
  })
}

export async function pauseRun(context: Context, id: string): Promise<void> {
  await decide(context, id, 'observatory_pause_run', async (write, run) => {
    await move(write, id, { paused_at: context.now() })
    await tell(write, context, 'paused', id, { tiles: run.tiles_kept })
  })
}

/**
 * Goes on with what is left: preparing, computing or assembling. Where the data or the program have changed, no tile is of
 * use any more and all begins anew; a tile that was lost is made once more.
 */
export async function resumeRun(context: Context, id: string): Promise<void> {
  await decide(context, id, 'observatory_resume_run', async (write, run) => {
    const turn = run.turn + 1
    const mending = mendingOf(run.failure)
    await move(write, id, { paused_at: null, failed_at: null, failure: null, turn })
    if (mending === 'begin') await unprepare(write, id)
    else if (mending !== 'keep') await dropTile(write, id, mending.lost)
    const { prepared, computed_at } = orMissing(await lockedRun(write, id))
    if (!prepared) await context.send(write, 'observatory.prepare', { run: id, turn })
    else if (computed_at) await context.send(write, 'observatory.assemble', { run: id, turn })
    else {
      const done = new Set((await keptTiles(write, id)).map(({ number }) => number))
      await queueChunks(write, context, { id, turn }, prepared, done)
    }
    await tell(write, context, 'resumed', id, { tiles: run.tiles_kept })
  })
}

async function queueChunks(
  write: Write,
  context: Context,
  run: Pick<Run, 'id' | 'turn'>,
  prepared: Prepared,
  done: ReadonlySet<number>,
) {
  const priority = priorityOf(prepared)
  await context.send(write, 'observatory.compute', chunksOf(run, prepared, done), { priority })
}

/** Takes a run back for good: its tiles and results go, that it was ordered stays on record. */
export async function withdrawRun(context: Context, id: string): Promise<void> {
  await decide(context, id, 'observatory_withdraw_run', async (write, run) => {
    await move(write, id, { withdrawn_at: context.now(), turn: run.turn + 1 })
    await clearTiles(write, id)
    await context.send(write, 'observatory.clear', { run: id })
    // Once more when no worker can still be writing a tile or a map of it.
    await context.send(write, 'observatory.clear', { run: id }, { afterSeconds: clearAgainSeconds })
    const links = (await linksFrom(write, id)).filter(({ until_on }) => until_on === null)
    for (const { id } of links) await unlink(write, context, id)
    const objectives = links.map(({ other }) => other)
    await tell(write, context, 'withdrawn', id, { tiles: run.tiles_kept }, objectives)
  })
}

/** From then on anyone may read the result, and finds it at the objective that it serves. */
export async function publishRun(context: Context, id: string): Promise<void> {
  await decide(context, id, 'observatory_publish_run', async (write, run) => {
    if (run.published_at) throw new Refusal('conflict', 'observatory_run_published_already')
    await move(write, id, { published_at: context.now(), published_by: context.actor.id })
    const objective = orMissing(await objectiveByCode(write, served))
    await link(write, context, { from: id, to: objective.id, type: 'supports' })
    await tell(write, context, 'published', id, { cells: run.cells_kept }, [objective.id])
  })
}

type Decision =
  'observatory_pause_run' | 'observatory_resume_run' | 'observatory_withdraw_run' | 'observatory_publish_run'

async function decide(
  context: Context,
  id: string,
  rule: Decision,
  then: (write: Write, run: Run) => Promise<void>,
): Promise<void> {
  await context.write(async (write) => {
    const run = orMissing(await lockedRun(write, id))
    allow(observatoryRules[rule], context.actor, { state: stateOf(run) })
    await then(write, run)
  })
}

async function tell(
  write: Write,
  context: Context,
  act: string,
  subject: string,
  data: Record<string, number>,
  touches: readonly string[] = [],
) {
  await logEvent(write, context, {
    verb: `observatory.run_${act}`,
    kind: 'observatory.run',
    subject,
    touches,
    data,
  })
}
