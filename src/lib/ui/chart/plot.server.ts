import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { dateLocale, formatNumber } from '#lib/platform/text/format.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { palette, series } from '../palette.ts'

export type ChartOptions = Plot.PlotOptions & {
  /** What a listener hears first, and why the chart is there. */
  title: string
  /** What the drawing shows, in one or two sentences with its figures. */
  description: string
  /** Figures on the axes are written as people of this language write them. */
  locale: Locale
}

/** Widths in CSS pixels: a phone's column, and a sheet of paper or a screen. */
const widths = { phones: 340, sheets: 680 } as const

const { document } = parseHTML('<!doctype html><html><body></body></html>')

/** One chart as an SVG element in text, complete without style sheet or script. */
export function plot({ title, description, locale, ...options }: ChartOptions): string {
  const tickFormat = (tick: unknown) => tickText(tick, locale)
  const drawn = Plot.plot({
    width: widths.sheets,
    ...options,
    color: { range: [...series], ...options.color },
    x: { label: null, tickFormat, ...options.x },
    y: { label: null, tickFormat, tickSize: 0, ticks: 5, ...options.y },
    style: {
      fontFamily: 'system-ui, "Noto Sans", sans-serif',
      fontSize: '13px',
      color: palette.ink,
      background: 'none',
      overflow: 'visible',
      ...(typeof options.style === 'object' ? options.style : {}),
    },
    document: document as unknown as Document,
  })
  const svg = drawn.tagName.toLowerCase() === 'svg' ? drawn : drawn.querySelector('svg:last-of-type')
  if (!svg) throw new Error('the chart came without a drawing')
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('role', 'img')
  for (const part of svg.querySelectorAll('[aria-label], [aria-description]')) {
    part.removeAttribute('aria-label')
    part.removeAttribute('aria-description')
  }
  svg.prepend(named('title', title), named('desc', description))
  return svg.outerHTML
}

/** Years belong on a `utc` scale; as plain numbers they would get a thousands separator. */
function tickText(tick: unknown, locale: Locale): string {
  if (typeof tick === 'number') return formatNumber(tick, locale)
  if (!(tick instanceof Date)) return String(tick)
  const isNewYear = tick.getUTCMonth() === 0 && tick.getUTCDate() === 1
  return new Intl.DateTimeFormat(dateLocale(locale), {
    year: 'numeric',
    ...(!isNewYear && { month: 'short', day: 'numeric' }),
    timeZone: 'UTC',
  }).format(tick)
}

function named(tag: 'title' | 'desc', text: string): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  element.textContent = text
  return element as unknown as Element
}

/** The chart twice, for a phone and for a sheet; the style sheet shows the one that can be read. */
export function plotForScreens(options: (width: number) => ChartOptions): string {
  return (['sheets', 'phones'] as const)
    .map((screen) => {
      const width = widths[screen]
      return plot({ width, ...options(width) }).replace('<svg ', `<svg data-for="${screen}" `)
    })
    .join('')
}
