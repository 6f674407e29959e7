import { requireNumber } from '../refusal.ts'

/**
 * Inert organic matter of a topsoil, t C/ha, from its organic carbon (t C/ha).
 *
 *     IOM = 0.049 · TOC^1.139
 *
 * Falloon et al. 1998, doi:10.1016/S0038-0717(97)00256-3: by the authors' own words a very rough approximation,
 * for surface soils alone. It is not a measurable fraction.
 *
 * @example
 * inertCarbon(33.9).toFixed(2) // '2.71' t C/ha
 */
export function inertCarbon(stock: number): number {
  return 0.049 * requireNumber('stock', stock, { min: 0 }) ** 1.139
}
