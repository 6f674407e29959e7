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

/** Carbon in the pools that decay, t C/ha. */
export function active({ dpm, rpm, bio, hum }: Readonly<ActivePools>): number {
  return dpm + rpm + bio + hum
}

/** Soil organic carbon, all five pools, t C/ha. */
export function soc(pools: Pools): number {
  return active(pools) + pools.iom
}
