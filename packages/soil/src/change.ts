import { SoilRefusal, requireNumber, requireOption } from './refusal.ts'

/**
 * How a yearly rate adds up. `linear`: always per mille of the first stock, 20 years of 4 ‰ are +8 %. `compound`: of
 * each year's stock, +8.31 %. They differ little; which one is meant has to be said.
 */
export type Growth = 'linear' | 'compound'

const growths: readonly Growth[] = ['linear', 'compound']

/** The Initiative's number, per mille of the stock a year: an aspiration for the whole, not a target per plot. */
export const fourPerMille = 4

/**
 * Stock (any unit) after `years` at `perMille` a year; a negative rate is a loss.
 *
 * @example
 * stockAfter(50, 20, 4, 'linear') // 54 t C/ha after twenty years of 4 ‰
 */
export function stockAfter(stock: number, years: number, perMille: number, growth: Growth): number {
  requireNumber('stock', stock, { min: 0 })
  requireNumber('years', years, { min: 0 })
  requireNumber('perMille', perMille, { min: -1000 })
  const after =
    requireOption('growth', growth, growths) === 'linear'
      ? stock * (1 + (perMille / 1000) * years)
      : stock * (1 + perMille / 1000) ** years
  if (after < 0)
    throw new SoilRefusal('outside-domain', 'years', {
      reason: `at ${perMille} ‰ nothing is left before ${years} years`,
    })
  return after
}

/**
 * Yearly rate, ‰, that leads from one stock to another in `years`; negative for a loss.
 *
 * @example
 * perMilleRate(50, 54, 20, 'linear') // 4
 */
export function perMilleRate(before: number, after: number, years: number, growth: Growth): number {
  requireNumber('before', before, { min: 0 })
  requireNumber('after', after, { min: 0 })
  requireNumber('years', years, { min: 0 })
  if (before === 0)
    throw new SoilRefusal('outside-domain', 'before', { reason: 'nothing is a share of no stock' })
  if (years === 0) throw new SoilRefusal('outside-domain', 'years', { reason: 'a rate needs time' })
  return requireOption('growth', growth, growths) === 'linear'
    ? ((after - before) / (before * years)) * 1000
    : ((after / before) ** (1 / years) - 1) * 1000
}
