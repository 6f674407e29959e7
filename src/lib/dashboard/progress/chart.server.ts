import * as Plot from '@observablehq/plot'
import { m } from '#lib/paraglide/messages.js'
import { formatShare } from '#lib/platform/text/format.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { plotForScreens } from '#lib/ui/chart/plot.server.ts'
import { palette } from '#lib/ui/palette.ts'
import { isShare, type Indicator } from '../indicator.ts'
import { numberIn } from '../words.ts'
import type { Drawing } from './drawing.ts'
import { frameOf, place } from './frame.ts'
import type { IndicatorStatus } from './status.ts'
import { chartTitle } from './title.ts'

/** More labels than these would cover one another; then the first and the last are labelled. */
const mostLabels = { sheets: 9, phones: 4 } as const

/** Path, target and observations on an axis of years; null with fewer than two points in time: a bar says those. */
export function progressChart(
  indicator: Indicator,
  drawing: Drawing,
  status: IndicatorStatus,
  today: string,
  locale: Locale,
): string | null {
  const frame = frameOf(drawing, status.pace.target?.on ?? null, today)
  if (indicator.kind === 'milestone' || !frame) return null
  const say = numberIn(indicator.kind, locale)
  const at = <T extends { on: string }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, at: place(row.on) }))
  const seen = at(drawing.seen)
  const plan = at(drawing.plan).filter((point) => point.at <= frame.until)
  const aims = plan.filter(({ on }) => indicator.targets.some((target) => target.on === on))
  const path = plan.length > aims.length ? plan : []
  const valued = seen.filter(({ value }) => value !== null)
  const top = Math.max(
    0,
    ...seen.flatMap(({ value, low, high, middle }) => [
      value ?? 0,
      Number.isFinite(low) ? low : 0,
      high ?? 0,
      middle ?? 0,
    ]),
    ...plan.map(({ value }) => value),
  )
  const axis = (value: number) =>
    isShare(indicator.kind) ? formatShare(value, locale, 0) : compact(value, locale)
  return plotForScreens((width) => {
    const isPhone = width < 500
    const most = mostLabels[isPhone ? 'phones' : 'sheets']
    const named =
      valued.length <= most ? valued : [valued[0], valued.at(-1)].filter((row) => row !== undefined)
    const middle = (frame.since + frame.until) / 2
    const margin = (frame.until - frame.since) / 8
    /** At the edges words run inwards, so that none leaves the frame. */
    const anchorOf = ({ at }: { at: number }) =>
      at > frame.until - margin ? 'end' : at < frame.since + margin ? 'start' : 'middle'
    const anchors = { start: -5, middle: 0, end: 5 } as const
    const label = (
      rows: readonly { at: number; value: number | null }[],
      fill: string,
      text: (row: never) => string,
      dy: number,
    ) =>
      (['start', 'middle', 'end'] as const).map((textAnchor) =>
        Plot.text(
          rows.filter((row) => anchorOf(row) === textAnchor),
          {
            x: 'at',
            y: 'value',
            text: text as (row: unknown) => string,
            dy,
            fill,
            stroke: palette.paper,
            strokeWidth: 4,
            textAnchor,
            dx: anchors[textAnchor],
          },
        ),
      )
    return {
      title: chartTitle(indicator, drawing, status, locale),
      description: describe(drawing, say, locale),
      locale,
      className: 'plot',
      height: isPhone ? 240 : 280,
      marginLeft: 16 + 7.5 * axis(top || 1).length,
      marginRight: 18,
      marginTop: 26,
      x: {
        type: 'linear',
        domain: [frame.since - 0.4, frame.until + 0.4],
        ticks: frame.ticks(isPhone ? 5 : 9),
        tickFormat: (year: number) => String(year),
      },
      y: {
        domain: [0, (top || 1) * 1.12],
        nice: !isShare(indicator.kind) || top < 0.9,
        grid: true,
        tickFormat: axis,
      },
      marks: [
        Plot.ruleY([0], { stroke: palette.edge }),
        ...(frame.today === null
          ? []
          : [
              Plot.ruleX([frame.today], { stroke: palette.edge, strokeDasharray: '1 4' }),
              Plot.text([frame.today], {
                x: (year: number) => year,
                text: () => m.dashboard_chart_today({}, { locale }),
                frameAnchor: 'top',
                dy: -14,
                fill: palette.humus,
                textAnchor: frame.today > middle ? 'end' : 'start',
              }),
            ]),
        Plot.line(path, {
          x: 'at',
          y: 'value',
          stroke: palette.humus,
          strokeWidth: 1.5,
          strokeDasharray: '6 4',
        }),
        Plot.ruleX(
          seen.filter(({ low, high }) => high !== null && high > low),
          { x: 'at', y1: 'low', y2: 'high', stroke: palette.gley, strokeWidth: 3, strokeOpacity: 0.55 },
        ),
        Plot.dot(
          seen.filter(({ middle }) => middle !== null),
          { x: 'at', y: 'middle', r: 4, fill: palette.paper, stroke: palette.gley, strokeDasharray: '2 2' },
        ),
        Plot.line(
          valued.filter(({ comparable }) => comparable),
          { x: 'at', y: 'value', stroke: palette.gley, strokeWidth: 2 },
        ),
        Plot.dot(valued, {
          x: 'at',
          y: 'value',
          r: 4.5,
          fill: (row: { comparable: boolean }) => (row.comparable ? palette.gley : palette.paper),
          stroke: palette.gley,
          strokeWidth: 1.5,
        }),
        Plot.dot(aims, {
          x: 'at',
          y: 'value',
          symbol: 'diamond',
          r: 6,
          fill: palette.paper,
          stroke: palette.iron,
          strokeWidth: 2,
        }),
        ...label(
          aims,
          palette.iron,
          ({ value }: { value: number }) => m.dashboard_chart_target({ amount: say(value) }, { locale }),
          -15,
        ),
        ...label(
          named,
          palette['gley-deep'],
          ({ value, isChecked }: { value: number; isChecked: boolean }) =>
            `${say(value)}${isChecked ? '' : '*'}`,
          -13,
        ),
      ],
    }
  })
}

/** Large numbers on an axis as people shorten them: 1.2M. */
const compact = (value: number, locale: Locale) =>
  new Intl.NumberFormat(locale, {
    notation: value >= 100_000 ? 'compact' : 'standard',
    maximumFractionDigits: 2,
  }).format(value)

function describe({ seen, plan }: Drawing, say: (value: number) => string, locale: Locale): string {
  const points = seen.flatMap(({ on, value }) => (value === null ? [] : [`${on.slice(0, 4)}: ${say(value)}`]))
  const planned = plan.map(({ on, value }) => `${on.slice(0, 4)}: ${say(value)}`)
  return [
    points.length ? m.dashboard_chart_seen({ points: points.join('; ') }, { locale }) : '',
    planned.length ? m.dashboard_chart_path({ points: planned.join('; ') }, { locale }) : '',
  ]
    .filter(Boolean)
    .join(' ')
}
