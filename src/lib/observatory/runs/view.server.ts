import { parseCsv } from '#soil'
import type { Objects } from '#lib/platform/objects.server.ts'
import { formatNumber, formatShare } from '#lib/platform/text/format.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { stringify } from 'yaml'
import { modelOf, type Output } from '../studies/model.ts'
import type { Problem } from '../studies/study.ts'
import { duration } from '../studies/progress.ts'
import type { Validation } from '../studies/validate.server.ts'
import { formatBytes } from './bytes.ts'
import { folderOf, type Failure, type Run } from './run.ts'
import type { RunSheet } from './sheet.server.ts'

/** A run in the reader's words. */
export function runView({ run, state, rate, secondsLeft, isQuiet }: RunSheet, locale: Locale) {
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

/** What a check found, in the reader's words. */
export function checkView({ problems, found }: Validation, locale: Locale) {
  const figure = (value: number) => formatNumber(value, locale, 0)
  return {
    problems: problems.map((problem) => problemIn(problem, locale)),
    found: found && {
      size: translate(
        'observatory_order_size',
        {
          width: figure(found.width),
          height: figure(found.height),
          cells: figure(found.cells),
          tiles: figure(found.tiles),
          files: figure(found.files),
        },
        locale,
      ),
      estimate: translate(
        'observatory_order_estimate',
        { time: duration(found.seconds), threads: found.threads, size: formatBytes(found.bytes, locale) },
        locale,
      ),
      layers: found.ranges.map(({ layer, unit, min, max, missing }) => ({
        layer,
        unit,
        range: min > max ? null : `${formatNumber(min, locale)} – ${formatNumber(max, locale)}`,
        missing: formatShare(missing, locale),
      })),
      sample: Object.entries(found.sample)
        .sort(([, a], [, b]) => b - a)
        .map(([reason, cells]) => ({ reason: reasonOf(reason, locale), cells })),
    },
  }
}
export type CheckView = ReturnType<typeof checkView>

const hrefOf = (run: Run, file: string) => `/soil/studies/${run.id}/${file}`

const reasons = [
  [/^computed$/, 'observatory_run_reason_computed'],
  [/^no (?<layer>.+)$/, 'observatory_run_reason_none'],
  [/^(?<layer>.+) out of range$/, 'observatory_run_reason_range'],
  [/^(?<layer>.+) from the nearest cell$/, 'observatory_run_reason_nearest'],
  [/^masked: (?<mask>.+)$/, 'observatory_run_reason_masked'],
  [/^refused: (?<field>\S+) (?<code>\S+)$/, 'observatory_run_reason_refused'],
] as const

/** What a cell came to, as the runner counts it, in the reader's words. */
export function reasonOf(reason: string, locale: Locale): string {
  for (const [pattern, key] of reasons) {
    const found = pattern.exec(reason)
    if (found) return translate(key, { ...found.groups }, locale)
  }
  return reason
}

const problemIn = ({ field, reason, text, data }: Problem, locale: Locale) => ({
  field,
  reason: text ? translate(text, data ?? {}, locale) : reason,
})

const failureOf = (failure: Failure, locale: Locale) =>
  'problems' in failure
    ? { problems: failure.problems.map((problem) => problemIn(problem, locale)), sentence: null }
    : { problems: [], sentence: translate(failure.text, failure.data, locale) }

/** `ssm3-relative-sd` of the protocol, `better-half-width` of Tier 1: the scenario, and what of it. */
export function outputName({ model }: Run['study'], { name }: Output, locale: Locale): string {
  if (model.name === 'tier1' || name.includes('relative')) {
    const [, scenario = '', what = ''] =
      /^(.*?)-(before|change|half-width|relative-sd|relative)$/.exec(name) ?? []
    const key = `observatory_run_output_${what.replace('-', '_')}`
    return translate(key, { scenario: model.name === 'tier1' ? scenario : scenario.toUpperCase() }, locale)
  }
  return translate(`observatory_run_output_${name.replaceAll('-', '_')}`, {}, locale)
}

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
    for (const { cells: row } of parseCsv(new TextDecoder().decode(content))) {
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
