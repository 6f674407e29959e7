import type { RothcRunCells } from '../src/engine/courses.ts'
import type { GsocseqCells } from '../src/engine/gsocseq-cells.ts'
import type { Weather } from '../src/engine/weather.ts'
import { packWeather, weatherOf } from '../src/engine/weather.ts'
import { random } from '../src/random.ts'

/** Departure of a month from the yearly mean, in a temperate year of amplitude 1. */
const season = [-1, -0.9, -0.5, 0, 0.5, 0.9, 1, 0.9, 0.5, 0, -0.5, -0.9]

export interface WorldOptions {
  readonly cells: number
  /** range of the yearly mean, °C */
  readonly mean?: readonly [number, number]
  readonly months?: number
  readonly precision?: 'f64' | 'f32'
  readonly tenths?: boolean
  readonly manure?: boolean
}

/** Many soils of all climates, from a seed: wet and dry, cropped and bare. */
export function world(seed: number, given: WorldOptions) {
  const { cells, mean = [2, 28], months = 60, precision = 'f64', tenths = false } = given
  const source = random(seed)
  const between = (low: number, high: number) => low + (high - low) * source.next()
  const column = (low: number, high: number, rows = 1) =>
    Float64Array.from({ length: rows * cells }, () => between(low, high))
  const pick = (choices: readonly number[], rows = 1) =>
    Float64Array.from({ length: rows * cells }, () => choices[Math.floor(source.next() * choices.length)])
  const [means, swings, rains, losses] = [column(...mean), column(0, 14), column(5, 200), column(10, 150)]
  const weather = (length: number) =>
    packWeather(
      cells,
      length,
      (cell, month) => {
        const temperature = means[cell] + swings[cell] * season[month % 12] + between(-2, 2)
        return {
          temperature: tenths ? Math.round(10 * temperature) / 10 : temperature,
          rain: rains[cell] * between(0, 2),
          evaporation: losses[cell] * between(0.5, 1.5),
        }
      },
      { precision, tenths },
    )
  const rothc: RothcRunCells = {
    cells,
    clay: column(1, 60),
    depth: column(10, 40),
    inert: column(0.5, 8),
    weather: weather(months),
    plant: column(0, 0.5, 12),
    manure: given.manure ? column(0, 0.2, 12) : undefined,
    cover: pick([0, 1, 1], 12),
    ratio: pick([1.44, 0.67, 0.25]),
    start: {
      pools: {
        dpm: column(0, 1),
        rpm: column(0.5, 12),
        bio: column(0.1, 2),
        hum: column(5, 90),
        iom: column(0, 1),
      },
      deficit: column(-10, 0),
    },
  }
  const gsocseq: GsocseqCells = {
    cells,
    stock: column(10, 190),
    clay: rothc.clay,
    landCover: pick([2, 3, 5, 8, 12]),
    cover: column(0.6, 1, 12),
    climate: weather(12),
    warmUp: weather(12 * Math.ceil(months / 12)),
    warmUpLandCover: pick([2, 3, 5, 8, 12], Math.ceil(months / 12)),
  }
  return { rothc, year: { ...rothc, weather: weather(12) }, gsocseq }
}

/** The same job or answer with its cells turned round, the last first. */
export function reversed<T extends object>(given: T, cells: number): T {
  const turn = (value: unknown): unknown => {
    if (value instanceof Float64Array)
      return value.map((_, i) => value[i - (i % cells) + (cells - 1 - (i % cells))])
    if (!value || typeof value !== 'object' || value instanceof Map) return value
    return 'values' in value ? turnWeather(value as Weather) : reversed(value, cells)
  }
  const turnWeather = (weather: Weather): Weather => {
    const months = Array.from({ length: cells }, (_, cell) => weatherOf(weather, cells - 1 - cell))
    return packWeather(cells, weather.months, (cell, month) => months[cell][month])
  }
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, turn(value)])) as T
}

/** The largest relative difference between two answers, wherever a number stands in them; NaN equals NaN alone. */
export function largestDifference(left: object, right: object, at = 'answer'): { worst: number; at: string } {
  let found = { worst: 0, at }
  for (const [name, value] of Object.entries(left)) {
    if (name === 'provenance' || name === 'refusals') continue
    const other = (right as Record<string, unknown>)[name]
    if (value instanceof Float64Array)
      value.forEach((number, i) => {
        const against = (other as Float64Array)[i]
        const same = Object.is(number, against) || number === against
        const size = Math.max(Math.abs(number), Math.abs(against))
        const difference = same ? 0 : Math.abs(number - against) / size
        if (!(difference <= found.worst)) found = { worst: difference, at: `${at}.${name}[${i}]` }
      })
    else if (value && typeof value === 'object') {
      const below = largestDifference(value, other as object, `${at}.${name}`)
      if (!(below.worst <= found.worst)) found = below
    }
  }
  return found
}
