import type { RothcConstants } from './constants.ts'
import { rothcConstants } from './constants.ts'
import type { ActivePools } from './pools.ts'

/** How one unit of decayed carbon splits, and what decays in a step: fixed for a soil. */
export interface Decay {
  /** k·step of each pool, dimensionless: the pool keeps e^(−rate·ξ) in a month */
  readonly dpm: number
  readonly rpm: number
  readonly bio: number
  readonly hum: number
  /** share of what decays that forms BIO and HUM; the rest is CO2 */
  readonly toBio: number
  readonly toHum: number
}

/**
 * The decay of a soil.
 *
 *     x = 1.67 (1.85 + 1.60 e^(−0.0786 clay));  CO2 x/(x+1), BIO 0.46/(x+1), HUM 0.54/(x+1)
 *
 * @param clay % of the fine earth
 *
 * @example
 * decayOf(23.4).toBio.toFixed(3) // '0.102'
 */
export function decayOf(clay: number, constants: RothcConstants = rothcConstants): Decay {
  const { step, rate, respiration, formed } = constants
  const { scale, base, slope, decline } = respiration
  const x = scale * (base + slope * Math.exp(-decline * clay))
  return {
    dpm: rate.dpm * step,
    rpm: rate.rpm * step,
    bio: rate.bio * step,
    hum: rate.hum * step,
    toBio: formed.bio / (x + 1),
    toHum: formed.hum / (x + 1),
  }
}

/**
 * One month of decay, written into `pools`; returns what was lost as CO2, in the unit of the pools (t C/ha).
 * Linear in the pools, so the same map moves carbon, its 14C activity and the columns of the yearly matrix.
 *
 * @param xi the combined rate modifier a·b·c of the month, 0 or more
 *
 * @example
 * const pools = { dpm: 0.2, rpm: 5, bio: 0.8, hum: 24 }
 * decayMonth(pools, decayOf(20), 0.5).toFixed(3) // '0.135' t C/ha lost as CO2; the pools are changed in place
 */
export function decayMonth(pools: ActivePools, decay: Decay, xi: number): number {
  const dpm = pools.dpm * Math.exp(-xi * decay.dpm)
  const rpm = pools.rpm * Math.exp(-xi * decay.rpm)
  const bio = pools.bio * Math.exp(-xi * decay.bio)
  const hum = pools.hum * Math.exp(-xi * decay.hum)
  const lost = pools.dpm - dpm + (pools.rpm - rpm) + (pools.bio - bio) + (pools.hum - hum)
  const toBio = lost * decay.toBio
  const toHum = lost * decay.toHum
  pools.dpm = dpm
  pools.rpm = rpm
  pools.bio = bio + toBio
  pools.hum = hum + toHum
  return lost - toBio - toHum
}
