import { requireNumber } from '../refusal.ts'

export const climateZones = [
  'tropical-montane',
  'tropical-wet',
  'tropical-moist',
  'tropical-dry',
  'warm-temperate-moist',
  'warm-temperate-dry',
  'cool-temperate-moist',
  'cool-temperate-dry',
  'boreal-moist',
  'boreal-dry',
  'polar-moist',
  'polar-dry',
] as const

export type ClimateZone = (typeof climateZones)[number]

/** Long-term means (30 years) of a place. */
export interface Climate {
  /** mean annual temperature, °C */
  readonly meanC: number
  /** mean of the warmest month, °C: of the twelve long-term monthly means, not of a single month on record */
  readonly warmestMonthC: number
  /** mean annual precipitation, mm */
  readonly precipitationMm: number
  /** mean annual potential evapotranspiration, mm */
  readonly petMm: number
  readonly elevationM: number
  /** days with frost a year */
  readonly frostDays: number
}

/**
 * IPCC climate zone: the decision tree of the 2019 Refinement, Vol 4, figure 3A.5.1, with its corrigendum. All
 * comparisons are strict: > 18 and > 10 and > 0 °C, > 1000 m, > 2000 and > 1000 mm, P > PET; at most 7 frost days;
 * polar if the warmest month stays below 10 °C.
 *
 * @example
 * climateZone({
 *   meanC: 24,
 *   warmestMonthC: 27,
 *   precipitationMm: 1250,
 *   petMm: 1600,
 *   elevationM: 380,
 *   frostDays: 0,
 * }) // 'tropical-moist'
 */
export function climateZone(climate: Climate): ClimateZone {
  const meanC = requireNumber('meanC', climate.meanC, { min: -60, max: 45 })
  const warmestMonthC = requireNumber('warmestMonthC', climate.warmestMonthC, { min: -60, max: 60 })
  const precipitationMm = requireNumber('precipitationMm', climate.precipitationMm, { min: 0, max: 30_000 })
  const petMm = requireNumber('petMm', climate.petMm, { min: 0, max: 10_000 })
  const elevationM = requireNumber('elevationM', climate.elevationM, { min: -500, max: 9000 })
  const frostDays = requireNumber('frostDays', climate.frostDays, { min: 0, max: 366 })

  if (meanC > 18 && frostDays <= 7) {
    if (elevationM > 1000) return 'tropical-montane'
    if (precipitationMm > 2000) return 'tropical-wet'
    return precipitationMm > 1000 ? 'tropical-moist' : 'tropical-dry'
  }
  const moisture = precipitationMm > petMm ? 'moist' : 'dry'
  if (meanC > 10) return `warm-temperate-${moisture}`
  if (meanC > 0) return `cool-temperate-${moisture}`
  return warmestMonthC < 10 ? `polar-${moisture}` : `boreal-${moisture}`
}
