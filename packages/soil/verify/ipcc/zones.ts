import { climateZone } from '../../src/ipcc/zones.ts'
import { type Group, Tally } from '../group.ts'
import { casesIn, hyphens } from './names.ts'

interface ZoneCase {
  mat_c: number
  warmest_month_c: number
  map_mm: number
  pet_mm: number
  elevation_m: number
  frost_days: number
  expected: string
}

export function zones(file: string): Group[] {
  const tally = new Tally('ipcc climate zones', 0, 'zones wrong')
  tally.read(file)
  casesIn<ZoneCase>(file).forEach((c, i) => {
    const id = `point ${i + 1}`
    tally.case(id, () => {
      const zone = climateZone({
        meanC: c.mat_c,
        warmestMonthC: c.warmest_month_c,
        precipitationMm: c.map_mm,
        petMm: c.pet_mm,
        elevationM: c.elevation_m,
        frostDays: c.frost_days,
      })
      tally.exact(id, 'zone', zone, hyphens(c.expected))
    })
  })
  return [tally.group()]
}
