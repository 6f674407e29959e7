import { formatNumber, formatRange, formatShare } from '#lib/platform/text/format.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { Output, Tally } from '../studies/model.ts'
import { duration } from '../studies/progress.ts'
import { studyRemarkIn } from '../studies/remarks.server.ts'
import type { Problem } from '../studies/study.ts'
import type { Validation } from '../studies/validate.server.ts'
import { formatBytes } from './bytes.ts'
import type { Failure, Run } from './run.ts'

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
        range: min > max ? null : formatRange(min, max, locale),
        missing: formatShare(missing, locale),
      })),
      sample: [...Object.entries(found.sample), ...nearestIn(found.filled)]
        .sort(([, a], [, b]) => b - a)
        .map(([reason, cells]) => ({ reason: reasonOf(reason, locale), cells })),
      remarks: found.remarks.map((remark) => studyRemarkIn(remark, locale)),
    },
  }
}
/** Cells that took the value of a neighbour, as lines beside what cells came to. */
const nearestIn = (filled: Tally) =>
  Object.entries(filled).map(([layer, cells]): [string, number] => [`${layer} from the nearest cell`, cells])

export type CheckView = ReturnType<typeof checkView>

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

export const failureOf = (failure: Failure, locale: Locale) =>
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
