import { Refusal } from '#lib/platform/refusal.ts'
import { isShare, type Definition } from '../indicator.ts'
import type { ObservationReport } from '../input.ts'
import { isDone } from './observation.ts'

type Wrong = [path: string, message: string]
type Figures = Pick<
  ObservationReport,
  'value' | 'low' | 'high' | 'reporters' | 'of' | 'state' | 'judges' | 'status'
>

/** What a kind of indicator wants of its figures beyond what every figure must be. */
export function misfits({ kind }: Pick<Definition, 'kind'>, report: Figures): Wrong[] {
  const { value, low, high, reporters, of, state, judges, status } = report
  if (status === 'O' || status === 'M') return []
  const isAbove = (figure: number | null) => isShare(kind) && of !== null && (figure ?? 0) > of
  const wrongs: [isWrong: boolean, ...Wrong][] = [
    [isShare(kind) && of === null && (value ?? high ?? low ?? 0) > 1, 'of', 'dashboard_of_wanted'],
    [isAbove(value), 'value', 'dashboard_value_above_of'],
    [isAbove(low), 'low', 'dashboard_value_above_of'],
    [isAbove(high), 'high', 'dashboard_value_above_of'],
    [of !== null && (reporters ?? 0) > of, 'reporters', 'dashboard_reporters_above_of'],
    [
      isShare(kind) && reporters !== null && (value ?? 0) > reporters,
      'value',
      'dashboard_value_above_reporters',
    ],
    [kind === 'milestone' && state === null, 'state', 'dashboard_state_wanted'],
    [kind !== 'milestone' && state !== null, 'state', 'dashboard_state_unwanted'],
    [kind === 'maturity' && ![0, 1, 2, 3, 4, 5].includes(value ?? NaN), 'value', 'dashboard_level_wanted'],
    [kind === 'maturity' && judges === null, 'judges', 'dashboard_judges_wanted'],
    [(kind === 'count' || kind === 'range') && (value ?? 0) < 0, 'value', 'dashboard_value_negative'],
  ]
  return wrongs.flatMap(([isWrong, path, message]) => (isWrong ? [[path, message] as Wrong] : []))
}

export type Fitting = Pick<Definition, 'kind' | 'baseline' | 'targets'>

/** Of how many, where that number is laid down. */
export const unitsLaidDown = ({ kind, baseline, targets }: Fitting): number | null =>
  kind === 'yes_no_per_unit' ? (targets.at(-1)?.of ?? baseline.of) : null

/** The report as it is stored, or a refusal that names every field. Of units whose number is laid down, that number holds. */
export function fitted(definition: Fitting, given: ObservationReport): ObservationReport {
  const report = { ...given, of: given.of ?? unitsLaidDown(definition) }
  const wrongs = misfits(definition, report)
  if (wrongs.length) throw new Refusal('invalid', 'platform_invalid', {}, Object.fromEntries(wrongs))
  return report.state === null ? report : { ...report, value: isDone(report.state) ? 1 : 0 }
}
