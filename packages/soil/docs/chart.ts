import type { Point } from './measured.ts'

/** One line with the points it should meet. */
export interface Series {
  readonly name: string
  readonly course: readonly Point[]
  readonly measured: readonly Point[]
  readonly otherwise?: readonly Point[]
}

export interface Panel {
  readonly title: string
  readonly series: readonly Series[]
}

/** Okabe & Ito's colours, told apart by every kind of sight; the shapes say the same again. */
const colours = ['#0072b2', '#d55e00', '#007a5a'] as const
const shapes = [circle, square, triangle] as const

const cell = { width: 470, height: 268, left: 44, right: 150, top: 34, bottom: 28 }
const plot = { width: cell.width - cell.left - cell.right, height: cell.height - cell.top - cell.bottom }

/** Panels in two columns, years across and t C/ha up from nought, each line named at its end. */
export function smallMultiples(title: string, description: string, panels: readonly Panel[]): string {
  const rows = Math.ceil((panels.length + 1) / 2)
  const [width, height] = [2 * cell.width, rows * cell.height + 8]
  const at = (i: number) => `translate(${(i % 2) * cell.width},${Math.floor(i / 2) * cell.height + 8})`
  const drawn = panels.map((panel, i) => `<g transform="${at(i)}">${draw(panel)}</g>`)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="12" fill="#222">`,
    `<title id="title">${text(title)}</title><desc id="desc">${text(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...drawn,
    `<g transform="${at(panels.length)}">${key()}</g>`,
    '</svg>\n',
  ].join('\n')
}

function draw({ title, series }: Panel): string {
  const points = series.flatMap(({ course, measured, otherwise = [] }) => [
    ...course,
    ...measured,
    ...otherwise,
  ])
  const years = points.map(({ year }) => year)
  const [from, to] = [Math.min(...years), Math.max(...years)]
  const top = Math.ceil((1.05 * Math.max(...points.map(({ stock }) => stock))) / 20) * 20
  const x = (year: number) => round(cell.left + (plot.width * (year - from)) / (to - from))
  const y = (stock: number) => round(cell.top + plot.height * (1 - stock / top))
  const every = to - from > 100 ? 50 : to - from > 60 ? 20 : 10
  const firstTick = Math.ceil(from / every) * every
  const ticks = Array.from(
    { length: Math.floor((to - firstTick) / every) + 1 },
    (_, i) => firstTick + i * every,
  )
  const levels = Array.from({ length: top / 20 + 1 }, (_, i) => i * 20)
  const line = (points: readonly Point[]) =>
    points.map(({ year, stock }) => `${x(year)},${y(stock)}`).join(' ')
  const names = series.map(({ name }) => wrapped(name))
  const labels = spread(
    series.map(({ course }) => y(course.at(-1)!.stock)),
    names.map((lines) => 13 * lines.length + 4),
  )
  return [
    `<text x="${cell.left}" y="18" font-size="14" font-weight="600">${text(title)}</text>`,
    ...levels.map(
      (level) =>
        `<path d="M${cell.left},${y(level)}h${plot.width}" stroke="#ddd"/>` +
        `<text x="${cell.left - 6}" y="${y(level) + 4}" text-anchor="end">${level}</text>`,
    ),
    ...ticks.map(
      (year) =>
        `<path d="M${x(year)},${y(0)}v4" stroke="#666"/>` +
        `<text x="${x(year)}" y="${y(0) + 17}" text-anchor="middle">${year}</text>`,
    ),
    ...series.map(({ course, measured, otherwise = [] }, i) =>
      [
        `<polyline points="${line(course)}" fill="none" stroke="${colours[i]}" stroke-width="2"/>`,
        ...otherwise.map(({ year, stock }) =>
          shapes[i](x(year), y(stock), `fill="#fff" stroke="${colours[i]}"`),
        ),
        ...measured.map(({ year, stock }) =>
          shapes[i](x(year), y(stock), `fill="${colours[i]}" stroke="#fff"`),
        ),
        ...names[i].map(
          (part, row) =>
            `<text x="${cell.left + plot.width + 8}" y="${labels[i] + 4 + 13 * row}" fill="${colours[i]}">${text(part)}</text>`,
        ),
      ].join(''),
    ),
  ].join('\n')
}

function key(): string {
  const rows = [
    ['<path d="M0,0h26" stroke="#222" stroke-width="2"/>', 'modelled: RothC-26.3, each December'],
    [circle(13, 0, 'fill="#222" stroke="#fff"'), 'measured: mean of the plots, fixed soil mass'],
    [circle(13, 0, 'fill="#fff" stroke="#222"'), 'measured: as published, changing soil mass'],
  ]
  const drawn = rows.map(
    ([mark, words], i) =>
      `<g transform="translate(${cell.left},${cell.top + 22 + 24 * i})">${mark}<text x="36" y="4">${words}</text></g>`,
  )
  return [
    `<text x="${cell.left}" y="18" font-size="14" font-weight="600">How to read</text>`,
    `<text x="${cell.left}" y="${cell.top + 4}">Organic carbon in the topsoil, t C/ha.</text>`,
    ...drawn,
  ].join('\n')
}

/** Where the labels begin, moved down where they would overlap. */
function spread(heights: readonly number[], sizes: readonly number[]): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b])
  const placed = [...heights]
  for (const [rank, i] of order.entries()) {
    const above = order[rank - 1]
    if (above !== undefined) placed[i] = Math.max(placed[i], placed[above] + sizes[above])
  }
  return placed
}

function wrapped(name: string): string[] {
  const words = name.split(' ')
  const lines = [words[0]]
  for (const word of words.slice(1)) {
    const longer = `${lines.at(-1)} ${word}`
    if (longer.length > 20) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

function circle(x: number, y: number, style: string): string {
  return `<circle cx="${x}" cy="${y}" r="4" ${style}/>`
}

function square(x: number, y: number, style: string): string {
  return `<rect x="${round(x - 3.6)}" y="${round(y - 3.6)}" width="7.2" height="7.2" ${style}/>`
}

function triangle(x: number, y: number, style: string): string {
  return `<path d="M${x},${round(y - 5)}l4.6,8.4h-9.2z" ${style}/>`
}

const round = (value: number) => Math.round(value * 10) / 10

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
