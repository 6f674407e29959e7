import { type Tier2Tillage, tier2, tillageConstants } from '../../src/ipcc/tier2.ts'
import { type Group, Tally } from '../group.ts'
import { json } from './names.ts'

interface Tier2Case {
  id: string
  tillage: Tier2Tillage
  tillage_factor: number
  f2: number
  sand_fraction: number
  lignin_fraction: number
  nitrogen_fraction: number
  run_in_years: number
  years: {
    monthly_temp_c: number[]
    monthly_rain_mm: number[]
    monthly_pet_mm: number[]
    c_input_t_ha: number
  }[]
  expected: { year: number; active: number; slow: number; passive: number; soc: number }[]
}

export function tier2Cases(file: string): Group[] {
  const tally = new Tally('ipcc Tier 2 own cases', 1e-12, 'relative')
  tally.read(file)
  for (const c of json<Tier2Case[]>(file)) {
    const years = c.years.map((y) => ({
      temperatureC: y.monthly_temp_c,
      rainMm: y.monthly_rain_mm,
      petMm: y.monthly_pet_mm,
      inputTCHa: y.c_input_t_ha,
    }))
    const soil = {
      sandFraction: c.sand_fraction,
      ligninFraction: c.lignin_fraction,
      nitrogenFraction: c.nitrogen_fraction,
      tillage: c.tillage,
    }
    const [factor, f2] = tillageConstants(c.tillage)
    tally.exact(c.id, 'tillage factor', factor, c.tillage_factor)
    tally.exact(c.id, 'f2', f2, c.f2)
    const run = tier2(years, soil, { runInYears: c.run_in_years })
    tally.exact(c.id, 'number of years', run.years.length, c.expected.length)
    c.expected.forEach((e, i) => {
      const got = run.years[i]
      tally.exact(c.id, 'year', got?.year, e.year)
      for (const pool of ['active', 'slow', 'passive', 'soc'] as const)
        tally.compare(c.id, got?.[pool] ?? Number.NaN, e[pool], true)
    })
  }
  return [tally.group()]
}
