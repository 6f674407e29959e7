import type { Provenance } from '../provenance.ts'
import { SoilRefusal, requireNumber, requireOption } from '../refusal.ts'
import { advance } from '../rothc/advance.ts'
import { rothcConstants } from '../rothc/constants.ts'
import type { Decay } from '../rothc/decay.ts'
import { decayOf } from '../rothc/decay.ts'
import { moistureCycle } from '../rothc/cycle.ts'
import { fixedPoint } from '../rothc/equilibrium.ts'
import { inertCarbon } from '../rothc/inert.ts'
import { moistureModifier, nextDeficit } from '../rothc/moisture.ts'
import type { Forcing } from '../rothc/month.ts'
import { splitInput } from '../rothc/month.ts'
import { rothcOptions } from '../rothc/options.ts'
import type { Pools } from '../rothc/pools.ts'
import { active, soc } from '../rothc/pools.ts'
import { temperatureModifier } from '../rothc/temperature.ts'
import type { WaterLimits } from '../rothc/water.ts'
import { waterLimits } from '../rothc/water.ts'
import { faoAnalyticSpinUp } from './analytic.ts'
import type { GsocseqCell } from './cell.ts'
import { gsocseqMask, requireCell } from './cell.ts'
import type { ClimateYear } from './climate.ts'
import { meanClimate, production } from './climate.ts'
import { landCover } from './landcover.ts'
import { faoPools } from './pedotransfer.ts'

export interface GsocseqOptions {
  /**
   * `equilibrium`: the exact periodic equilibrium of the official monthly map; `fao-analytic`: labelled mode that
   * reproduces FAO's script 11; `pedotransfer`: the input of `equilibrium` with FAO's regressions for the pools.
   */
  readonly spinUp: (typeof spinUps)[number]
  /** years of the forward run */
  readonly years: number
  /** by how much the scenarios raise the input over business as usual */
  readonly increase: { readonly SSM1: number; readonly SSM2: number; readonly SSM3: number }
  /** `masked` as in the manual, or `slowed`: rate × 0.4, as in the scripts */
  readonly paddy: 'masked' | 'slowed'
}

export const spinUps = ['equilibrium', 'fao-analytic', 'pedotransfer'] as const
export const scenarioNames = ['BAU', 'SSM1', 'SSM2', 'SSM3'] as const
export type ScenarioName = (typeof scenarioNames)[number]

/** One scenario of the forward run. */
export interface Scenario {
  /** plant carbon, t C/ha/year */
  readonly input: number
  /** stock at the end of each year, t C/ha */
  readonly course: readonly number[]
  /** stock after the last year, t C/ha */
  readonly stock: number
  /** against t0, and against business as usual, t C/ha */
  readonly absolute: number
  readonly relative: number
  /** the same per year, t C/ha/year */
  readonly absoluteRate: number
  readonly relativeRate: number
}

export interface GsocseqRun {
  readonly provenance: Provenance
  readonly spinUp: { readonly pools: Pools; readonly input: number }
  /** plant carbon (t C/ha/year) and stock at the end (t C/ha) of each warm-up year */
  readonly warmUp: readonly { readonly input: number; readonly stock: number }[]
  readonly t0: { readonly pools: Pools; readonly stock: number }
  readonly scenarios: Readonly<Record<ScenarioName, Scenario>>
}

export function gsocseqOptions(given: Partial<GsocseqOptions> = {}): GsocseqOptions {
  const increase = given.increase ?? { SSM1: 0.05, SSM2: 0.1, SSM3: 0.2 }
  for (const [name, share] of Object.entries(increase))
    requireNumber(`increase.${name}`, share, { min: -1, max: 10 })
  return {
    spinUp: requireOption('spinUp', given.spinUp ?? 'equilibrium', spinUps),
    years: requireNumber('years', given.years ?? 20, { min: 1, max: 1000 }),
    increase,
    paddy: requireOption('paddy', given.paddy ?? 'masked', ['masked', 'slowed'] as const),
  }
}

/**
 * FAO's GSOCseq protocol for one cell, 0–30 cm: a spin-up that ends on the mapped stock under the mean weather of
 * 1980–2000; a warm-up through the years since, its input following Miami's production; and 20 years forward under the
 * mean weather of the warm-up, with business as usual (the mean warm-up input) and three scenarios of more input.
 *
 * By default every month is the official RothC month (deficit carried on, the month's own bare limit, the year's input
 * in twelve equal parts), which differs from FAO's scripts on purpose: see `faoAnalyticSpinUp`.
 * FAO 2021, *Technical specifications and country guidelines for GSOCseq*.
 *
 * @throws SoilRefusal `outside-domain` for a masked cell (`gsocseqMask` asks first), or where no year produces anything
 *
 * @example
 * const climate = Array(12).fill({ temperature: 10, rain: 60, evaporation: 50 })
 * const cell = { stock: 50, clay: 20, landCover: 2, cover: Array(12).fill(0.7), climate }
 * runGsocseq(cell).scenarios.SSM3.relativeRate.toFixed(3) // '0.161' t C/ha a year more than business as usual
 */
export function runGsocseq(cell: GsocseqCell, given: Partial<GsocseqOptions> = {}): GsocseqRun {
  const options = gsocseqOptions(given)
  requireCell(cell)
  const mask = gsocseqMask(cell)
  if (mask && !(mask === 'paddy' && options.paddy === 'slowed'))
    throw new SoilRefusal('outside-domain', 'cell', { reason: `the protocol masks ${mask} cells`, mask })
  return runUnmasked(cell, options)
}

/** The protocol for a cell that has passed the masks: a Monte Carlo draw may leave them. */
export function runUnmasked(cell: GsocseqCell, options: GsocseqOptions): GsocseqRun {
  requireCell(cell)
  const soil = soilOf(cell)
  const spinUp = spinUpCell(cell, soil, options)
  const state: Running = { pools: { ...spinUp.pools }, deficit: spinUp.deficit }

  const inputs = warmUpInputs(cell, spinUp.input)
  const warmUp = inputs.map((input, year) => {
    const months = forcingYear(cell, cell.warmUp![year], cell.warmUpLandCover?.[year] ?? cell.landCover)
    return { input, stock: runYear(soil, state, months, input) }
  })
  const t0: Running = { pools: { ...state.pools }, deficit: state.deficit }
  const start = soc({ ...t0.pools, iom: soil.inert })

  const usual = inputs.length ? inputs.reduce((sum, input) => sum + input, 0) / inputs.length : spinUp.input
  const weather = cell.warmUp?.length ? meanClimate(cell.warmUp) : cell.climate
  const months = forcingYear(cell, weather, cell.warmUpLandCover?.at(-1) ?? cell.landCover)
  const courses = scenarioNames.map((name) => {
    const input = usual * (1 + (name === 'BAU' ? 0 : options.increase[name]))
    const running: Running = { pools: { ...t0.pools }, deficit: t0.deficit }
    return {
      name,
      input,
      course: Array.from({ length: options.years }, () => runYear(soil, running, months, input)),
    }
  })
  const last = courses[0].course.at(-1)!
  const scenarios = courses.map(({ name, input, course }) => {
    const stock = course.at(-1)!
    const [absolute, relative] = [stock - start, stock - last]
    const rates = { absoluteRate: absolute / options.years, relativeRate: relative / options.years }
    return [name, { input, course, stock, absolute, relative, ...rates }]
  })
  return {
    provenance: gsocseqProvenance(options),
    spinUp: { pools: { ...spinUp.pools, iom: soil.inert }, input: spinUp.input },
    warmUp,
    t0: { pools: { ...t0.pools, iom: soil.inert }, stock: start },
    scenarios: Object.fromEntries(scenarios) as Record<ScenarioName, Scenario>,
  }
}

interface Running {
  pools: { dpm: number; rpm: number; bio: number; hum: number }
  deficit: number
}

interface CellSoil {
  readonly limits: WaterLimits
  readonly decay: Decay
  readonly inert: number
}

const rothc = rothcOptions({ evaporation: 'potential' })

function soilOf({ stock, clay }: GsocseqCell): CellSoil {
  const inert = inertCarbon(stock)
  if (inert >= stock)
    throw new SoilRefusal('outside-domain', 'stock', {
      reason: `its inert part would be ${inert.toFixed(1)} t C/ha`,
    })
  return { limits: waterLimits({ clay, depth: 30, inert }, rothc), decay: decayOf(clay), inert }
}

/** A year's months with an input of 1 t C/ha/year in twelve equal parts. */
function forcingYear(cell: GsocseqCell, weather: ClimateYear, coverClass: number): Forcing[] {
  const { rate, ratio } = landCover(coverClass)
  const share = splitInput(1 / 12, 0, cell.ratio ?? ratio ?? 1.44, rothcConstants)
  return weather.map(({ temperature, rain, evaporation }, i) => ({
    a: temperatureModifier(temperature) * rate,
    c: cell.cover[i],
    gain: rain - evaporation,
    bare: cell.cover[i] > 0.8,
    ...share,
    modern: 1,
  }))
}

/** Twelve months with the year's input; returns the stock at their end. */
function runYear(
  { limits, decay, inert }: CellSoil,
  running: Running,
  months: readonly Forcing[],
  input: number,
) {
  for (const month of months) {
    running.deficit = nextDeficit(limits, running.deficit, month.gain, month.bare)
    const xi = month.a * moistureModifier(limits, running.deficit) * month.c
    advance(running.pools, decay, xi, {
      dpm: month.dpm * input,
      rpm: month.rpm * input,
      hum: month.hum * input,
    })
  }
  return active(running.pools) + inert
}

function spinUpCell(cell: GsocseqCell, soil: CellSoil, { spinUp }: GsocseqOptions) {
  const months = forcingYear(cell, cell.climate, cell.landCover)
  const cycle = moistureCycle(soil.limits, months)
  const { deficit } = cycle
  if (spinUp === 'fao-analytic') return { ...faoAnalyticSpinUp(cell), deficit }
  const xi = months.map((month, i) => month.a * cycle.b[i] * month.c)
  const unit = fixedPoint(soil.decay, xi, months).pools
  const input = (cell.stock - soil.inert) / active(unit)
  if (spinUp === 'pedotransfer')
    return { pools: faoPools(cell.stock, cell.clay, cell.landCover), input, deficit }
  const { dpm, rpm, bio, hum } = unit
  return { pools: { dpm: dpm * input, rpm: rpm * input, bio: bio * input, hum: hum * input }, input, deficit }
}

/** C_t = C_eq · NPP_t/NPP of the spin-up years, both with the land cover's share of Miami's production. */
function warmUpInputs(cell: GsocseqCell, equilibrium: number): number[] {
  const share = (code: number) => landCover(code).production ?? 0
  const base = share(cell.landCover) * (cell.production ?? production(cell.climate))
  return (cell.warmUp ?? []).map((year, i) => {
    if (!(base > 0))
      throw new SoilRefusal('outside-domain', 'climate', { reason: 'nothing grows in the spin-up years' })
    return (equilibrium * share(cell.warmUpLandCover?.[i] ?? cell.landCover) * production(year)) / base
  })
}

export function gsocseqProvenance(options: GsocseqOptions): Provenance {
  return {
    model: 'FAO GSOCseq protocol with RothC-26.3',
    edition:
      options.spinUp === 'fao-analytic'
        ? 'reproduce FAO: analytic spin-up of script 11, version 1.2; then the official monthly map'
        : 'manual of 2021; official monthly map of RothC 2.0.0, double precision',
    reference: 'FAO 2021, GSOCseq technical specifications and country guidelines',
    constants: rothcConstants,
    options: { depth: 30, input: 'twelve equal parts', ...options },
  }
}
