import { runAmg } from './amg/run.ts'
import { amgv2 } from './amg/constants.ts'
import type { AmgSoil } from './amg/rate.ts'
import type { Tier2Soil, Tier2Year } from './ipcc/tier2.ts'
import { drivers, steadyState, tier2 } from './ipcc/tier2.ts'
import type { Provenance } from './provenance.ts'
import { SoilRefusal } from './refusal.ts'
import { inputForStock, rothcEquilibrium } from './rothc/equilibrium.ts'
import { inertCarbon } from './rothc/inert.ts'
import type { Month } from './rothc/month.ts'
import type { RothcOptions } from './rothc/options.ts'
import { runRothc } from './rothc/run.ts'

/** A site and its years, in words that every model here understands. Evaporation is potential, mm. */
export interface SiteYears {
  /** clay, % */
  readonly clay: number
  /** cm */
  readonly depth: number
  /** at the beginning of the first year, t C/ha */
  readonly stock: number
  /** twelve months of the years before: what the soil was used to */
  readonly before: readonly Month[]
  /** whole years, in order */
  readonly years: readonly { readonly year: number; readonly months: readonly Month[] }[]
}

/** A stock through the years. */
export interface Course {
  readonly provenance: Provenance
  readonly years: readonly number[]
  /** at the end of each year, t C/ha */
  readonly stocks: readonly number[]
}

/** Anything that can say how a stock goes on. */
export interface Model {
  readonly name: string
  readonly run: (site: SiteYears) => Course
}

/**
 * The same site through several models, in their order, to be drawn side by side.
 *
 * @example
 * const month = { temperature: 10, rain: 60, evaporation: 40, plant: 0.15, cover: 1 as const, ratio: 1.44 }
 * const year = Array(12).fill(month)
 * const years = [2021, 2022].map((number) => ({ year: number, months: year }))
 * const courses = compareModels({ clay: 20, depth: 23, stock: 50, before: year, years }, [
 *   rothcModel(),
 * ])
 * courses[0].stocks[1].toFixed(1) // '48.4' t C/ha: as much as before, from as much input
 */
export function compareModels(site: SiteYears, models: readonly Model[]): Course[] {
  return models.map((model) => model.run(site))
}

/**
 * RothC from the equilibrium of the years before, their plant input scaled so that it holds the measured stock.
 *
 * @example
 * rothcModel({ evaporation: 'open-pan' }).name // 'RothC-26.3'
 */
export function rothcModel(given: Partial<RothcOptions> = {}): Model {
  const options = { evaporation: 'potential' as const, ...given }
  const run = ({ clay, depth, stock, before, years }: SiteYears): Course => {
    const site = { clay, depth, inert: inertCarbon(stock) }
    const { pools } = inputForStock(site, before, stock, options)
    const { deficit } = rothcEquilibrium(site, before, options)
    const months = years.flatMap((year) => wholeYear(year).months)
    const result = runRothc(site, months, { pools, deficit }, options)
    const stocks = years.map((_, i) => result.months[12 * i + 11].soc)
    return { provenance: result.provenance, years: years.map(({ year }) => year), stocks }
  }
  return { name: 'RothC-26.3', run }
}

/** What AMG needs to know beyond the site. */
export interface AmgSettings extends Omit<AmgSoil, 'clay'> {
  /** share of the plant carbon, of the manure carbon, that is humified */
  readonly humifiedPlant: number
  readonly humifiedManure: number
  /** share of the starting stock that is stable; 0.65 after long arable use */
  readonly stable?: number
}

/**
 * AMGv2, a cropland model of yearly steps.
 *
 * @example
 * amgModel({ ph: 7, cn: 10, carbonate: 0, humifiedPlant: 0.31, humifiedManure: 0.64 }).name // 'AMGv2'
 */
export function amgModel({
  humifiedPlant,
  humifiedManure,
  stable = amgv2.stable,
  ...soil
}: AmgSettings): Model {
  const humified = (months: readonly Month[]) =>
    months.reduce((sum, { plant, manure = 0 }) => sum + humifiedPlant * plant + humifiedManure * manure, 0)
  const total = (months: readonly Month[], of: (month: Month) => number) =>
    months.reduce((sum, month) => sum + of(month), 0)
  const run = ({ clay, stock, before, years }: SiteYears): Course => {
    // AMG's stock of a year is made by the input of the year before it.
    const first = { year: (years[0]?.year ?? 0) - 1, months: before }
    const inputs = [first, ...years].map((given) => {
      const { year, months } = wholeYear(given)
      return {
        year,
        humified: humified(months),
        temperature: total(months, (month) => month.temperature) / 12,
        rain: total(months, (month) => month.rain),
        potentialEvaporation: total(months, (month) => month.evaporation),
      }
    })
    const result = runAmg({ clay, ...soil }, inputs, stock, { constants: { ...amgv2, stable } })
    const course = result.years.slice(1)
    return {
      provenance: result.provenance,
      years: course.map(({ year }) => year),
      stocks: course.map(({ stock }) => stock),
    }
  }
  return { name: 'AMGv2', run }
}

/**
 * The IPCC's Tier 2 method for cropland, from the steady state of the years before, scaled to the measured stock.
 *
 * @example
 * tier2Model({
 *   sandFraction: 0.3,
 *   ligninFraction: 0.073,
 *   nitrogenFraction: 0.0083,
 *   tillage: 'full',
 * }).name // 'IPCC Tier 2'
 */
export function tier2Model(soil: Tier2Soil): Model {
  const tier2Year = (months: readonly Month[]): Tier2Year => ({
    temperatureC: months.map(({ temperature }) => temperature),
    rainMm: months.map(({ rain }) => rain),
    petMm: months.map(({ evaporation }) => evaporation),
    inputTCHa: months.reduce((sum, { plant, manure = 0 }) => sum + plant + manure, 0),
  })
  const run = ({ stock, before, years }: SiteYears): Course => {
    const { active, slow, passive } = steadyState(drivers(tier2Year(before)), soil)
    // Linear in its input: the scaled pools are those of the input that holds the stock.
    const scale = stock / (active + slow + passive)
    const start = { active: active * scale, slow: slow * scale, passive: passive * scale }
    const result = tier2(
      years.map((year) => tier2Year(wholeYear(year).months)),
      soil,
      { start },
    )
    const stocks = result.years.map(({ soc }) => soc)
    return { provenance: result.made, years: years.map(({ year }) => year), stocks }
  }
  return { name: 'IPCC Tier 2', run }
}

function wholeYear<Y extends SiteYears['years'][number]>(year: Y): Y {
  if (year.months.length !== 12)
    throw new SoilRefusal('inconsistent', `year ${year.year}`, {
      reason: `it has ${year.months.length} months`,
    })
  return year
}
