import { recordsIn } from '#tables'
import { stringify } from 'yaml'
import { z } from 'zod'
import type { Context } from '#lib/platform/context.ts'
import type { Objects } from '#lib/platform/objects.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow, may } from '#lib/platform/rules.ts'
import { formatNumber } from '#lib/platform/text/format.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { observatoryRules } from '../rules.ts'
import { modelOf } from '../studies/models/choose.ts'
import { duration } from '../studies/progress.ts'
import { formatBytes } from './bytes.ts'
import { folderOf, isQuiet, isUnderWay, stateOf, type Run, type RunState } from './run.ts'
import { runList } from './list.server.ts'
import { cellsKeptSince, lastKeptAt, runById, runOf, runs } from './store.server.ts'
import { failureOf, outputName, reasonOf } from './words.server.ts'

export interface RunStatus {
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

export async function runStatus(context: Context, id: string): Promise<RunStatus> {
  const run = orMissing(isId(id) ? await runById(context.read, id) : null)
  allow(observatoryRules.observatory_read_run, context.actor, subjectOf(run))
  return statusOf(context, run)
}

async function statusOf(context: Context, run: Run): Promise<RunStatus> {
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
export async function runsFor(context: Context, before?: string, limit = 50): Promise<RunStatus[]> {
  if (before !== undefined && !isId(before)) throw new Refusal('missing', 'platform_missing')
  const found = await runs(context.read, { ...visible(context), limit, ...(before && { before }) })
  return Promise.all(found.map((run) => statusOf(context, run)))
}

const visible = ({ actor }: Context) => ({
  onlyPublished: !may(observatoryRules.observatory_see_drafts, actor),
})

/** One page of the list of studies. */
export async function runPage(context: Context, url: URL) {
  const { rows, listing } = await runList.page(context.read, url, visible(context))
  return { runs: await Promise.all(rows.map((row) => statusOf(context, runOf(row)))), listing }
}

export const runsAsCsv = (context: Context, url: URL): Response =>
  runList.download('studies.csv', context.read, url, visible(context))

/** One file of a result. */
export async function runFile(context: Context, id: string, name: string) {
  const { run } = await runStatus(context, id)
  const file = run.files?.find(({ file }) => file === name)
  if (!file || run.withdrawn_at) throw new Refusal('missing', 'platform_missing')
  return { ...file, key: `${folderOf(id)}/${name}`, isPublished: run.published_at !== null }
}

/** A run in the reader's words. */
export function runView({ run, state, rate, secondsLeft, isQuiet }: RunStatus, locale: Locale) {
  const model = modelOf(run.study)
  const { model: name, edition, reference } = model.provenance
  const all = run.prepared?.cells ?? null
  const figure = (value: number) => formatNumber(value, locale, 0)
  const isGone = state === 'withdrawn'
  const files = (isGone ? [] : (run.files ?? [])).map(({ file, sha256, bytes }) => ({
    file,
    href: hrefOf(run, file),
    bytes: formatBytes(bytes, locale),
    sha256,
  }))
  const isThere = (name: string) => files.some(({ file }) => file === name)
  return {
    id: run.id,
    path: `/soil/studies/${run.id}`,
    title: run.title,
    state,
    stateName: translate(`observatory_state_${state}`, {}, locale),
    model: translate(`observatory_run_model_${run.model}`, {}, locale),
    reference: translate('observatory_run_reference', { model: name, edition, reference }, locale),
    program: run.prepared && translate('observatory_run_program', { program: run.prepared.program }, locale),
    isPublished: run.published_at !== null,
    orderedAt: run.ordered_at,
    progress: all === null ? null : { done: run.cells_kept, all },
    kept:
      all &&
      (run.cells_kept === all
        ? translate('observatory_run_cells', { all: figure(all) }, locale)
        : translate('observatory_run_kept', { done: figure(run.cells_kept), all: figure(all) }, locale)),
    pace:
      rate && secondsLeft !== null
        ? translate(
            'observatory_run_rate',
            { rate: figure(Number(rate.toPrecision(2))), left: duration(secondsLeft) },
            locale,
          )
        : null,
    failure: run.failure && failureOf(run.failure, locale),
    maps: model.outputs
      .filter(({ name }) => isThere(`${name}.png`))
      .map((output) => ({
        title: outputName(run.study, output, locale),
        unit: output.unit,
        picture: hrefOf(run, `${output.name}.png`),
        file: hrefOf(run, `${output.name}.tif`),
      })),
    isQuiet,
    tally: Object.entries((!isGone && run.tally) || {})
      .sort(([, a], [, b]) => b - a)
      .map(([reason, cells]) => ({ reason: reasonOf(reason, locale), cells })),
    files,
  }
}
export type RunView = ReturnType<typeof runView>

/** The study of a run as a file that can be ordered again. */
export const studyText = ({ study }: Run): string => stringify(study)

const hrefOf = (run: Run, file: string) => `/soil/studies/${run.id}/${file}`

/** Rows of a table of a result that a page shows; its file has all. */
const shown = 12

/** The tables of a result, by place: the mean of every output, of the largest places. */
export async function placesOf(run: Run, objects: Objects, locale: Locale) {
  const { outputs } = modelOf(run.study)
  const tables = []
  for (const name of run.study.tables) {
    const content = await objects.get(`${folderOf(run.id)}/by-${name}.csv`)
    if (!content) continue
    const places = new Map<string, { place: string; areaHa: number; means: Record<string, number> }>()
    for (const row of recordsIn(new TextDecoder().decode(content))) {
      const known = places.get(row.name!) ?? { place: row.name!, areaHa: 0, means: {} }
      known.areaHa = Math.max(known.areaHa, Number(row.area_ha))
      known.means[row.output!] = Number(row.mean)
      places.set(row.name!, known)
    }
    const rows = [...places.values()].sort((a, b) => b.areaHa - a.areaHa)
    tables.push({
      name,
      title:
        name === 'country'
          ? translate('observatory_run_by_country', {}, locale)
          : translate('observatory_run_by_class', { name }, locale),
      columns: outputs.map((output) => ({
        key: output.name,
        label: outputName(run.study, output, locale),
        unit: output.unit,
      })),
      rows: rows.slice(0, shown),
      all: rows.length,
      csv: hrefOf(run, `by-${name}.csv`),
    })
  }
  return tables
}
export type PlaceTable = Awaited<ReturnType<typeof placesOf>>[number]
