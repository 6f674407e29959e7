import type { Forcing } from './month.ts'
import { moistureModifier, nextDeficit } from './moisture.ts'
import type { WaterLimits } from './water.ts'

/** The moisture cycle of a year that repeats. */
export interface MoistureCycle {
  /** deficit at the end of each year, mm */
  readonly deficit: number
  /** years from field capacity until the cycle repeats; `Infinity` where that takes more than `patience` */
  readonly years: number
  /** b of the 12 months */
  readonly b: readonly number[]
}

type Water = Pick<Forcing, 'gain' | 'bare'>

/**
 * The cycle that the year reaches from field capacity when it is repeated for ever (to 1e-9 mm). A drift that goes on
 * for more than `patience` years is not waited for: a year never drives two starts apart, so what it adds to the
 * deficit falls as the start rises, and the wettest start that it does not deepen is found by halving.
 *
 * @example
 * const limits = waterLimits({ clay: 20, depth: 23, inert: 3 }, rothcOptions())
 * const year = [
 *   ...Array(6).fill({ gain: -20, bare: false }),
 *   ...Array(6).fill({ gain: 25, bare: false }),
 * ]
 * moistureCycle(limits, year).deficit // 0 mm: the wet half-year fills the soil
 */
export function moistureCycle(limits: WaterLimits, year: readonly Water[], patience = 1000): MoistureCycle {
  const through = (start: number) =>
    year.reduce((deficit, { gain, bare }) => nextDeficit(limits, deficit, gain, bare), start)
  let end = 0
  for (let years = 1; years <= patience; years++) {
    const next = through(end)
    if (Math.abs(next - end) <= 1e-9) return { deficit: next, years, b: modifiers(limits, year, end) }
    end = next
  }
  let [settled, drifting] = [limits.driest, end]
  for (let half = 0; half < 100; half++) {
    const between = (settled + drifting) / 2
    if (through(between) >= between) settled = between
    else drifting = between
  }
  return { deficit: settled, years: Infinity, b: modifiers(limits, year, settled) }
}

function modifiers(limits: WaterLimits, year: readonly Water[], start: number): number[] {
  let deficit = start
  return year.map(({ gain, bare }) => {
    deficit = nextDeficit(limits, deficit, gain, bare)
    return moistureModifier(limits, deficit)
  })
}
