import type { WaterLimits } from './water.ts'

/**
 * The soil moisture deficit after a month, mm (0 or negative).
 *
 *     covered:  S ← max(driest, min(0, S + d));   bare:  S ← max(min(bare, S), min(0, S + d))
 *
 * @param deficit before the month, mm
 * @param gain rain less what the soil can lose to the air (0.75 × open-pan evaporation), mm
 *
 * @example
 * const limits = waterLimits({ clay: 20, depth: 23, inert: 3 }, rothcOptions())
 * nextDeficit(limits, -10, -15, false) // -25
 */
export function nextDeficit(limits: WaterLimits, deficit: number, gain: number, bare: boolean): number {
  const unbounded = Math.min(0, deficit + gain)
  return Math.max(bare ? Math.min(limits.bare, deficit) : limits.driest, unbounded)
}

/**
 * The rate modifier for moisture, b (dimensionless, `minimum` to 1), of a deficit (mm).
 *
 *     b = 1 above 1 bar, then falls linearly to its floor at 15 bar and stays there
 *
 * @example
 * const limits = waterLimits({ clay: 20, depth: 23, inert: 3 }, rothcOptions())
 * moistureModifier(limits, 0) // 1
 * moistureModifier(limits, limits.wilting) // 0.2
 */
export function moistureModifier({ oneBar, wilting, minimum }: WaterLimits, deficit: number): number {
  if (deficit > oneBar) return 1
  if (deficit <= wilting) return minimum
  return minimum + ((1 - minimum) * (wilting - deficit)) / (wilting - oneBar)
}
