import type { Provenance } from '../provenance.ts'
import { SoilRefusal, requireNumber, requireOption } from '../refusal.ts'
import { type Tier2Constants, tier2Constants2019 } from './tier2-parameters.ts'

export type Tier2Tillage = 'full' | 'reduced' | 'no-till' | 'unknown'

/** One year of weather and input. */
export interface Tier2Year {
  /** twelve monthly means, °C */
  readonly temperatureC: readonly number[]
  /** twelve monthly sums, mm */
  readonly rainMm: readonly number[]
  readonly petMm: readonly number[]
  /** carbon in residue and manure that enters the soil, t C/ha */
  readonly inputTCHa: number
  /** months whose water is set by irrigation; none by default */
  readonly irrigated?: readonly boolean[]
}

export interface Tier2Soil {
  /** mass fractions, 0–1 */
  readonly sandFraction: number
  readonly ligninFraction: number
  readonly nitrogenFraction: number
  readonly tillage: Tier2Tillage
}

/** t C/ha to 30 cm */
export interface Tier2Pools {
  readonly active: number
  readonly slow: number
  readonly passive: number
}

export interface Tier2Result extends Tier2Pools {
  /** place of the year in the input, from 0 */
  readonly year: number
  readonly soc: number
  readonly steady: Tier2Pools
}

export interface Tier2Options {
  /** first years whose mean factors and input give the starting steady state, at least 5; the last is the first result */
  readonly runInYears?: number
  /** stocks before the first year, in place of a run-in */
  readonly start?: Tier2Pools
  readonly constants?: Tier2Constants
}

export interface Tier2Run {
  readonly years: readonly Tier2Result[]
  readonly made: Provenance
}

const pools = ['active', 'slow', 'passive'] as const

const tillages: Record<Tier2Tillage, readonly [keyof Tier2Constants, keyof Tier2Constants]> = {
  full: ['fullTillage', 'f2Full'],
  reduced: ['reducedTillage', 'f2Reduced'],
  'no-till': ['noTillage', 'f2None'],
  unknown: ['fullTillage', 'f2Unknown'],
}

/**
 * The tillage factor on decay and f2 that go with a tillage; `unknown` decays as full tillage.
 *
 * @example
 * tier2TillageConstants('no-till').join(' ') // '1 0.5'
 */
export const tillageConstants = (
  tillage: Tier2Tillage,
  c: Tier2Constants = tier2Constants2019,
): [number, number] => tillages[tillage].map((name) => c[name]) as [number, number]

/**
 * Effect of a month's mean temperature (°C) on decay, 0–1, 1 at 33.69 °C (eq. 5.0E); 0 from 45 °C.
 *
 * @example
 * tier2TemperatureEffect(33.69) // 1
 */
export function temperatureEffect(meanC: number, c: Tier2Constants = tier2Constants2019): number {
  const t = requireNumber('temperatureC', meanC, { min: -80, max: 60 })
  const p = (c.maximumC - t) / (c.maximumC - c.optimumC)
  return p <= 0 ? 0 : p ** 0.2 * Math.exp((0.2 / 2.63) * (1 - p ** 2.63))
}

/**
 * Rain over PET of a month, at most 1.25, and 1.25 where there is no PET.
 *
 * @example
 * tier2MoistureRatio(60, 80) // 0.75
 */
export function moistureRatio(rainMm: number, petMm: number): number {
  requireNumber('rainMm', rainMm, { min: 0 })
  requireNumber('petMm', petMm, { min: 0 })
  return petMm === 0 ? 1.25 : Math.min(1.25, rainMm / petMm)
}

/**
 * Effect of a month's water on decay (eq. 5.0F) at a moisture ratio 0–1.25.
 *
 * @example
 * tier2WaterEffect(0.75).toFixed(3) // '1.075'
 */
export const waterEffect = (ratio: number, c: Tier2Constants = tier2Constants2019): number =>
  c.waterConstant + c.waterSlope * ratio + c.waterCurvature * ratio * ratio

/** What drives the pools in one year: both decay factors, dimensionless, and the input, t C/ha. */
export interface Tier2Drivers {
  readonly temperature: number
  readonly water: number
  readonly inputTCHa: number
}

/**
 * Means over the twelve months of a year; water is scaled by 1.5.
 *
 * @example
 * const year = {
 *   temperatureC: Array(12).fill(15),
 *   rainMm: Array(12).fill(60),
 *   petMm: Array(12).fill(80),
 *   inputTCHa: 2,
 * }
 * tier2Drivers(year).temperature.toFixed(3) // '0.488'
 */
export const drivers = (year: Tier2Year, c: Tier2Constants = tier2Constants2019): Tier2Drivers => ({
  temperature: meanOfMonths('temperatureC', year.temperatureC, (t) => temperatureEffect(t, c)),
  water:
    c.waterScale *
    meanOfMonths('rainMm', year.rainMm, (rain, i) =>
      year.irrigated?.[i] ? c.irrigatedWater : waterEffect(moistureRatio(rain, year.petMm[i]), c),
    ),
  inputTCHa: requireNumber('inputTCHa', year.inputTCHa, { min: 0, max: 100 }),
})

/**
 * Decay rates per year of the three pools (eqs 5.0B–D).
 *
 * @example
 * const soil = {
 *   sandFraction: 0.3,
 *   ligninFraction: 0.073,
 *   nitrogenFraction: 0.0083,
 *   tillage: 'full' as const,
 * }
 * const year = {
 *   temperatureC: Array(12).fill(15),
 *   rainMm: Array(12).fill(60),
 *   petMm: Array(12).fill(80),
 *   inputTCHa: 2,
 * }
 * tier2DecayRates(tier2Drivers(year), soil).slow.toFixed(3) // '0.499' a year
 */
export function decayRates(
  year: Tier2Drivers,
  soil: Tier2Soil,
  c: Tier2Constants = tier2Constants2019,
): Tier2Pools {
  const till = c[tillages[soil.tillage][0]]
  const weather = year.temperature * year.water
  return {
    active: weather * till * (c.sandConstant + c.sandSlope * soil.sandFraction) * c.activeRate,
    slow: weather * till * c.slowRate,
    passive: weather * c.passiveRate,
  }
}

/**
 * Metabolic part of the input, t C/ha/yr: β of eq. 5.0G; refused where lignin is so high that it would be negative.
 *
 * @example
 * const soil = {
 *   sandFraction: 0.3,
 *   ligninFraction: 0.073,
 *   nitrogenFraction: 0.0083,
 *   tillage: 'full' as const,
 * }
 * tier2MetabolicInput(2, soil).toFixed(2) // '1.38' t C/ha a year
 */
export function metabolicInput(
  inputTCHa: number,
  soil: Tier2Soil,
  c: Tier2Constants = tier2Constants2019,
): number {
  const ratio = soil.ligninFraction / soil.nitrogenFraction
  const share = c.metabolicConstant - c.metabolicSlope * ratio
  if (share < 0)
    throw new SoilRefusal('outside-domain', 'ligninFraction', {
      reason: `lignin over nitrogen is ${ratio}, beyond ${c.metabolicConstant / c.metabolicSlope}`,
    })
  return inputTCHa * share
}

/**
 * Carbon that reaches the active pool, t C/ha/yr: α of eq. 5.0G.
 *
 * @example
 * const soil = {
 *   sandFraction: 0.3,
 *   ligninFraction: 0.073,
 *   nitrogenFraction: 0.0083,
 *   tillage: 'full' as const,
 * }
 * tier2ActiveInput(2, soil).toFixed(2) // '1.06' t C/ha a year
 */
export function activeInput(
  inputTCHa: number,
  soil: Tier2Soil,
  c: Tier2Constants = tier2Constants2019,
): number {
  const lignin = soil.ligninFraction
  const metabolic = metabolicInput(inputTCHa, soil, c)
  const f2 = c[tillages[soil.tillage][1]]
  const f4 = slowShare(soil, c)
  return (
    (metabolic * c.f1 +
      (inputTCHa * (1 - lignin) - metabolic) * f2 +
      inputTCHa * lignin * c.f3 * (c.f7 + c.f6 * c.f8)) /
    (1 - f4 * c.f7 - c.f5 * c.f8 - f4 * c.f6 * c.f8)
  )
}

/** f4: share of what leaves the active pool that goes to the slow one. */
const slowShare = ({ sandFraction }: Tier2Soil, c: Tier2Constants): number =>
  1 - c.f5 - (c.f4Constant + c.f4Sand * sandFraction)

/**
 * Stocks that these drivers would lead to if they lasted, t C/ha; refused where nothing decays.
 *
 * @example
 * const soil = {
 *   sandFraction: 0.3,
 *   ligninFraction: 0.073,
 *   nitrogenFraction: 0.0083,
 *   tillage: 'full' as const,
 * }
 * const year = {
 *   temperatureC: Array(12).fill(15),
 *   rainMm: Array(12).fill(60),
 *   petMm: Array(12).fill(80),
 *   inputTCHa: 2,
 * }
 * tier2SteadyState(tier2Drivers(year), soil).passive.toFixed(1) // '22.7' t C/ha
 */
export function steadyState(
  year: Tier2Drivers,
  soil: Tier2Soil,
  c: Tier2Constants = tier2Constants2019,
): Tier2Pools {
  const k = decayRates(year, soil, c)
  if (!(k.active > 0))
    throw new SoilRefusal('no-equilibrium', 'temperatureC', { reason: 'no month lets carbon decay' })
  const active = activeInput(year.inputTCHa, soil, c) / k.active
  const slow = (year.inputTCHa * soil.ligninFraction * c.f3 + active * k.active * slowShare(soil, c)) / k.slow
  const passive = (active * k.active * c.f5 + slow * k.slow * c.f6) / k.passive
  return { active, slow, passive }
}

/**
 * Tier 2 steady-state method for cropland on mineral soil, 0–30 cm, yearly steps (2019 Refinement, Vol 4 ch. 5,
 * eqs 5.0A–G): each pool moves towards this year's steady state by the share min(1, k).
 *
 * @example
 * const soil = {
 *   sandFraction: 0.3,
 *   ligninFraction: 0.073,
 *   nitrogenFraction: 0.0083,
 *   tillage: 'full' as const,
 * }
 * const year = {
 *   temperatureC: Array(12).fill(15),
 *   rainMm: Array(12).fill(60),
 *   petMm: Array(12).fill(80),
 *   inputTCHa: 2,
 * }
 * tier2(Array(6).fill(year), soil).years.at(-1)!.soc.toFixed(1) // '24.1' t C/ha
 */
export function tier2(years: readonly Tier2Year[], soil: Tier2Soil, options: Tier2Options = {}): Tier2Run {
  const { runInYears = 5, start, constants = tier2Constants2019 } = options
  requireSoil(soil)
  const driven = years.map((year) => drivers(year, constants))
  const results: Tier2Result[] = []
  let stock: Tier2Pools
  if (start) {
    for (const pool of pools) requireNumber(`start ${pool}`, start[pool], { min: 0 })
    stock = start
  } else {
    requireNumber('runInYears', runInYears, { min: 5, max: years.length })
    stock = steadyState(mean(driven.slice(0, runInYears)), soil, constants)
    results.push(result(runInYears - 1, stock, stock))
  }
  for (let i = start ? 0 : runInYears; i < years.length; i++) {
    const k = decayRates(driven[i], soil, constants)
    const steady = steadyState(driven[i], soil, constants)
    const step = (pool: keyof Tier2Pools) => stock[pool] + (steady[pool] - stock[pool]) * Math.min(1, k[pool])
    stock = { active: step('active'), slow: step('slow'), passive: step('passive') }
    results.push(result(i, stock, steady))
  }
  return {
    years: results,
    made: {
      model: 'IPCC Tier 2 steady-state method',
      edition: '2019 Refinement',
      reference: '2019 Refinement to the 2006 IPCC Guidelines, Vol 4, ch. 5, eqs 5.0A–G, Table 5.5A',
      constants,
      options: { soil, runInYears: start ? undefined : runInYears, start },
    },
  }
}

const result = (year: number, { active, slow, passive }: Tier2Pools, steady: Tier2Pools): Tier2Result => ({
  year,
  active,
  slow,
  passive,
  soc: active + slow + passive,
  steady,
})

function mean(years: readonly Tier2Drivers[]): Tier2Drivers {
  const of = (name: keyof Tier2Drivers) => years.reduce((sum, year) => sum + year[name], 0) / years.length
  return { temperature: of('temperature'), water: of('water'), inputTCHa: of('inputTCHa') }
}

function requireSoil(soil: Tier2Soil): void {
  requireNumber('sandFraction', soil.sandFraction, { min: 0, max: 1 })
  requireNumber('ligninFraction', soil.ligninFraction, { min: 0, max: 1 })
  requireNumber('nitrogenFraction', soil.nitrogenFraction, { min: 1e-6, max: 1 })
  requireOption('tillage', soil.tillage, Object.keys(tillages) as Tier2Tillage[])
}

function meanOfMonths(
  field: string,
  monthly: readonly number[],
  effect: (value: number, i: number) => number,
): number {
  if (monthly.length !== 12)
    throw new SoilRefusal('out-of-range', `${field} months`, { value: monthly.length, min: 12, max: 12 })
  return monthly.reduce((sum, value, i) => sum + effect(value, i), 0) / 12
}
