import type { Provenance } from '../provenance.ts'
import { SoilRefusal } from '../refusal.ts'
import { advance } from './advance.ts'
import type { Decay } from './decay.ts'
import { decayMonth, decayOf } from './decay.ts'
import { moistureCycle } from './cycle.ts'
import type { Input, Month } from './month.ts'
import { forcings } from './month.ts'
import type { RothcOptions } from './options.ts'
import { rothcOptions, rothcProvenance } from './options.ts'
import type { ActivePools, Pools } from './pools.ts'
import { empty, soc } from './pools.ts'
import type { Site } from './site.ts'
import { requireSite } from './site.ts'
import { waterLimits } from './water.ts'
import { requireYear } from './year.ts'

/**
 * The pools that a year repeated for ever ends on: the fixed point of its affine map p ← M p + v, solved directly.
 * DPM and RPM are scalars, v/(1 − Π e^(−kξ/12)); BIO and HUM then one 2 × 2 system.
 *
 * @example
 * const inputs = Array(12).fill({ dpm: 0.1, rpm: 0.07, hum: 0 })
 * fixedPoint(decayOf(20), Array(12).fill(0.5), inputs).pools.hum.toFixed(1) // '30.2' t C/ha
 */
export function fixedPoint(
  decay: Decay,
  xi: readonly number[],
  inputs: readonly Input[],
): { pools: ActivePools; spectralRadius: number } {
  const total = xi.reduce((sum, x) => sum + x, 0)
  if (!(total * decay.hum > Number.EPSILON))
    throw new SoilRefusal('no-equilibrium', 'year', { reason: 'nothing decays in any month' })
  const throughYear = (pools: ActivePools, input?: readonly Input[]) => {
    for (let m = 0; m < xi.length; m++)
      if (input) advance(pools, decay, xi[m], input[m])
      else decayMonth(pools, decay, xi[m])
    return pools
  }
  const plant = throughYear(empty(), inputs)
  const dpm = plant.dpm / -Math.expm1(-total * decay.dpm)
  const rpm = plant.rpm / -Math.expm1(-total * decay.rpm)
  const inflow = throughYear({ dpm, rpm, bio: 0, hum: 0 }, inputs)
  const bio = throughYear({ ...empty(), bio: 1 })
  const hum = throughYear({ ...empty(), hum: 1 })
  const determinant = (1 - bio.bio) * (1 - hum.hum) - hum.bio * bio.hum
  const mean = (bio.bio + hum.hum) / 2
  const largest = mean + Math.sqrt(((bio.bio - hum.hum) / 2) ** 2 + hum.bio * bio.hum)
  return {
    pools: {
      dpm,
      rpm,
      bio: ((1 - hum.hum) * inflow.bio + hum.bio * inflow.hum) / determinant,
      hum: (bio.hum * inflow.bio + (1 - bio.bio) * inflow.hum) / determinant,
    },
    spectralRadius: Math.max(Math.exp(-total * decay.dpm), Math.exp(-total * decay.rpm), largest),
  }
}

export interface RothcEquilibrium {
  readonly provenance: Provenance
  /** at the end of the twelfth month */
  readonly pools: Pools
  readonly soc: number
  readonly deficit: number
  /** years until the moisture cycle repeated: see `MoistureCycle` */
  readonly moistureYears: number
  /** share of a disturbance of the slowest pools that outlives a year */
  readonly spectralRadius: number
}

/**
 * The exact periodic equilibrium of a year of months: first the moisture cycle is brought to its period, then the
 * pools are solved for. No iteration of the pools, no stop criterion.
 *
 * @throws SoilRefusal `no-equilibrium` where nothing decays in any month
 *
 * @example
 * const site = { clay: 20, depth: 23, inert: 3 }
 * const month = { temperature: 10, rain: 60, evaporation: 40, plant: 0.15, cover: 1 as const, ratio: 1.44 }
 * const year = Array(12).fill(month)
 * rothcEquilibrium(site, year).soc.toFixed(1) // '27.7' t C/ha
 */
export function rothcEquilibrium(
  site: Site,
  year: readonly Month[],
  given: Partial<RothcOptions> = {},
): RothcEquilibrium {
  const options = rothcOptions(given)
  const limits = waterLimits(requireSite(site, options), options)
  const months = forcings(requireYear(year), options)
  const cycle = moistureCycle(limits, months)
  const xi = months.map((month, i) => month.a * cycle.b[i] * month.c)
  const solution = fixedPoint(decayOf(site.clay, options.constants), xi, months)
  const pools = { ...solution.pools, iom: site.inert }
  return {
    provenance: rothcProvenance(options),
    pools,
    soc: soc(pools),
    deficit: cycle.deficit,
    moistureYears: cycle.years,
    spectralRadius: solution.spectralRadius,
  }
}

export interface RothcInput {
  readonly provenance: Provenance
  /** by which every month's plant carbon must be multiplied */
  readonly factor: number
  /** plant carbon in the year, t C/ha */
  readonly plant: number
  /** the equilibrium that this input holds */
  readonly pools: Pools
}

/**
 * Inverse mode: the plant input that holds a stock (t C/ha, inert carbon included) at the end of the year, with the
 * year's own seasonal pattern. Manure, climate and cover stay as they are. The model is linear in its input, so this
 * is two direct solves and no search.
 *
 * @throws SoilRefusal `outside-domain` where the inert pool or the manure alone already holds more than the stock
 *
 * @example
 * const site = { clay: 20, depth: 23, inert: 3 }
 * const month = { temperature: 10, rain: 60, evaporation: 40, plant: 0.15, cover: 1 as const, ratio: 1.44 }
 * const year = Array(12).fill(month)
 * inputForStock(site, year, 50).plant.toFixed(2) // '3.42' t C/ha a year hold 50 t C/ha
 */
export function inputForStock(
  site: Site,
  year: readonly Month[],
  stock: number,
  given: Partial<RothcOptions> = {},
): RothcInput {
  const plant = year.reduce((sum, month) => sum + month.plant, 0)
  if (plant === 0)
    throw new SoilRefusal('inconsistent', 'year', {
      reason: 'no month has plant carbon to give the seasonal pattern',
    })
  const withPlants = rothcEquilibrium(site, year, given)
  const without = rothcEquilibrium(
    site,
    year.map((month) => ({ ...month, plant: 0 })),
    given,
  )
  const factor = (stock - without.soc) / (withPlants.soc - without.soc)
  if (!(factor >= 0))
    throw new SoilRefusal('outside-domain', 'stock', {
      reason: `inert carbon and manure alone hold ${without.soc.toFixed(2)} t C/ha`,
    })
  const mix = (pool: keyof ActivePools) =>
    without.pools[pool] + factor * (withPlants.pools[pool] - without.pools[pool])
  return {
    provenance: withPlants.provenance,
    factor,
    plant: factor * plant,
    pools: { dpm: mix('dpm'), rpm: mix('rpm'), bio: mix('bio'), hum: mix('hum'), iom: site.inert },
  }
}
