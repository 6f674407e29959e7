import { m } from '#lib/paraglide/messages.js'
import type { MeasureKind } from '#lib/plan/index.ts'
import { formatDay, formatNumber, formatShare } from '#lib/platform/text/format.ts'
import { read, type Locale } from '#lib/platform/text/localised.ts'
import { isShare, type Indicator, type Owner, type Target } from './indicator.ts'
import type { MilestoneState, Observation, Status } from './observations/observation.ts'
import type { Range } from './progress/distance.ts'
import type { Reason } from './progress/progress.ts'
import type { Doubt, IndicatorStatus, Verdict } from './progress/status.ts'

type Tone = 'good' | 'warn' | 'bad' | 'quiet'

export const verdictTone: Record<Verdict, Tone> = {
  met: 'good',
  on_track: 'good',
  lagging: 'warn',
  off_track: 'bad',
  reversing: 'bad',
  no_trend: 'quiet',
  one_point: 'quiet',
  no_target: 'quiet',
  out_of_date: 'quiet',
  no_data: 'quiet',
}

export const verdictNames: Record<Verdict, () => string> = {
  met: m.dashboard_verdict_met,
  on_track: m.dashboard_verdict_on_track,
  lagging: m.dashboard_verdict_lagging,
  off_track: m.dashboard_verdict_off_track,
  reversing: m.dashboard_verdict_reversing,
  no_trend: m.dashboard_verdict_no_trend,
  one_point: m.dashboard_verdict_one_point,
  no_target: m.dashboard_verdict_no_target,
  out_of_date: m.dashboard_verdict_out_of_date,
  no_data: m.dashboard_verdict_no_data,
}

/** What a verdict leaves open; the other reasons are verdicts themselves. */
export const reasonNames: Partial<Record<Reason, () => string>> = {
  no_baseline: m.dashboard_reason_no_baseline,
  few_reports: m.dashboard_reason_few_reports,
  definition_changed: m.dashboard_reason_definition_changed,
  disputed: m.dashboard_reason_disputed,
}

export const doubtNames: Record<Doubt, () => string> = {
  figure_unchecked: m.dashboard_doubt_figure_unchecked,
  definition_unsigned: m.dashboard_doubt_definition_unsigned,
}

/** Why a judgement is provisional, as one sentence. */
export const doubtWords = (doubts: readonly Doubt[]): string =>
  m.dashboard_provisional_because({ why: doubts.map((doubt) => doubtNames[doubt]()).join('; ') })

/** Why there is no judgement, where the verdict does not say it already. */
export const reasonWords = ({ verdict, pace }: IndicatorStatus): string | null =>
  verdict === 'no_trend' || verdict === 'one_point'
    ? (pace.reason && reasonNames[pace.reason]?.()) || null
    : null

export const statusNames: Record<Status, () => string> = {
  A: m.dashboard_status_normal,
  B: m.dashboard_status_break,
  D: m.dashboard_status_definition_differs,
  E: m.dashboard_status_estimated,
  F: m.dashboard_status_forecast,
  I: m.dashboard_status_imputed,
  P: m.dashboard_status_provisional,
  O: m.dashboard_status_missing,
  M: m.dashboard_status_cannot_exist,
}

export const milestoneNames: Record<MilestoneState, () => string> = {
  planned: m.dashboard_milestone_planned,
  started: m.dashboard_milestone_started,
  done: m.dashboard_milestone_done,
  accepted: m.dashboard_milestone_accepted,
}

export const kindNames: Record<MeasureKind, () => string> = {
  count: m.dashboard_kind_count,
  share: m.dashboard_kind_share,
  rate: m.dashboard_kind_rate,
  range: m.dashboard_kind_range,
  milestone: m.dashboard_kind_milestone,
  maturity: m.dashboard_kind_maturity,
  money: m.dashboard_kind_money,
  yes_no_per_unit: m.dashboard_kind_yes_no_per_unit,
}

export const ownerNames: Record<Owner, () => string> = {
  STC: m.dashboard_owner_stc,
  Secretariat: m.dashboard_owner_secretariat,
}

type Amounts = Pick<Observation, 'value' | 'low' | 'high' | 'of'> & { state?: MilestoneState | null }

export const ownerBriefly: Record<Owner, () => string> = {
  STC: m.dashboard_owner_brief_stc,
  Secretariat: m.dashboard_owner_brief_secretariat,
}

const isYearsEnd = (day: string) => day.endsWith('-12-31')

/** A figure of the last day of a year speaks of the year. */
export const periodWords = (day: string, locale: Locale): string =>
  day.length === 4 || isYearsEnd(day) ? day.slice(0, 4) : formatDay(day, locale)

/** How long ago, in years, or in months within the first one. */
export function ageWords(years: number | null, locale: Locale): string {
  if (years === null) return ''
  const ago = new Intl.RelativeTimeFormat(locale)
  return years < 1 ? ago.format(-Math.round(years * 12), 'month') : ago.format(-Math.floor(years), 'year')
}

/** The unit beside an amount; a share and a state say it themselves. */
export const unitWords = ({ kind, unit }: Pick<Indicator, 'kind' | 'unit'>, locale: Locale): string =>
  kind === 'share' || kind === 'milestone' ? '' : (read(unit, locale)?.text ?? '')

/** What a figure says: a number, a number out of so many, two bounds, or how far a milestone is. */
export function amountWords(kind: MeasureKind, figure: Amounts, locale: Locale): string {
  const { value, low, high, of, state } = figure
  if (state) return milestoneNames[state]()
  const one = (number: number) =>
    isShare(kind) && of === null ? formatShare(number, locale) : formatNumber(number, locale)
  const amount = value !== null ? one(value) : betweenWords(low, high, one)
  if (of === null || !isShare(kind)) return amount
  const share = value === null ? '' : ` (${formatShare(value / of, locale)})`
  return m.dashboard_amount_of({ amount, of: formatNumber(of, locale) }) + share
}

function betweenWords(low: number | null, high: number | null, one: (value: number) => string): string {
  if (low !== null && high !== null)
    return low === high ? one(low) : m.dashboard_between({ low: one(low), high: one(high) })
  if (low !== null) return m.dashboard_at_least({ low: one(low) })
  return high === null ? m.dashboard_no_figure() : m.dashboard_at_most({ high: one(high) })
}

/** Where a target lies; a milestone has only its day. */
export function targetWords({ on, kind, low, high, of }: Target, locale: Locale): string {
  const by = isYearsEnd(on)
    ? m.dashboard_by_year({ year: on.slice(0, 4) })
    : m.dashboard_by_day({ day: formatDay(on, locale) })
  if (kind === 'milestone') return `${m.dashboard_milestone_done()} ${by}`
  if (low === null && high === null) return m.dashboard_target_without_figure()
  return `${amountWords(kind, { value: low === high ? low : null, low, high, of }, locale)} ${by}`
}

/** Two ends as one number where they agree; an unknown end is left open. */
export function rangeWords({ low, high }: Range, one: (value: number) => string): string {
  return betweenWords(Number.isFinite(low) ? low : null, Number.isFinite(high) ? high : null, one)
}

/** In the words of a kind: shares as per cent. */
export const numberIn =
  (kind: MeasureKind, locale: Locale) =>
  (value: number): string =>
    isShare(kind) ? formatShare(value, locale) : formatNumber(value, locale)
