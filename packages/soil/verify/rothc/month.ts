import type { Month } from '../../src/rothc/month.ts'
import type { Row } from '../table.ts'

export const pools = ['dpm', 'rpm', 'bio', 'hum', 'iom'] as const

/** A row of the reference inputs as a month. */
export function month(row: Row): Month {
  return {
    temperature: row.temp_c,
    rain: row.rain_mm,
    evaporation: row.evap_mm,
    plant: row.plant_c,
    manure: row.fym_c,
    cover: row.cover as 0 | 1,
    ratio: row.dpm_rpm,
    modern: row.modern_pct,
  }
}
