import type { Provenance } from '../provenance.ts'
import { advance, advanceActivity } from './advance.ts'
import { decayOf } from './decay.ts'
import type { Month } from './month.ts'
import { forcings } from './month.ts'
import { moistureModifier, nextDeficit } from './moisture.ts'
import type { RothcOptions } from './options.ts'
import { rothcOptions, rothcProvenance } from './options.ts'
import type { Pools } from './pools.ts'
import { soc } from './pools.ts'
import type { Ages } from './radiocarbon.ts'
import { activity, agesOf, delta14c, remaining } from './radiocarbon.ts'
import type { Site } from './site.ts'
import { requireSite } from './site.ts'
import type { EndState, State } from './state.ts'
import { requireState } from './state.ts'
import { waterLimits } from './water.ts'

/** The soil after a month, with the factors that led there. */
export interface MonthResult extends Pools {
  /** rate modifiers for temperature, moisture and cover, and their product ξ */
  readonly a: number
  readonly b: number
  readonly c: number
  readonly xi: number
  /** soil moisture deficit, mm, 0 or negative */
  readonly deficit: number
  /** all five pools, t C/ha */
  readonly soc: number
  /** CO2 lost since the start of the run, t C/ha */
  readonly co2: number
  /** with the option `radiocarbon`: ages, years, and Δ14C of the whole soil, ‰ */
  readonly ages?: Ages
  readonly delta14c?: number
}

export interface RothcRun {
  readonly provenance: Provenance
  readonly months: readonly MonthResult[]
  readonly end: EndState
}

/**
 * Runs RothC-26.3 forward through `months` from a given state, month by month as the official code does:
 * deficit, ξ = a·b·c, decay of every pool by e^(−kξ/12), split of what was lost, and then the input.
 *
 * @throws SoilRefusal for any site, state or month that has no honest answer
 *
 * @example
 * const site = { clay: 20, depth: 23, inert: 3 }
 * const month = { temperature: 10, rain: 60, evaporation: 40, plant: 0.15, cover: 1 as const, ratio: 1.44 }
 * const year = Array(12).fill(month)
 * const steady = rothcEquilibrium(site, year)
 * const manured = year.map((month) => ({ ...month, manure: 0.1 }))
 * const { months } = runRothc(site, manured, steady)
 * const gained = months.at(-1)!.soc - steady.soc
 * gained.toFixed(2) // '0.78' t C/ha gained in the first year
 */
export function runRothc(
  site: Site,
  months: readonly Month[],
  start: State,
  given: Partial<RothcOptions> = {},
): RothcRun {
  const options = rothcOptions(given)
  const { constants, radiocarbon } = options
  const limits = waterLimits(requireSite(site, options), options)
  requireState(start, options, limits)
  const decay = decayOf(site.clay, constants)
  const left = remaining(constants)
  const { iom, ...pools } = start.pools
  const activities = activity(pools, start.ages ?? { dpm: 0, rpm: 0, bio: 0, hum: 0 }, constants)
  let { deficit } = start
  let co2 = 0
  const results = forcings(months, options).map((month): MonthResult => {
    deficit = nextDeficit(limits, deficit, month.gain, month.bare)
    const b = moistureModifier(limits, deficit)
    const xi = month.a * b * month.c
    co2 += advance(pools, decay, xi, month)
    const after = { ...pools, iom }
    const result = { a: month.a, b, c: month.c, xi, deficit, ...after, soc: soc(after), co2 }
    if (!radiocarbon) return result
    advanceActivity(activities, decay, xi, month, left)
    const ages = agesOf(after, activities, constants)
    return { ...result, ages, delta14c: delta14c(ages.soc, constants) }
  })
  const after = { ...pools, iom }
  const ages = radiocarbon ? { ages: agesOf(after, activities, constants) } : {}
  return { provenance: rothcProvenance(options), months: results, end: { pools: after, deficit, ...ages } }
}
