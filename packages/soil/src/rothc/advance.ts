import type { Decay } from './decay.ts'
import { decayMonth } from './decay.ts'
import type { Input } from './month.ts'
import type { ActivePools } from './pools.ts'

/**
 * One month of carbon, written into `pools`: first decay, then the input, which is thus not decayed in its own month.
 * Returns the CO2 lost, t C/ha. Plain numbers, no allocation: the twin and the oracle of any faster kernel.
 *
 * @param xi the combined rate modifier a·b·c
 *
 * @example
 * const pools = { dpm: 0.2, rpm: 5, bio: 0.8, hum: 24 }
 * advance(pools, decayOf(20), 0.5, { dpm: 0.1, rpm: 0.07, hum: 0 })
 * pools.dpm.toFixed(3) // '0.232'
 */
export function advance(pools: ActivePools, decay: Decay, xi: number, input: Input): number {
  const co2 = decayMonth(pools, decay, xi)
  pools.dpm += input.dpm
  pools.rpm += input.rpm
  pools.hum += input.hum
  return co2
}

/**
 * One month of 14C, written into `activities`: the same map, one month's radioactive decay, then the input's share of
 * modern. `left` is the share of 14C that outlives a month.
 *
 * @example
 * const activities = { dpm: 0.2, rpm: 5, bio: 0.8, hum: 24 }
 * const input = { dpm: 0.1, rpm: 0.07, hum: 0, modern: 1 }
 * const left = Math.exp(-rothcConstants.radiocarbon.decay / 12)
 * advanceActivity(activities, decayOf(20), 0.5, input, left)
 * activities.hum.toFixed(2) // '24.00'
 */
export function advanceActivity(
  activities: ActivePools,
  decay: Decay,
  xi: number,
  input: Input & { readonly modern: number },
  left: number,
): void {
  decayMonth(activities, decay, xi)
  activities.dpm = activities.dpm * left + input.modern * input.dpm
  activities.rpm = activities.rpm * left + input.modern * input.rpm
  activities.bio = activities.bio * left
  activities.hum = activities.hum * left + input.modern * input.hum
}
