import { requireNumber } from '../refusal.ts'
import type { AmgConstants } from './constants.ts'
import { amgv2 } from './constants.ts'
import type { Rounding } from './rounding.ts'
import { roundings } from './rounding.ts'

/** What AMG needs of the ploughed layer. */
export interface AmgSoil {
  /** % of the fine earth, decarbonated */
  readonly clay: number
  /** CaCO3, % of the fine earth */
  readonly carbonate: number
  /** in water */
  readonly ph: number
  /** C:N ratio of the soil */
  readonly cn: number
}

/** A year's weather. */
export interface AmgWeather {
  /** yearly mean, °C */
  readonly temperature: number
  /** yearly sums, mm */
  readonly rain: number
  readonly potentialEvaporation: number
  readonly irrigation?: number
}

/** The rate of mineralisation of a year, 1/year, with the factors that make it (dimensionless). */
export interface AmgRate {
  readonly temperature: number
  readonly moisture: number
  readonly clay: number
  readonly carbonate: number
  readonly ph: number
  readonly cn: number
  readonly k: number
}

/** The soil itself, or a refusal naming the value at fault. */
export function requireAmgSoil(soil: AmgSoil): AmgSoil {
  requireNumber('clay', soil.clay, { min: 0, max: 100 })
  requireNumber('carbonate', soil.carbonate, { min: 0, max: 100 })
  requireNumber('ph', soil.ph, { min: 2, max: 12 })
  requireNumber('cn', soil.cn, { min: 1, max: 100 })
  return soil
}

/**
 * The rate of mineralisation.
 *
 *     k = 0.29 · fT · fH · fA · fC · fpH · fCN
 *     fT = 25/(1 + 24 e^(0.12 (15 − T))), 1e-6 at or below 0 °C;  fH = 1/(1 + 0.03 e^(−5.247 (P + I − PET)/1000))
 *     fA = e^(−0.002519 clay);  fC = 1/(1 + 0.0015 CaCO3);  clay and CaCO3 here in g/kg
 *     fpH = e^(−0.112 (pH − 8.5)²);  fCN = 0.8 e^(−0.06 (C:N − 11)²) + 0.2
 *
 * Clivot et al. 2019. Made for cropland of temperate Europe.
 *
 * @example
 * const soil = { clay: 20, carbonate: 0, ph: 7, cn: 10 }
 * amgRate(soil, { temperature: 11, rain: 700, potentialEvaporation: 750 }).k.toFixed(3) // '0.079' a year
 */
export function amgRate(
  soil: AmgSoil,
  weather: AmgWeather,
  rounding: Rounding = 'none',
  constants: AmgConstants = amgv2,
): AmgRate {
  const round = roundings[rounding]
  const { top, slope, reference } = constants.temperature
  const warmth = round(requireNumber('temperature', weather.temperature, { min: -100, max: 60 }), 1)
  const supply =
    requireNumber('rain', weather.rain, { min: 0, max: 100_000 }) +
    requireNumber('irrigation', weather.irrigation ?? 0, { min: 0, max: 100_000 }) -
    requireNumber('potentialEvaporation', weather.potentialEvaporation, { min: -1000, max: 20_000 })
  const temperature =
    weather.temperature <= 0 ? 1e-6 : round(top / (1 + (top - 1) * Math.exp(slope * (reference - warmth))), 6)
  const { scale, slope: drying } = constants.moisture
  const moisture = round(1 / (1 + scale * Math.exp((-drying * round(supply, 0)) / 1000)), 6)
  const clay = round(Math.exp(-constants.clay * soil.clay * 10), 6)
  const carbonate = round(1 / (1 + constants.carbonate * soil.carbonate * 10), 6)
  const ph = round(Math.exp(-constants.ph.slope * (soil.ph - constants.ph.best) ** 2), 6)
  const cn = round(0.8 * Math.exp(-constants.cn.slope * (soil.cn - constants.cn.best) ** 2) + 0.2, 6)
  const k = round(constants.rate * temperature * moisture * clay * carbonate * ph * cn, 7)
  return { temperature, moisture, clay, carbonate, ph, cn, k }
}
