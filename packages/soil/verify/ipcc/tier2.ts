import {
  type Tier2Result,
  type Tier2Soil,
  type Tier2Tillage,
  type Tier2Year,
  activeInput,
  decayRates,
  drivers,
  metabolicInput,
  tier2,
  tillageConstants,
} from '../../src/ipcc/tier2.ts'
import { type Group, Tally } from '../group.ts'
import { casesIn } from './names.ts'

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
  expected: Record<string, number>[]
}

export function tier2Cases(file: string): Group[] {
  const tally = new Tally('ipcc Tier 2 own cases', 1e-12, 'relative')
  tally.read(file)
  for (const c of casesIn<Tier2Case>(file)) tally.case(c.id, () => compareCase(c, tally))
  return [tally.group()]
}

function compareCase(c: Tier2Case, tally: Tally): void {
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
  c.expected.forEach((row, i) => {
    const figures = named(run.years[i], years[row.year], soil)
    for (const [name, value] of Object.entries(row))
      if (name === 'year') tally.exact(c.id, name, run.years[i]?.year, value)
      else tally.compare(c.id, figures[name] ?? Number.NaN, value, true)
  })
}

/** A year's figures under the names of the reference file; one it has beyond these is not understood. */
function named(now: Tier2Result, year: Tier2Year, soil: Tier2Soil): Record<string, number> {
  const driven = drivers(year)
  const rates = decayRates(driven, soil)
  return {
    temp_factor: driven.temperature,
    water_factor: driven.water,
    beta: metabolicInput(driven.inputTCHa, soil),
    alpha: activeInput(driven.inputTCHa, soil),
    k_active: rates.active,
    k_slow: rates.slow,
    k_passive: rates.passive,
    active_star: now.steady.active,
    slow_star: now.steady.slow,
    passive_star: now.steady.passive,
    active: now.active,
    slow: now.slow,
    passive: now.passive,
    soc: now.soc,
  }
}
