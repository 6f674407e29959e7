import { m } from '#lib/paraglide/messages.js'
import type { Locale } from '#lib/platform/text/localised.ts'
import type { Indicator } from '../indicator.ts'
import { amountWords, numberIn, periodWords, targetWords, unitWords } from '../words.ts'
import type { Drawing } from './drawing.ts'
import type { IndicatorStatus } from './status.ts'

/** What a chart shows, in a sentence or two: the newest value, from where it came, and what it should reach. */
export function chartTitle(
  indicator: Indicator,
  { seen, plan }: Drawing,
  { pace: { figure, target } }: IndicatorStatus,
  locale: Locale,
): string {
  const aim = target ? m.dashboard_title_target({ target: targetWords(target, locale) }, { locale }) : ''
  if (!figure) return [m.dashboard_title_nothing({}, { locale }), aim].filter(Boolean).join(' ')
  const now = {
    amount: `${amountWords(indicator.kind, figure, locale)} ${unitWords(indicator, locale)}`.trimEnd(),
    period: periodWords(figure.on, locale),
  }
  const points = seen.filter(({ value, comparable }) => value !== null && comparable)
  const start = [...points, ...(target && plan[0] && plan[0].on < target.on ? [plan[0]] : [])].sort((a, b) =>
    a.on.localeCompare(b.on),
  )[0]
  const last = points.at(-1)
  const began = start?.value ?? null
  if (!start || began === null || !last || last.value === null || start.on >= last.on)
    return [m.dashboard_title_now(now, { locale }), aim].filter(Boolean).join(' ')
  const since = {
    ...now,
    first: numberIn(indicator.kind, locale)(began),
    start: periodWords(start.on, locale),
  }
  const seenWords =
    last.value > began
      ? m.dashboard_title_up(since, { locale })
      : last.value < began
        ? m.dashboard_title_down(since, { locale })
        : m.dashboard_title_same(since, { locale })
  return [seenWords, aim].filter(Boolean).join(' ')
}
