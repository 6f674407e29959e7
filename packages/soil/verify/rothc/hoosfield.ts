import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { rothcConstants } from '../../src/rothc/constants.ts'
import { rothcEquilibrium } from '../../src/rothc/equilibrium.ts'
import { nextDeficit } from '../../src/rothc/moisture.ts'
import type { Month } from '../../src/rothc/month.ts'
import { rothcOptions } from '../../src/rothc/options.ts'
import { soc } from '../../src/rothc/pools.ts'
import { delta14c } from '../../src/rothc/radiocarbon.ts'
import { runRothc } from '../../src/rothc/run.ts'
import { spinUpRothc } from '../../src/rothc/spinup.ts'
import type { SoilEngine } from '../../src/engine/engine.ts'
import { waterLimits } from '../../src/rothc/water.ts'
import type { Group } from '../group.ts'
import { Tally, filesBelow } from '../group.ts'
import type { Row } from '../table.ts'
import { numbers } from '../table.ts'
import { runByKernel } from './kernel.ts'
import { month, pools } from './month.ts'

/** Printed BIO ages lie a month off while their own printed Δ14C does not: held to a tenth of a year only. */
const looseAge = { bio: 0.1 } as Record<string, number>

/** The worked example of the description (printed from the exact equilibrium), and our runs of its treatments. */
export function hoosfield(file: string, engine: SoilEngine): Group[] {
  const print = new Tally('rothc Hoosfield, printed', 5.01e-5, 't C/ha')
  const runs = new Tally('rothc Hoosfield treatments', 1e-9, 't C/ha')
  const kernel = new Tally('rothc Hoosfield treatments, kernel', 1e-9, 't C/ha')
  const folder = dirname(file)
  try {
    const paper = JSON.parse(readFileSync(file, 'utf8'))
    const weatherFile = join(folder, 'weather-and-spinup.csv')
    print.read(file, weatherFile)
    const year = numbers(weatherFile).map(month)
    const site = { clay: paper.clay_pct, depth: paper.depth_cm, inert: paper.iom_t_ha }
    const radiocarbon = true

    const table1 = paper.tsmd_table
    const limits = waterLimits(site, rothcOptions())
    let deficit = 0
    table1.acc_tsmd_mm.forEach((want: number, i: number) => {
      deficit = nextDeficit(limits, deficit, table1.rain_mm[i] - 0.75 * table1.open_pan_evap_mm[i], false)
      print.printed('deficits', deficit, want, 2)
    })
    const exact = rothcEquilibrium(site, year)
    const { ages } = spinUpRothc(site, year, { radiocarbon, tolerance: 1e-12 }).state
    const printedStart = paper.published_equilibrium_31_dec_1851
    for (const pool of pools) print.compare('1851', exact.pools[pool], printedStart[pool])
    print.compare('1851', exact.soc, printedStart.soc)
    const inertAge = rothcConstants.radiocarbon.inertAge
    comparePrinted14c(print, '1851', { ...ages!, iom: inertAge }, printedStart)
    const printedJanuary = paper.published_31_jan_1852
    const start = { pools: exact.pools, deficit: exact.deficit, ages }
    const bare: Month = { ...year[0], plant: 0, cover: 0 }
    const [january] = runRothc(site, [bare], start, { radiocarbon }).months
    print.printed('January 1852', january.xi, printedJanuary.combined_rate_modifier, 4)
    for (const pool of ['dpm', 'rpm', 'bio', 'hum'] as const)
      print.compare('January 1852', january[pool], printedJanuary[pool])
    comparePrinted14c(print, 'January 1852', { ...january.ages! }, printedJanuary)

    const spun = spinUpRothc(site, year, { radiocarbon })
    const want = paper.computed.spinup
    runs.exact('spin-up', 'months', spun.months, want.spinup_months)
    for (const pool of pools) runs.compare('spin-up', spun.state.pools[pool], want[pool])
    runs.compare('spin-up', soc(spun.state.pools), want.soc)
    runs.compare('spin-up', spun.state.deficit, want.smd_mm)
    for (const [name, age] of Object.entries(spun.state.ages!))
      runs.printed('spin-up', age, want[`age_${name}`], 6)
    runs.printed('spin-up', delta14c(spun.state.ages!.soc), want.delta14c, 6)
    const treatments = filesBelow(folder).filter((name) => name.endsWith('.inputs.csv'))
    for (const inputs of treatments) {
      const outputs = inputs.replace('.inputs.csv', '.expected-annual.csv')
      runs.read(inputs, outputs)
      const id = basename(inputs, '.inputs.csv')
      runs.case(id, () => {
        const rows = numbers(inputs)
        const months = rows.map((row) => {
          const { temperature, rain, evaporation, ratio } = year[row.month - 1]
          const { plant_c, fym_c, cover } = row
          return {
            temperature,
            rain,
            evaporation,
            ratio,
            plant: plant_c,
            manure: fym_c,
            cover: cover as 0 | 1,
          }
        })
        const results = runRothc(site, months, spun.state).months.filter((_, i) => i % 12 === 11)
        const expected = numbers(outputs)
        runs.exact(id, 'years', results.length, expected.length)
        results.forEach((got, i) => {
          runs.exact(id, 'year', rows[12 * i].year, expected[i].year)
          for (const name of [...pools, 'soc'] as const) runs.compare(id, got[name], expected[i][name])
          runs.compare(id, got.co2, expected[i].co2_cum)
          runs.compare(id, got.deficit, expected[i].smd_mm)
        })
        const { stocks } = runByKernel(engine, site, months, spun.state, {})
        expected.forEach((row, i) => kernel.compare(id, stocks[i], row.soc))
      })
    }
  } catch (error) {
    runs.fault(basename(folder), String(error))
  }
  return [print.group(), runs.group(), kernel.group()]
}

function comparePrinted14c(
  tally: Tally,
  id: string,
  ages: Record<string, number>,
  print: Record<string, Row>,
) {
  for (const [name, want] of Object.entries(print.age_years)) {
    if (name in looseAge) {
      if (!(Math.abs(ages[name] - want) <= looseAge[name]))
        tally.fault(id, `${name} age ${ages[name]} against ${want}`)
    } else tally.printed(id, ages[name], want, 2)
  }
  for (const [name, want] of Object.entries(print.delta14c)) tally.printed(id, delta14c(ages[name]), want, 2)
}
