import type { Provenance } from '../provenance.ts'
import { SoilRefusal, requireNumber, requireOption } from '../refusal.ts'
import type { AmgConstants } from './constants.ts'
import { amgv2 } from './constants.ts'
import type { AmgRate, AmgSoil, AmgWeather } from './rate.ts'
import { amgRate, requireAmgSoil } from './rate.ts'
import type { Rounding } from './rounding.ts'
import { roundings } from './rounding.ts'

export interface AmgOptions {
  /** `none`, or `AMG_base` to repeat the published R program digit for digit */
  readonly rounding: Rounding
  readonly constants: AmgConstants
}

/** A year as AMG sees it. */
export interface AmgYear extends AmgWeather {
  readonly year: number
  /** humified input of the year, t C/ha: see `cropInput` and `amendmentInput` */
  readonly humified: number
}

export interface AmgYearResult {
  readonly year: number
  readonly rate: AmgRate
  /** stable and active pools and their sum, t C/ha */
  readonly stable: number
  readonly active: number
  readonly stock: number
}

export interface AmgRun {
  readonly provenance: Provenance
  readonly years: readonly AmgYearResult[]
}

/**
 * Runs AMGv2 from a stock (t C/ha) that stands at the first of `years`.
 *
 *     A(t) = A(t−1) e^(−k) + (H(t−1)/k)(1 − e^(−k)),  k of year t, humified input H of year t−1
 *
 * Clivot et al. 2019. The stable share 0.65 holds after long arable use; after grassland it is lower (0.4 in use).
 *
 * @example
 * const soil = { clay: 20, carbonate: 0, ph: 7, cn: 10 }
 * const weather = { temperature: 11, rain: 700, potentialEvaporation: 750, humified: 1 }
 * const years = [2020, 2021, 2022].map((year) => ({ year, ...weather }))
 * runAmg(soil, years, 50).years.at(-1)!.stock.toFixed(1) // '49.3' t C/ha
 */
export function runAmg(
  soil: AmgSoil,
  years: readonly AmgYear[],
  start: number,
  given: Partial<AmgOptions> = {},
): AmgRun {
  const constants = given.constants ?? amgv2
  const rounding = requireOption('rounding', given.rounding ?? 'none', Object.keys(roundings) as Rounding[])
  const round = roundings[rounding]
  requireAmgSoil(soil)
  requireNumber('start', start, { min: 0 })
  if (years.length === 0) throw new SoilRefusal('missing', 'years')
  const stable = round(start * constants.stable, 4)
  let stock = round(start, 4)
  let humified = 0
  const results = years.map((year, i) => {
    const rate = amgRate(soil, year, rounding, constants)
    if (i > 0) {
      const { k } = rate
      const active = round((stock - stable) * Math.exp(-k) - (humified / k) * Math.expm1(-k), 4)
      stock = round(stable + active, 4)
    }
    humified = requireNumber(`years[${i}].humified`, year.humified, { min: 0 })
    return { year: year.year, rate, stable, active: stock - stable, stock }
  })
  return {
    provenance: {
      model: 'AMGv2',
      edition: rounding === 'none' ? 'Clivot et al. 2019' : 'AMG_base of May 2024, rounded as it rounds',
      reference: 'doi:10.1016/j.envsoft.2019.04.004',
      constants,
      options: { rounding },
    },
    years: results,
  }
}
