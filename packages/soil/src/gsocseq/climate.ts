import { ranges } from '../ranges.ts'
import { SoilRefusal, requireNumber } from '../refusal.ts'
import { requireYear } from '../rothc/year.ts'
import { miamiProduction } from './miami.ts'

/** A month's weather as the protocol takes it. */
export interface ClimateMonth {
  /** °C */
  readonly temperature: number
  /** mm */
  readonly rain: number
  /** potential evapotranspiration, mm (not open pan) */
  readonly evaporation: number
}

/** Twelve months, January first. */
export type ClimateYear = readonly ClimateMonth[]

export function requireClimate(field: string, year: ClimateYear): ClimateYear {
  requireYear(year).forEach((month, i) => {
    for (const name of ['temperature', 'rain', 'evaporation'] as const)
      requireNumber(`${field}[${i}].${name}`, month[name], ranges[name])
  })
  return year
}

/**
 * The mean of several years, month by month.
 *
 * @example
 * const warm = Array(12).fill({ temperature: 12, rain: 50, evaporation: 60 })
 * const cold = Array(12).fill({ temperature: 8, rain: 70, evaporation: 40 })
 * meanClimate([warm, cold])[0].temperature // 10
 */
export function meanClimate(years: readonly ClimateYear[]): ClimateYear {
  if (years.length === 0) throw new SoilRefusal('missing', 'years')
  const mean = (month: number, name: keyof ClimateMonth) =>
    years.reduce((sum, year) => sum + year[month][name], 0) / years.length
  return years[0].map((_, month) => ({
    temperature: mean(month, 'temperature'),
    rain: mean(month, 'rain'),
    evaporation: mean(month, 'evaporation'),
  }))
}

/** Miami's production of a year, g dry matter/m². */
export function production(year: ClimateYear): number {
  const temperature = year.reduce((sum, month) => sum + month.temperature, 0) / 12
  const rain = year.reduce((sum, month) => sum + month.rain, 0)
  return miamiProduction(temperature, rain)
}
