import type { RothcConstants } from './constants.ts'
import { rothcConstants } from './constants.ts'

/**
 * The rate modifier for temperature, a (dimensionless, 0 to about 5).
 *
 *     a = 47.91 / (1 + e^(106.06 / (T + 18.27)));  0 where T < −5 °C
 *
 * @param temperature mean air temperature of the month, °C; −5 exactly is not cut off
 *
 * Official code 2.0.0. Earlier manuals print 47.9, 106 and 18.3, which is 0.4–1 % higher over 3–16 °C.
 *
 * @example
 * temperatureModifier(9.25).toFixed(3) // '0.994'
 */
export function temperatureModifier(temperature: number, constants: RothcConstants = rothcConstants): number {
  const { top, scale, shift, frost } = constants.temperature
  return temperature < frost ? 0 : top / (1 + Math.exp(scale / (temperature + shift)))
}
