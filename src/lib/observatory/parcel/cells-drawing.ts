import { palette } from '#lib/ui/palette.ts'
import { scale, ticks } from './scale.ts'
import { element, escaped, forScreens, words, type Drawn } from './svg.ts'

/** A cell on the map; without a value it has no answer. */
export interface Spot {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly value: number | null
}

/** From pale to dark, so that a grey printer and every eye see the order. */
const shades = ['#d3e4e6', '#a5c8cc', '#6fa3aa', '#3d7c85', palette.gley, palette['gley-deep']]

type Classes = { readonly edges: number[]; readonly shadeOf: (value: number) => string }

/** Round edges for some four to seven classes, and the shade of each. */
export function classesOf(values: readonly number[]): Classes {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const edges = ticks(low, high, 6).filter((edge) => edge > low && edge < high)
  const shadeOf = (value: number) => {
    const place = edges.filter((edge) => value >= edge).length
    return shades[Math.round((place * (shades.length - 1)) / Math.max(1, edges.length))]!
  }
  return { edges, shadeOf }
}

interface Map extends Drawn {
  readonly spots: readonly Spot[]
  readonly figure: (value: number) => string
  readonly noAnswer: string
}

/** The cells where their file says they lie, as squares as large as the narrowest gap between two of them. */
export function cellsDrawing({ spots, figure, noAnswer, ...said }: Map): string {
  const values = spots.flatMap(({ value }) => (value === null ? [] : [value]))
  const { edges, shadeOf } = classesOf(values)
  const [left, right] = boundsOf(spots.map(({ x }) => x))
  const [low, high] = boundsOf(spots.map(({ y }) => y))
  const side = Math.min(gapOf(spots.map(({ x }) => x)), gapOf(spots.map(({ y }) => y)))
  const [across, down] = [right - left + side, high - low + side]
  return forScreens((width) => {
    const most = width < 500 ? 340 : 420
    const zoom = Math.min((width - 2) / across, most / down)
    const size = Math.max(2, side * zoom)
    const x = scale([left - side / 2, right + side / 2], [1, 1 + across * zoom])
    const y = scale([low - side / 2, high + side / 2], [down * zoom, 0])
    const squares = spots.map((spot) => {
      const label = `${spot.name}: ${spot.value === null ? noAnswer : figure(spot.value)}`
      const look =
        spot.value === null
          ? { fill: palette.paper, stroke: palette.edge }
          : { fill: shadeOf(spot.value), stroke: palette.paper }
      const place = { x: x(spot.x) - size / 2, y: y(spot.y) - size / 2, width: size, height: size }
      return element(
        'rect',
        { ...place, ...look, 'stroke-width': size > 6 ? 1 : 0 },
        `<title>${escaped(label)}</title>`,
      )
    })
    const top = down * zoom + 22
    return {
      height: top + 40,
      content: squares.join('') + legend(edges, shadeOf, values, { figure, top, width }),
    }
  }, said)
}

function legend(
  edges: readonly number[],
  shadeOf: (value: number) => string,
  values: readonly number[],
  { figure, top, width }: { figure: (value: number) => string; top: number; width: number },
): string {
  const bounds = [Math.min(...values), ...edges, Math.max(...values)]
  const step = Math.min(84, (width - 40) / Math.max(1, bounds.length - 1))
  return bounds
    .map((bound, i) => {
      const x = 20 + i * step
      const swatch = { x, y: top, width: step, height: 12, fill: shadeOf(bound) }
      const label = words(figure(bound), { x, y: top + 28, 'text-anchor': 'middle', fill: palette.humus })
      return (i < bounds.length - 1 ? element('rect', swatch) : '') + label
    })
    .join('')
}

interface Bars extends Drawn {
  readonly values: readonly number[]
  readonly figure: (value: number) => string
}

/** How many cells have how much, in classes with round edges. */
export function barsDrawing({ values, figure, ...said }: Bars): string {
  const { edges, counts } = countsOf(values)
  const most = Math.max(...counts)
  const height = 220
  return forScreens((width) => {
    const [left, right, top, base] = [36, width - 16, 22, height - 30]
    const x = scale([edges[0]!, edges.at(-1)!], [left, right])
    const y = scale([0, most], [base, top])
    const bars = counts.map((count, i) => {
      const [from, to] = [x(edges[i]!), x(edges[i + 1]!)]
      const bar = {
        x: from + 1,
        y: y(count),
        width: Math.max(1, to - from - 2),
        height: base - y(count),
        fill: palette.gley,
      }
      const label = { x: (from + to) / 2, y: y(count) - 5, 'text-anchor': 'middle', fill: palette.ink }
      return count ? element('rect', bar) + words(String(count), label) : ''
    })
    const every = Math.ceil(edges.length / (width < 500 ? 5 : 9))
    const labels = edges.map((edge, i) =>
      i % every
        ? ''
        : words(figure(edge), { x: x(edge), y: base + 20, 'text-anchor': 'middle', fill: palette.humus }),
    )
    const ground = element('line', { x1: left, x2: right, y1: base, y2: base, stroke: palette.ink })
    return { height, content: [...bars, ground, ...labels].join('') }
  }, said)
}

export function countsOf(values: readonly number[]): { edges: number[]; counts: number[] } {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const inner = high > low ? ticks(low, high, 9) : [low]
  const step = inner.length > 1 ? inner[1]! - inner[0]! : Math.abs(low) / 10 || 1
  const first = inner[0]! > low ? inner[0]! - step : inner[0]!
  const count = Math.floor((high - first) / step + 1e-9) + 1
  const edges = Array.from({ length: count + 1 }, (_, i) => Number((first + i * step).toPrecision(12)))
  const counts = Array<number>(count).fill(0)
  for (const value of values) counts[Math.min(count - 1, Math.floor((value - first) / step + 1e-9))]! += 1
  return { edges, counts }
}

const boundsOf = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const

/** The narrowest gap between two different places; 1 where there is but one. */
function gapOf(values: readonly number[]): number {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  const gaps = sorted.slice(1).map((value, i) => value - sorted[i]!)
  return gaps.length ? Math.min(...gaps) : 1
}
