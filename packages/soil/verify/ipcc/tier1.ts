import type { SoilClass } from '../../src/ipcc/soil-class.ts'
import type { TableValue } from '../../src/ipcc/table-value.ts'
import { type LandManagement, stockChange, stockPerHectare, stratum2019 } from '../../src/ipcc/tier1.ts'
import type { ClimateZone } from '../../src/ipcc/zones.ts'
import { type Group, Tally } from '../group.ts'
import { casesIn, hyphens, json, level } from './names.ts'

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

/** Own cases under `cases`, or as the file's own list; the examples of the 2006 Guidelines where there are some. */
export function tier1Cases(file: string): Group[] {
  const own = new Tally('ipcc Tier 1 cases', 1e-12, 'relative')
  own.read(file)
  for (const c of casesIn<Tier1Case>(file)) own.case(c.id, () => compareCase(c, own))
  const { guidelines = [] } = json<{ guidelines?: Guideline[] }>(file)
  if (guidelines.length === 0) return [own.group()]
  const printed = new Tally('ipcc 2006 Guidelines example', 1e-12, 'relative')
  printed.read(file)
  for (const g of guidelines) printed.case(g.id, () => compareGuideline(g, printed))
  return [own.group(), printed.group()]
}

function compareCase(c: Tier1Case, own: Tally): void {
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

function compareGuideline(g: Guideline, printed: Tally): void {
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
  const { expected } = g
  printed.compare(g.id, change.beforeTC, expected.stock_before_t, true)
  printed.compare(g.id, change.settledTC, expected.stock_after_t, true)
  printed.compare(g.id, change.annualTC, expected.annual_change_t_yr, true)
  const millions = (tonnes: number) => (tonnes / 1e6).toFixed(2)
  const print = (what: string, got: string | number, wanted: string | number) =>
    printed.exact(g.id, what, got, wanted)
  print('printed stock before', millions(change.beforeTC), expected.printed_before_Mt.toFixed(2))
  print('printed stock after', millions(change.settledTC), expected.printed_after_Mt.toFixed(2))
  // The print takes the change from the rounded stocks.
  const rounded = (t: number) => Math.round(t / 1e4) * 1e4
  const roundedChange = (rounded(change.settledTC) - rounded(change.beforeTC)) / g.transition_years
  print('printed change', Math.round(roundedChange), expected.printed_annual_change_t_yr)
}
