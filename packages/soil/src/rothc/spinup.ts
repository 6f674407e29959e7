import type { Provenance } from '../provenance.ts'
import { SoilRefusal, requireNumber } from '../refusal.ts'
import { advance, advanceActivity } from './advance.ts'
import { decayOf } from './decay.ts'
import { moistureModifier, nextDeficit } from './moisture.ts'
import type { Month } from './month.ts'
import { forcings } from './month.ts'
import type { RothcOptions } from './options.ts'
import { rothcOptions, rothcProvenance } from './options.ts'
import { active, empty } from './pools.ts'
import { agesOf, remaining } from './radiocarbon.ts'
import type { Site } from './site.ts'
import { requireSite } from './site.ts'
import type { EndState } from './state.ts'
import { waterLimits } from './water.ts'
import { requireYear } from './year.ts'

export interface SpinupOptions extends RothcOptions {
  /** the spin-up ends when DPM+RPM+BIO+HUM changes by less than this in a year, t C/ha */
  readonly tolerance: number
  /** the most months it may take; beyond, it is refused */
  readonly limit: number
}

export interface Spinup {
  readonly provenance: Provenance
  /** months until the stop, always whole years */
  readonly months: number
  readonly state: EndState
}

/**
 * The official spin-up: from empty pools and field capacity, the same 12 months over and over until a year changes
 * the active carbon by less than `tolerance` (1e-6 t C/ha). Stops 1e-5 to 1e-3 t C/ha short of the true equilibrium,
 * more in the cold: `rothcEquilibrium` has the exact answer.
 *
 * @throws SoilRefusal `no-equilibrium` where carbon arrives and nothing decays; `not-converged` beyond `limit` months
 *
 * @example
 * const site = { clay: 20, depth: 23, inert: 3 }
 * const month = { temperature: 10, rain: 60, evaporation: 40, plant: 0.15, cover: 1 as const, ratio: 1.44 }
 * const year = Array(12).fill(month)
 * spinUpRothc(site, year).months // 12960 months until the official stop
 */
export function spinUpRothc(site: Site, year: readonly Month[], given: Partial<SpinupOptions> = {}): Spinup {
  const options = rothcOptions(given)
  const tolerance = requireNumber('tolerance', given.tolerance ?? 1e-6, { min: Number.MIN_VALUE })
  const limit = requireNumber('limit', given.limit ?? 2_400_000, { min: 12 })
  const { constants } = options
  const limits = waterLimits(requireSite(site, options), options)
  const months = forcings(requireYear(year), options)
  if (
    months.every((month) => month.a * month.c === 0) &&
    months.some((month) => month.dpm + month.rpm + month.hum > 0)
  )
    throw new SoilRefusal('no-equilibrium', 'year', {
      reason: 'carbon arrives and no month is warm enough to decay it',
    })
  const decay = decayOf(site.clay, constants)
  const left = remaining(constants)
  const pools = empty()
  const activities = empty()
  let deficit = 0
  let elapsed = 0
  let before: number
  do {
    before = active(pools)
    for (const month of months) {
      deficit = nextDeficit(limits, deficit, month.gain, month.bare)
      const xi = month.a * moistureModifier(limits, deficit) * month.c
      advance(pools, decay, xi, month)
      if (options.radiocarbon) advanceActivity(activities, decay, xi, month, left)
    }
    elapsed += 12
    if (elapsed > limit) throw new SoilRefusal('not-converged', 'year', { limit, unit: 'months' })
  } while (!(Math.abs(active(pools) - before) < tolerance))
  const after = { ...pools, iom: site.inert }
  return {
    provenance: rothcProvenance({ ...options, ...{ tolerance, limit } }),
    months: elapsed,
    state: {
      pools: after,
      deficit,
      ...(options.radiocarbon ? { ages: agesOf(after, activities, constants) } : {}),
    },
  }
}
