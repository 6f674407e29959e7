import { inputForStock, rothcEquilibrium } from '../src/rothc/equilibrium.ts'
import type { Month } from '../src/rothc/month.ts'
import { runRothc } from '../src/rothc/run.ts'
import type { Point, Weather, rothamsted } from './measured.ts'

/** What a year brings to a plot, t C/ha. */
export interface Year {
  readonly use: 'arable' | 'grass' | 'fallow'
  readonly plant: number
  readonly manure?: number
}

export interface Plot {
  readonly site: { readonly clay: number; readonly depth: number; readonly inert: number }
  /** what the land was before */
  readonly before: 'arable' | 'grass'
}

export interface Treatment {
  readonly name: string
  readonly measured: readonly Point[]
  /** published stocks that count another soil mass, shown but not compared */
  readonly otherwise?: readonly Point[]
  readonly plan: (year: number) => Year
}

export interface Modelled extends Omit<Treatment, 'plan'> {
  /** December of every year from the start */
  readonly course: readonly Point[]
  /** modelled less measured over all dates but the start, t C/ha; NaN where nothing was measured later */
  readonly rmse: number
  readonly bias: number
}

/** How a year's plant carbon and cover fall on the months; the arable year is the official example's spring barley. */
const seasons = {
  arable: {
    share: [0, 0, 0, 0.1, 0.2, 0.3, 0.4, 0, 0, 0, 0, 0],
    cover: [0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0],
  },
  grass: { share: Array(12).fill(1 / 12), cover: Array(12).fill(1) },
  fallow: { share: Array(12).fill(0), cover: Array(12).fill(0) },
} as const

/** Runs a treatment from its first measured stock, as the equilibrium of the land use before it. */
export function model({ site, before }: Plot, treatment: Treatment, weather: Climates): Modelled {
  const { measured, plan } = treatment
  const [start] = measured
  const unit = months({ use: before, plant: 1 }, weather(start.year))
  const { pools } = inputForStock(site, unit, start.stock)
  const { deficit } = rothcEquilibrium(site, unit)
  const years = Array.from({ length: measured.at(-1)!.year - start.year }, (_, i) => start.year + 1 + i)
  const weatherAndWork = years.flatMap((year) => months(plan(year), weather(year)))
  const run = runRothc(site, weatherAndWork, { pools, deficit })
  const course = [start, ...years.map((year, i) => ({ year, stock: run.months[12 * i + 11].soc }))]
  const errors = measured
    .slice(1)
    .map(({ year, stock }) => course.find((point) => point.year === year)!.stock - stock)
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return { ...treatment, course, rmse: Math.sqrt(mean(errors.map((e) => e * e))), bias: mean(errors) }
}

export type Climates = (year: number) => Weather

/** Thirty-year means: those of 1961–1990 until 1990, then those of 1991–2020, whose evaporation was not measured. */
export function climates(data: ReturnType<typeof rothamsted>): Climates {
  const earlier = data.weather('1961-1990') as Weather
  const later = { ...earlier, ...definedOnly(data.weather('1991-2020')) }
  return (year) => (year <= 1990 ? earlier : later)
}

function definedOnly<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Partial<T>
}

function months({ use, plant, manure = 0 }: Year, { temperature, rain, evaporation }: Weather): Month[] {
  const { share, cover } = seasons[use]
  return temperature.map((celsius, i) => ({
    temperature: celsius,
    rain: rain[i],
    evaporation: evaporation[i],
    plant: plant * share[i],
    manure: i === 1 ? manure : 0,
    cover: cover[i] as 0 | 1,
    ratio: 1.44,
  }))
}

/** The plant input that holds a stock under the weather of 1961–1990. */
export function holding(
  site: Plot['site'],
  use: 'arable' | 'grass',
  stock: number,
  weather: Climates,
): number {
  return inputForStock(site, months({ use, plant: 1 }, weather(1961)), stock).plant
}
