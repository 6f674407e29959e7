import { ranges } from '../ranges.ts'
import { requireNumber } from '../refusal.ts'

/**
 * Net primary production of natural vegetation, g dry matter/m²/year.
 *
 *     NPP = min[3000 (1 − e^(−0.000664 P)), 3000/(1 + e^(1.315 − 0.119 T))]
 *
 * @param temperature yearly mean, °C
 * @param rain yearly sum, mm
 *
 * Miami model, Lieth 1975. FAO turns it into carbon by 0.48 (manual) or 0.5 (scripts); only ratios are used here.
 *
 * @example
 * miamiProduction(10, 800).toFixed(0) // '1236' g dry matter/m² a year
 */
export function miamiProduction(temperature: number, rain: number): number {
  requireNumber('temperature', temperature, ranges.temperature)
  requireNumber('rain', rain, { min: 0, max: 100_000 })
  return Math.min(3000 * -Math.expm1(-0.000664 * rain), 3000 / (1 + Math.exp(1.315 - 0.119 * temperature)))
}
