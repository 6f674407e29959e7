import { SoilRefusal, requireNumber } from '../refusal.ts'
import type { RothcOptions } from './options.ts'
import type { Pools } from './pools.ts'
import { active } from './pools.ts'
import type { Ages } from './radiocarbon.ts'
import type { WaterLimits } from './water.ts'

/** A soil between two months: all that the next month needs to know. */
export interface State {
  readonly pools: Pools
  /** soil moisture deficit, mm: 0 at field capacity, negative when drier */
  readonly deficit: number
  /** radiocarbon ages, years; needed where the option `radiocarbon` is on and there is carbon */
  readonly ages?: Omit<Ages, 'soc'>
}

/** A state as a run leaves it: with the option `radiocarbon`, the whole soil's age beside the pools'. */
export interface EndState extends State {
  readonly ages?: Ages
}

/**
 * No carbon but the inert, field capacity: where the official spin-up begins.
 *
 * @example
 * initialState(2.7).pools.hum // 0
 */
export function initialState(inert: number): State {
  return {
    pools: { dpm: 0, rpm: 0, bio: 0, hum: 0, iom: inert },
    deficit: 0,
    ages: { dpm: 0, rpm: 0, bio: 0, hum: 0 },
  }
}

export function requireState(state: State, { radiocarbon }: RothcOptions, limits: WaterLimits): State {
  for (const pool of ['dpm', 'rpm', 'bio', 'hum', 'iom'] as const)
    requireNumber(`start.pools.${pool}`, state.pools[pool], { min: 0 })
  requireNumber('start.deficit', state.deficit, { min: limits.driest - 1e-9, max: 0 })
  if (!radiocarbon) return state
  if (!state.ages && active(state.pools) > 0) throw new SoilRefusal('missing', 'start.ages')
  for (const pool of ['dpm', 'rpm', 'bio', 'hum'] as const)
    requireNumber(`start.ages.${pool}`, state.ages?.[pool] ?? 0)
  return state
}
