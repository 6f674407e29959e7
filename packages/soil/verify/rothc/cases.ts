import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rothcConstantsAsShipped } from '../../src/rothc/constants.ts'
import { rothcEquilibrium } from '../../src/rothc/equilibrium.ts'
import type { RothcOptions } from '../../src/rothc/options.ts'
import { bareLimitOptions, moistureOptions } from '../../src/rothc/options.ts'
import { soc } from '../../src/rothc/pools.ts'
import { delta14c } from '../../src/rothc/radiocarbon.ts'
import type { MonthResult } from '../../src/rothc/run.ts'
import { runRothc } from '../../src/rothc/run.ts'
import type { Site } from '../../src/rothc/site.ts'
import { spinUpRothc } from '../../src/rothc/spinup.ts'
import type { State } from '../../src/rothc/state.ts'
import type { Group } from '../group.ts'
import { Tally } from '../group.ts'
import type { Month } from '../../src/rothc/month.ts'
import type { Row } from '../table.ts'
import { numbers } from '../table.ts'
import { month, pools } from './month.ts'

// A case as it stands in the file; what is wrong with it, the package itself refuses.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Item = any

/** Own cases: `cases.json` with a table of inputs and one of results for each. */
export function ownCases(file: string): Group[] {
  const forward = new Tally('rothc forward', 1e-9, 't C/ha')
  const factors = new Tally('rothc modifiers, deficit', 1e-9, 'mm or 1')
  const carbon14 = new Tally('rothc Δ14C', 1e-6, '‰')
  const ages = new Tally('rothc radiocarbon ages', 1e-6, 'year')
  const spinup = new Tally('rothc official spin-up', 1e-9, 't C/ha')
  const steady = new Tally('rothc equilibrium', 1e-8, 'relative')
  const shipped = new Tally('rothc as shipped (single)', 1e-9, 't C/ha')
  const all = [forward, factors, carbon14, ages, spinup, steady, shipped]
  forward.read(file)
  for (const item of JSON.parse(readFileSync(file, 'utf8'))) {
    const id = String(item.id)
    const paths = [join(dirname(file), item.inputs), join(dirname(file), item.expected)] as const
    forward.read(...paths)
    forward.case(id, () => {
      const rows = numbers(paths[0])
      const expected = numbers(paths[1])
      compareForward(item, rows, expected, { forward, factors, carbon14, ages })
      const months = rows.map(month)
      spinup.case(id, () => compareSpinup(item, months, { spinup, carbon14, ages }))
      steady.case(id, () => compareSteady(item, months, steady))
      if (item.spinup_single_precision_constants)
        shipped.case(id, () => asThePublishedProgram(item, months, expected, shipped, carbon14))
    })
  }
  return all.map((tally) => tally.group()).filter((group) => group.cases > 0)
}

/** The state that a case's forward run starts from. */
export const startOf = ({ spinup }: Item): State => ({
  pools: { ...poolsOf(spinup) },
  deficit: spinup.smd_mm,
  ages: agesOf(spinup),
})

type Tallies<Names extends string> = Readonly<Record<Names, Tally>>

function compareForward(
  item: Item,
  rows: readonly Row[],
  expected: readonly Row[],
  { forward, factors, carbon14, ages }: Tallies<'forward' | 'factors' | 'carbon14' | 'ages'>,
) {
  const id = String(item.id)
  const { site, options } = settingOf(item)
  forward.exact(id, 'steps', rows.length - 12, expected.length)
  forward.exact(id, 'months of the forward run', item.steps - 12, expected.length)
  const run = runRothc(site, rows.map(month).slice(12), startOf(item), options)
  run.months.forEach((got, i) => {
    const want = expected[i]
    for (const pool of pools) forward.compare(id, got[pool], want[pool])
    forward.compare(id, got.soc, want.soc)
    forward.compare(id, got.co2, want.co2_cum)
    forward.exact(id, 'year', rows[i + 12].year, want.year)
    forward.exact(id, 'month', rows[i + 12].month, want.month)
    factors.compare(id, got.a, want.rm_temp)
    factors.compare(id, got.b, want.rm_moist)
    factors.compare(id, got.c, want.rm_cover)
    factors.compare(id, got.deficit, want.smd_mm)
    compareAges(ages, id, got, want)
    carbon14.compare(id, got.delta14c!, want.delta14c)
  })
}

function compareSpinup(
  item: Item,
  months: Month[],
  { spinup, carbon14, ages }: Tallies<'spinup' | 'carbon14' | 'ages'>,
) {
  const id = String(item.id)
  const { site, options } = settingOf(item)
  const want = item.spinup
  const found = spinUpRothc(site, months.slice(0, 12), options)
  spinup.exact(id, 'months', found.months, want.spinup_months)
  for (const pool of pools) spinup.compare(id, found.state.pools[pool], want[pool])
  spinup.compare(id, soc(found.state.pools), want.soc)
  spinup.compare(id, found.state.deficit, want.smd_mm)
  compareAges(ages, id, found.state, want)
  carbon14.compare(id, delta14c(found.state.ages!.soc), want.delta14c)
}

function compareSteady(item: Item, months: Month[], steady: Tally) {
  const id = String(item.id)
  const { site, options } = settingOf(item)
  const exact = item.periodic_steady_state
  const solved = rothcEquilibrium(site, months.slice(0, 12), options)
  for (const pool of ['dpm', 'rpm', 'bio', 'hum'] as const)
    steady.compare(id, solved.pools[pool], exact[pool], true)
  steady.compare(id, solved.soc, exact.soc, true)
  steady.compare(id, solved.deficit, exact.smd_mm)
  steady.compare(id, solved.spectralRadius, exact.annual_spectral_radius, true)
  steady.exact(id, 'years to a periodic moisture', solved.moistureYears, exact.moisture_years)
}

/** The same case with single-precision constants, where its results are known. */
function asThePublishedProgram(
  item: Item,
  months: Month[],
  expected: Row[],
  shipped: Tally,
  carbon14: Tally,
) {
  const id = String(item.id)
  const { site, options } = settingOf(item)
  const year = months.slice(0, 12)
  const single = { ...options, constants: rothcConstantsAsShipped }
  const rough = item.spinup_single_precision_constants
  const roughSpun = spinUpRothc(site, year, single)
  shipped.exact(id, 'months', roughSpun.months, rough.months)
  for (const pool of ['dpm', 'rpm', 'bio', 'hum'] as const)
    shipped.compare(id, roughSpun.state.pools[pool], rough[pool])
  shipped.compare(id, soc(roughSpun.state.pools), rough.soc)
  carbon14.compare(id, delta14c(roughSpun.state.ages!.soc), rough.delta14c)
  const roughRun = runRothc(site, months.slice(12), roughSpun.state, single).months
  const worst = Math.max(...roughRun.map(({ soc }, i) => Math.abs(soc - expected[i].soc)))
  shipped.compare(id, roughRun.at(-1)!.soc, item.final_soc_single_precision_constants)
  shipped.compare(id, worst, item.max_abs_soc_diff_single_vs_double_constants)
}

/** The soil of a case, and the options it is run with. */
export function settingOf(item: Item): { site: Site; options: Partial<RothcOptions> } {
  return {
    site: {
      clay: item.clay_pct,
      depth: item.depth_cm,
      inert: item.iom_t_ha,
      silt: item.silt_pct,
      density: item.bulk_density_g_cm3,
      organicCarbon: item.organic_carbon_pct,
    },
    options: {
      moisture: moistureOptions[item.opt_rm_moist - 1] ?? `option ${item.opt_rm_moist}`,
      bareLimit: bareLimitOptions[item.opt_smd_bare - 1] ?? `option ${item.opt_smd_bare}`,
      minimumMoisture: item.min_rm_moist,
      radiocarbon: true,
    },
  }
}

function poolsOf(row: Row) {
  return { dpm: row.dpm, rpm: row.rpm, bio: row.bio, hum: row.hum, iom: row.iom }
}

function agesOf(row: Row) {
  return { dpm: row.age_dpm, rpm: row.age_rpm, bio: row.age_bio, hum: row.age_hum }
}

function compareAges(
  tally: Tally,
  id: string,
  got: { ages?: MonthResult['ages'] | State['ages'] },
  want: Row,
) {
  for (const [name, age] of Object.entries(got.ages!)) tally.compare(id, age, want[`age_${name}`])
}
