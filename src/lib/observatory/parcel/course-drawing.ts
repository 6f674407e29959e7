import { palette } from '#lib/ui/palette.ts'
import { apart } from '../labels.ts'
import { scale, ticks } from './scale.ts'
import { element, forScreens, words, type Drawn } from './svg.ts'

/** A line with its band. */
export interface Strand {
  readonly name: string
  readonly colour: string
  readonly dash?: string
  /** from year 0 on */
  readonly points: readonly { readonly low: number; readonly middle: number; readonly high: number }[]
}

export interface CourseDrawing extends Drawn {
  readonly strands: readonly Strand[]
  /** a height to compare with, with its words */
  readonly mark?: { readonly at: number; readonly text: string }
  /** where the axis must begin and end at least */
  readonly within?: readonly number[]
  /** the year from which on the course is only followed on */
  readonly until?: number
  readonly axis: string
  /** figures on the axis, and the last of each strand */
  readonly figure: (value: number) => string
  readonly last: (value: number) => string
}

const height = 320
const top = 34
const bottom = 46
const left = 44

/** Years to the right, stock upwards; each strand named at the top and with its last figure at its end. */
export function courseDrawing(drawing: CourseDrawing): string {
  const { strands, mark, within = [], figure } = drawing
  const years = (strands[0]?.points.length ?? 1) - 1
  const all = strands.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]))
  const heights = [...all, ...within, ...(mark ? [mark.at] : [])]
  const [low, high] = [Math.min(...heights), Math.max(...heights)]
  const room = (high - low || 1) * 0.06
  return forScreens((width) => {
    const right = width - 52
    const x = scale([0, years], [left, right])
    const y = scale([low - room, high + room], [height - bottom, top])
    const line = (values: readonly number[]) =>
      values.map((value, year) => `${year ? 'L' : 'M'}${x(year)} ${y(value)}`).join('')
    const grid = ticks(low - room, high + room).map((value) => {
      const across = { x1: left, x2: right, y1: y(value), y2: y(value), stroke: palette.rule }
      const label = { x: left - 8, y: y(value) + 4, 'text-anchor': 'end', fill: palette.humus }
      return element('line', across) + words(figure(value), label)
    })
    const base = height - bottom
    const below = ticks(0, years, width < 500 ? 4 : 8).filter(Number.isInteger)
    const time = below.map((year) => {
      const tick = { x1: x(year), x2: x(year), y1: base, y2: base + 5, stroke: palette.edge }
      const label = { x: x(year), y: base + 20, 'text-anchor': 'middle', fill: palette.humus }
      return element('line', tick) + words(String(year), label)
    })
    const axis = words(drawing.axis, {
      ...{ x: (left + right) / 2, y: height - 6, 'text-anchor': 'middle', fill: palette.humus },
    })
    const bands = strands.map(({ points, colour }) => {
      const upper = line(points.map((point) => point.high))
      const lower = points.map((point, year) => `L${x(year)} ${y(point.low)}`).toReversed()
      return element('path', { d: `${upper}${lower.join('')}Z`, fill: colour, 'fill-opacity': 0.16 })
    })
    const middles = strands.map(({ points, colour, dash }) => {
      const d = line(points.map((point) => point.middle))
      return element('path', {
        d,
        fill: 'none',
        stroke: colour,
        'stroke-width': 2.5,
        'stroke-dasharray': dash,
      })
    })
    const { until } = drawing
    const end =
      until === undefined
        ? ''
        : element('line', {
            ...{ x1: x(until), x2: x(until), y1: top, y2: base },
            ...{ stroke: palette.edge, 'stroke-dasharray': '1 4', 'stroke-width': 2 },
          })
    return { height, content: [...grid, ...time, axis, end, ...bands, ...middles, ...named()].join('') }

    function named(): string[] {
      const spots = strands.map(({ points, colour }) => {
        const { middle } = points.at(-1)!
        return { y: y(middle), text: drawing.last(middle), colour }
      })
      const ends = apart(spots, 16).map((label) =>
        words(label.text, { x: right + 7, y: label.y + 4, fill: label.colour, 'font-weight': 600 }),
      )
      let from = left
      const heads = strands.map(({ name, colour, dash }) => {
        const stroke = { stroke: colour, 'stroke-width': 2.5, 'stroke-dasharray': dash }
        const sample = element('line', { x1: from, x2: from + 20, y1: 12, y2: 12, ...stroke })
        const label = words(name, { x: from + 26, y: 16, fill: palette.ink })
        from += 26 + 7.4 * name.length + 22
        return sample + label
      })
      if (!mark) return [...ends, ...heads]
      const across = { x1: left, x2: right, y1: y(mark.at), y2: y(mark.at), stroke: palette.iron }
      const above = y(mark.at) - 7
      const halo = { stroke: palette.paper, 'stroke-width': 4, 'paint-order': 'stroke' }
      const text = { x: left + 4, y: above, fill: palette['iron-deep'], 'font-weight': 600, ...halo }
      return [
        ...ends,
        ...heads,
        element('line', { ...across, 'stroke-dasharray': '6 4' }),
        words(mark.text, text),
      ]
    }
  }, drawing)
}
