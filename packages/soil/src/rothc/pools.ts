/** The pools of RothC, t C/ha: decomposable and resistant plant material, biomass, humus, inert. */
export interface Pools {
  readonly dpm: number
  readonly rpm: number
  readonly bio: number
  readonly hum: number
  readonly iom: number
}

/** The four pools that decay, in a form the month map writes into. */
export interface ActivePools {
  dpm: number
  rpm: number
  bio: number
  hum: number
}

export const empty = (): ActivePools => ({ dpm: 0, rpm: 0, bio: 0, hum: 0 })

/**
 * Carbon in the pools that decay, t C/ha.
 *
 * @example
 * active({ dpm: 0.2, rpm: 5, bio: 0.8, hum: 24 }) // 30
 */
export function active({ dpm, rpm, bio, hum }: Readonly<ActivePools>): number {
  return dpm + rpm + bio + hum
}

/**
 * Soil organic carbon, all five pools, t C/ha.
 *
 * @example
 * soc({ dpm: 0.2, rpm: 5, bio: 0.8, hum: 24, iom: 3 }) // 33
 */
export function soc(pools: Pools): number {
  return active(pools) + pools.iom
}
