import { parse } from 'yaml'
import { z } from 'zod'
import type { Context } from '#lib/platform/context.ts'
import type { ObjectEntry, Objects } from '#lib/platform/objects.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow, may } from '#lib/platform/rules.ts'
import { observatoryRules } from '../rules.ts'
import { readStudy, type Problem, type Study } from '../studies/study.ts'
import type { Validation } from '../studies/validate.server.ts'
import { refuseOutside } from './actions.server.ts'
import {
  dataFolder,
  folderOf,
  isQuiet,
  isUnderWay,
  isWithinData,
  stateOf,
  type Run,
  type RunState,
} from './run.ts'
import { cellsKeptSince, lastKeptAt, runById, runs } from './store.server.ts'
import { checkInWorker } from './thread.server.ts'

export interface RunSheet {
  readonly run: Run
  readonly state: RunState
  readonly isUnderWay: boolean
  /** cells a second of late, where that can be told */
  readonly rate: number | null
  readonly secondsLeft: number | null
  /** under way, and yet nothing was heard of it for long */
  readonly isQuiet: boolean
}

/** How fast it goes is told from so far back. */
const lateMs = 60_000

const subjectOf = (run: Run) => ({
  state: stateOf(run),
  orderedBy: run.ordered_by,
  isPublished: run.published_at !== null,
})

export async function runSheet(context: Context, id: string): Promise<RunSheet> {
  const run = orMissing(isId(id) ? await runById(context.read, id) : null)
  allow(observatoryRules.observatory_read_run, context.actor, subjectOf(run))
  return sheetOf(context, run)
}

async function sheetOf(context: Context, run: Run): Promise<RunSheet> {
  const state = stateOf(run)
  const rate = state === 'computing' ? await rateOf(context, run) : null
  const left = (run.prepared?.cells ?? 0) - run.cells_kept
  const lastKept = state === 'computing' ? await lastKeptAt(context.read, run.id) : null
  return {
    run,
    state,
    isUnderWay: isUnderWay(state),
    rate,
    secondsLeft: rate && left / rate,
    isQuiet: isQuiet(run, lastKept, context.now()),
  }
}

async function rateOf({ read, now }: Context, run: Run): Promise<number | null> {
  const since = new Date(Math.max(run.prepared_at!.getTime(), now().getTime() - lateMs))
  const seconds = (now().getTime() - since.getTime()) / 1000
  const cells = await cellsKeptSince(read, run.id, since)
  return cells && seconds > 1 ? cells / seconds : null
}

const isId = (text: string) => z.uuid().safeParse(text).success

/** The newest first: what is published, and for those who work on it what is not. */
export async function runsFor(context: Context, before?: string): Promise<RunSheet[]> {
  if (before !== undefined && !isId(before)) throw new Refusal('missing', 'platform_missing')
  const onlyPublished = !may(observatoryRules.observatory_see_drafts, context.actor)
  const found = await runs(context.read, { onlyPublished, ...(before && { before }) })
  return Promise.all(found.map((run) => sheetOf(context, run)))
}

/** One file of a result. */
export async function runFile(context: Context, id: string, name: string) {
  const { run } = await runSheet(context, id)
  const file = run.files?.find(({ file }) => file === name)
  if (!file || run.withdrawn_at) throw new Refusal('missing', 'platform_missing')
  return { ...file, key: `${folderOf(id)}/${name}`, isPublished: run.published_at !== null }
}

/** A study as somebody typed it, or what is amiss with its form. */
export function studyIn(text: string): { study: Study } | { problems: Problem[] } {
  let document: unknown
  try {
    document = parse(text)
  } catch (error) {
    throw new Refusal('invalid', 'observatory_run_unreadable', { reason: (error as Error).message })
  }
  return readStudy(document)
}

/** Tries a study out on a sample of its cells, without ordering it. */
export async function checkStudy(context: Context, objects: Objects, study: Study): Promise<Validation> {
  allow(observatoryRules.observatory_order_run, context.actor)
  refuseOutside(context, study)
  return checkInWorker({ study, folder: objects.address(dataFolder) })
}

export async function dataFiles(context: Context, objects: Objects): Promise<ObjectEntry[]> {
  allow(observatoryRules.observatory_order_run, context.actor)
  const entries = await objects.list(dataFolder)
  const whole = entries.filter(({ key }) => !key.endsWith('.part'))
  return whole.map(({ key, bytes }) => ({ key: key.slice(dataFolder.length + 1), bytes }))
}

/** Puts a file where studies find it. One that is there already stays: runs may have been made of it. */
export async function giveData(
  context: Context,
  objects: Objects,
  name: string,
  put: (key: string) => Promise<void>,
): Promise<void> {
  allow(observatoryRules.observatory_give_data, context.actor)
  if (!isWithinData(name) || !/^[\w./-]+\.(tiff?|csv)$/i.test(name))
    throw new Refusal('invalid', 'observatory_run_data_name', { name })
  const key = `${dataFolder}/${name}`
  if ((await objects.size(key)) !== null)
    throw new Refusal('conflict', 'observatory_run_data_there', { name })
  await put(key)
}
