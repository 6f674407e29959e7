import type { RothcConstants } from './constants.ts'
import { rothcConstants } from './constants.ts'
import type { ActivePools, Pools } from './pools.ts'
import { active } from './pools.ts'

/** Radiocarbon age of each pool and of the whole, years before the input was made; `Infinity` without any 14C. */
export interface Ages {
  readonly dpm: number
  readonly rpm: number
  readonly bio: number
  readonly hum: number
  readonly soc: number
}

/**
 * 14C activity of a pool, in the unit of its carbon: C·e^(−λ·age), λ = ln 2/5568 per year. Activity follows the same
 * linear map as carbon, so it is kept as a second set of pools and turned into ages only when they are read.
 */
export function activity(
  pools: Readonly<ActivePools>,
  ages: Omit<Ages, 'soc'>,
  constants = rothcConstants,
): ActivePools {
  const of = (pool: keyof ActivePools) => pools[pool] * Math.exp(-constants.radiocarbon.decay * ages[pool])
  return { dpm: of('dpm'), rpm: of('rpm'), bio: of('bio'), hum: of('hum') }
}

/** The share of 14C left after one step. */
export function remaining({ radiocarbon, step }: RothcConstants): number {
  return Math.exp(-radiocarbon.decay * step)
}

/** Ages of the pools, years: ln(C/activity)/λ, 0 for an empty pool; the inert pool is 50,000 years old. */
export function agesOf(pools: Pools, activities: Readonly<ActivePools>, constants = rothcConstants): Ages {
  const { decay, inertAge } = constants.radiocarbon
  const age = (carbon: number, activity: number) => (carbon > 0 ? Math.log(carbon / activity) / decay : 0)
  const inert = pools.iom * Math.exp(-decay * inertAge)
  return {
    dpm: age(pools.dpm, activities.dpm),
    rpm: age(pools.rpm, activities.rpm),
    bio: age(pools.bio, activities.bio),
    hum: age(pools.hum, activities.hum),
    soc: age(active(pools) + pools.iom, active(activities) + inert),
  }
}

/**
 * Δ14C, ‰, of an age in years: 1000 (e^(−age/8035) − 1).
 *
 * @example
 * delta14c(1000).toFixed(1) // '-117.0' ‰
 */
export function delta14c(age: number, constants = rothcConstants): number {
  return 1000 * Math.expm1(-age / constants.radiocarbon.meanLife)
}
