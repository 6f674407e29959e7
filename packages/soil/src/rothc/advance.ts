import type { Decay } from './decay.ts'
import { decayMonth } from './decay.ts'
import type { Input } from './month.ts'
import type { ActivePools } from './pools.ts'

/**
 * One month of carbon, written into `pools`: first decay, then the input, which is thus not decayed in its own month.
 * Returns the CO2 lost, t C/ha. Plain numbers, no allocation: the twin and the oracle of any faster kernel.
 *
 * @param xi the combined rate modifier a·b·c
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
