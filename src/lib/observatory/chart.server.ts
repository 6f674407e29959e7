import * as Plot from '@observablehq/plot'
import { m } from '#lib/paraglide/messages.js'
import type { Locale } from '#lib/platform/text/localised.ts'
import { plotForScreens } from '#lib/ui/chart/plot.server.ts'
import { palette } from '#lib/ui/palette.ts'
import type { Compared } from './comparison.ts'
import { endOf, monthOf, pools, type Course, type Point, type Pool } from './course.ts'
import { fixed } from './figures.ts'
import { apart, type Label } from './labels.ts'

/** Dark and light in turn, so that neighbours are told apart on paper too. */
const colours: Record<Pool, string> = {
  iom: palette.topsoil,
  hum: palette.subsoil,
  rpm: palette.ochre,
  bio: palette.gley,
  dpm: palette['gley-pale'],
}
const strokes = [
  { stroke: palette.gley, strokeDasharray: 'none' },
  { stroke: palette.iron, strokeDasharray: '7 4' },
  { stroke: palette['ochre-ink'], strokeDasharray: '2 3' },
]

const height = 340
const margin = { marginLeft: 40, marginTop: 16, marginBottom: 34 }
/** The share of an axis, up to `top`, that a line of text takes. */
const lineHeight = (top: number) => (16 / (height - margin.marginTop - margin.marginBottom)) * top

/** The stock and the pools that make it, stacked, with their last figures beside them. */
export function courseChart({ points }: Course, title: string, locale: Locale): string {
  const last = points.at(-1)
  if (!last) return ''
  const bands = pools.map((pool) => ({
    colour: colours[pool],
    edges: points.map((point) => ({ at: point.at, ...bandOf(point, pool) })),
  }))
  const figure = (value: number) => fixed(value, 1, locale)
  const highest = Math.max(...points.map(({ soc }) => soc))
  const gap = lineHeight(highest * 1.15)
  const labels = apart(
    [
      ...pools.map((pool) => {
        const { low, high } = bandOf(last, pool)
        const text = `${pool.toUpperCase()} ${figure(last[pool])}`
        return { y: (low + high) / 2, text, colour: colours[pool] }
      }),
      { y: last.soc, text: `SOC ${figure(last.soc)}`, colour: palette.ink },
    ],
    gap,
  )
  const top = Math.max(highest * 1.05, (labels.at(-1)?.y ?? 0) + gap / 2)
  return plotForScreens((width) => ({
    title,
    description: described(points, figure, locale),
    locale,
    height,
    ...margin,
    marginRight: 92,
    x: { type: 'utc', ticks: width < 500 ? 3 : 7 },
    y: { domain: [0, top], grid: true },
    marks: [
      ...bands.map(({ colour, edges }) =>
        Plot.areaY(edges, { x: 'at', y1: 'low', y2: 'high', fill: colour }),
      ),
      Plot.ruleY([0], { stroke: palette.ink }),
      Plot.line(points, { x: 'at', y: 'soc', stroke: palette.ink, strokeWidth: 1.25 }),
      ...labelMarks(labels, last.at),
    ],
  }))
}

function bandOf(point: Point, pool: Pool) {
  const low = pools.slice(0, pools.indexOf(pool)).reduce((sum, below) => sum + point[below], 0)
  return { low, high: low + point[pool] }
}

function described(points: readonly Point[], figure: (value: number) => string, locale: Locale): string {
  const [first, last] = [points[0]!, points.at(-1)!]
  const shares = [...pools].reverse().map((pool) => `${pool.toUpperCase()} ${figure(last[pool])}`)
  return m.observatory_chart_text(
    {
      start: figure(first.soc),
      end: figure(last.soc),
      from: monthOf(first),
      to: monthOf(last),
      pools: shares.join(', '),
    },
    { locale },
  )
}

/** One line a model, by colour and by dash, named at its end. */
export function comparisonChart({ start, courses }: Compared, title: string, locale: Locale): string {
  const figure = (value: number) => fixed(value, 1, locale)
  const lines = courses.map(({ name, years, stocks }, i) => ({
    name,
    ends: [
      ...(start ? [{ at: endOf(start.year, 12), stock: start.stock }] : []),
      ...stocks.map((stock, i) => ({ at: endOf(years[i] ?? 0, 12), stock })),
    ],
    ...strokes[i % strokes.length]!,
  }))
  const all = courses.flatMap(({ stocks }) => stocks)
  const [low, high] = [Math.min(...all) * 0.92, Math.max(...all) * 1.08]
  const ended = lines.map(({ name, ends, stroke }) => {
    const { stock } = ends.at(-1)!
    return { y: stock, text: `${name} ${figure(stock)}`, colour: stroke }
  })
  const year = courses[0]?.years.at(-1) ?? 0
  const description = m.observatory_compare_text(
    { year: String(year), models: ended.map(({ text }) => text).join(', ') },
    { locale },
  )
  return plotForScreens((width) => ({
    title,
    description,
    locale,
    height,
    ...margin,
    marginRight: 138,
    x: { type: 'utc', ticks: width < 500 ? 2 : 6 },
    y: { domain: [low, high], grid: true },
    marks: [
      ...lines.map(({ ends, stroke, strokeDasharray }) =>
        Plot.line(ends, { x: 'at', y: 'stock', stroke, strokeDasharray, strokeWidth: 2 }),
      ),
      ...labelMarks(apart(ended, lineHeight(high - low)), endOf(year, 12)),
    ],
  }))
}

function labelMarks(labels: readonly (Label & { colour: string })[], at: Date) {
  const place = { x: () => at, y: 'y', textAnchor: 'start' } as const
  return [
    Plot.text(labels, { ...place, text: () => '■', dx: 8, fill: 'colour' }),
    Plot.text(labels, { ...place, text: 'text', dx: 22, fontWeight: 600 }),
  ]
}
