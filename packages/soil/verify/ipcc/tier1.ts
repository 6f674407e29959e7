import type { SoilClass } from '../../src/ipcc/soil-class.ts'
import type { TableValue } from '../../src/ipcc/table-value.ts'
import { type LandManagement, stockChange, stockPerHectare, stratum2019 } from '../../src/ipcc/tier1.ts'
import type { ClimateZone } from '../../src/ipcc/zones.ts'
import { type Group, Tally } from '../group.ts'
import { hyphens, json, level } from './names.ts'

interface Use {
  land_use: string
  management: string | null
  input: string | null
}

interface Tier1Case {
  id: string
  climate_zone: string
  soil: string
  area_ha: number
  before: Use
  after: Use
  years_since_change: number
  transition_years: number
  expected: {
    reference_t_ha: number
    factors_before: number[]
    factors_after: number[]
    soc_before_t_ha: number
    soc_after_equilibrium_t_ha: number
    annual_change_t_c_yr: number
    soc_after_T_years_t_ha: number
    annual_change_tco2_yr: number
  }
}

interface Parcel {
  area_ha: number
  f_lu: number
  f_mg: number
  f_i: number
}

interface Guideline {
  id: string
  reference_t_ha: number
  before: Parcel[]
  after: Parcel[]
  transition_years: number
  expected: {
    stock_before_t: number
    stock_after_t: number
    annual_change_t_yr: number
    printed_before_Mt: number
    printed_after_Mt: number
    printed_annual_change_t_yr: number
  }
}

function management({ land_use, management, input }: Use): LandManagement {
  const landUse = level(land_use)
  if (landUse === 'long-term-cultivated')
    return { landUse, tillage: level(management ?? '') as never, input: level(input ?? '') as never }
  if (landUse === 'grassland')
    return { landUse, management: level(management ?? '') as 'improved', input: level(input ?? '') as never }
  return { landUse: landUse as 'paddy' }
}

const product = (values: readonly number[]): number => values.reduce((p, v) => p * v, 1)

export function tier1Cases(file: string): Group[] {
  const { guidelines, cases } = json<{ guidelines: Guideline[]; cases: Tier1Case[] }>(file)
  const own = new Tally('ipcc Tier 1 cases', 1e-12, 'relative')
  own.read(file)
  for (const c of cases) {
    const { expected } = c
    const stratum = (use: Use) =>
      stratum2019(
        hyphens(c.climate_zone) as ClimateZone,
        hyphens(c.soil) as SoilClass,
        management(use),
        c.area_ha,
      )
    const [before, after] = [stratum(c.before), stratum(c.after)]
    const options = { yearsSinceChange: c.years_since_change, transitionYears: c.transition_years }
    const change = stockChange([before], [after], options)
    const compare = (got: number, wanted: number) =>
      wanted === 0 ? own.compare(c.id, got, wanted) : own.compare(c.id, got, wanted, true)
    compare(before.reference.value, expected.reference_t_ha)
    compare(product(before.factors.map((f) => f.value)), product(expected.factors_before))
    compare(product(after.factors.map((f) => f.value)), product(expected.factors_after))
    compare(stockPerHectare(before), expected.soc_before_t_ha)
    compare(stockPerHectare(after), expected.soc_after_equilibrium_t_ha)
    compare(change.annualTC, expected.annual_change_t_c_yr)
    compare(change.annualTCo2, expected.annual_change_tco2_yr)
    compare(change.afterTC / c.area_ha, expected.soc_after_T_years_t_ha)
  }
  const printed = new Tally('ipcc 2006 Guidelines example', 1e-12, 'relative')
  printed.read(file)
  for (const g of guidelines) {
    const value = (cell: string, number: number): TableValue<'2006'> => ({
      value: number,
      errorPercent: 0,
      errorMeans: 'two standard deviations',
      edition: '2006',
      volume: 4,
      table: 'worked example',
      cell,
      read: 'reference/ipcc',
    })
    const strata = (parcels: Parcel[]) =>
      parcels.map((p) => ({
        areaHa: p.area_ha,
        reference: value('reference', g.reference_t_ha),
        factors: [value('land use', p.f_lu), value('management', p.f_mg), value('input', p.f_i)],
      }))
    const change = stockChange(strata(g.before), strata(g.after), {
      yearsSinceChange: g.transition_years,
      transitionYears: g.transition_years,
    })
    printed.compare(g.id, change.beforeTC, g.expected.stock_before_t, true)
    printed.compare(g.id, change.settledTC, g.expected.stock_after_t, true)
    printed.compare(g.id, change.annualTC, g.expected.annual_change_t_yr, true)
    printed.exact(
      g.id,
      'printed stock before',
      (change.beforeTC / 1e6).toFixed(2),
      g.expected.printed_before_Mt.toFixed(2),
    )
    printed.exact(
      g.id,
      'printed stock after',
      (change.settledTC / 1e6).toFixed(2),
      g.expected.printed_after_Mt.toFixed(2),
    )
    // The print takes the change from the rounded stocks.
    const rounded = (t: number) => Math.round(t / 1e4) * 1e4
    const roundedChange = (rounded(change.settledTC) - rounded(change.beforeTC)) / g.transition_years
    printed.exact(g.id, 'printed change', Math.round(roundedChange), g.expected.printed_annual_change_t_yr)
  }
  return [own.group(), printed.group()]
}
