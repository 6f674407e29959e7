import * as Plot from '@observablehq/plot'
import { m } from '#lib/paraglide/messages.js'
import { formatShare } from '#lib/platform/text/format.ts'
import { read, type Locale } from '#lib/platform/text/localised.ts'
import { plotForScreens } from '#lib/ui/chart/plot.server.ts'
import { palette } from '#lib/ui/palette.ts'
import { isShare, type Indicator } from '../indicator.ts'
import { unobserved, type Observation } from '../observations/observation.ts'
import { amountWords, targetWords } from '../words.ts'
import { drawingOf } from './drawing.ts'

const horizon = { from: '2020-01-01', to: '2050-12-31' }
const asDate = (day: string) => new Date(`${day}T00:00:00Z`)

/** Targets, pace line, observations and bounds on a time axis; null where there is nothing to draw. */
export function progressChart(
  indicator: Indicator,
  figures: readonly Observation[],
  today: string,
  locale: Locale,
): string | null {
  const { plan, seen } = drawingOf(indicator, figures)
  if (indicator.kind === 'milestone' || (!plan.length && !seen.length)) return null
  const title = read(indicator.title, locale)?.text ?? indicator.code
  const first =
    [horizon.from, ...seen.map(({ on }) => on), ...plan.map(({ on }) => on)].sort()[0] ?? horizon.from
  const dated = <T extends { on: string }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, at: asDate(row.on) }))
  const aims = plan.filter(({ on }) =>
    indicator.targets.some((target) => target.on === on && (target.low ?? target.high) !== null),
  )
  const ranges = seen.filter(({ low, high }) => high !== null && high > low)
  const isStart = indicator.baseline.on !== null && plan.length > aims.length
  return plotForScreens((width) => ({
    title,
    description: describe(indicator, figures, locale),
    locale,
    className: 'plot',
    height: width < 500 ? 250 : 290,
    marginLeft: 62,
    marginRight: 16,
    x: { type: 'utc', domain: [asDate(first), asDate(horizon.to)], ticks: width < 500 ? 4 : 7 },
    y: {
      zero: true,
      nice: true,
      grid: true,
      ...(isShare(indicator.kind) && {
        domain: [0, 1],
        tickFormat: (value: number) => formatShare(value, locale, 0),
      }),
    },
    marks: [
      Plot.ruleY([0], { stroke: palette.edge }),
      Plot.ruleX([asDate(today)], { stroke: palette.edge, strokeDasharray: '1 4' }),
      ...(isStart
        ? [
            Plot.line(dated(plan), {
              x: 'at',
              y: 'value',
              stroke: palette.humus,
              strokeWidth: 1.5,
              strokeDasharray: '6 4',
            }),
          ]
        : []),
      Plot.dot(dated(aims), {
        x: 'at',
        y: 'value',
        symbol: 'diamond',
        r: 6,
        fill: palette.paper,
        stroke: palette.iron,
        strokeWidth: 2,
      }),
      Plot.ruleX(dated(ranges), {
        x: 'at',
        y1: 'low',
        y2: 'high',
        stroke: palette.gley,
        strokeWidth: 3,
        strokeOpacity: 0.55,
      }),
      Plot.dot(dated(seen.filter(({ middle }) => middle !== null)), {
        x: 'at',
        y: 'middle',
        r: 4,
        fill: palette.paper,
        stroke: palette.gley,
        strokeDasharray: '2 2',
      }),
      Plot.line(dated(seen.filter(({ value, comparable }) => value !== null && comparable)), {
        x: 'at',
        y: 'value',
        stroke: palette.gley,
        strokeWidth: 2,
      }),
      Plot.dot(dated(seen.filter(({ value }) => value !== null)), {
        x: 'at',
        y: 'value',
        r: 4.5,
        fill: (row: { comparable: boolean }) => (row.comparable ? palette.gley : palette.paper),
        stroke: palette.gley,
        strokeWidth: 1.5,
      }),
    ],
  }))
}

function describe({ kind, targets }: Indicator, figures: readonly Observation[], locale: Locale): string {
  const newest = figures.findLast(({ status }) => !unobserved.includes(status))
  const seen = newest
    ? m.dashboard_chart_seen({ amount: amountWords(kind, newest, locale), day: newest.on }, { locale })
    : m.dashboard_chart_nothing_seen({}, { locale })
  const aims = targets
    .filter(({ low, high }) => (low ?? high) !== null)
    .map((target) => targetWords(target, locale))
  return [seen, aims.length ? m.dashboard_chart_targets({ targets: aims.join('; ') }, { locale }) : '']
    .filter(Boolean)
    .join(' ')
}
