import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Answers } from '../../src/engine/columns.ts'
import type { SoilEngine } from '../../src/engine/engine.ts'
import { packWeather } from '../../src/engine/weather.ts'
import type { Month } from '../../src/rothc/month.ts'
import type { RothcOptions } from '../../src/rothc/options.ts'
import { soc } from '../../src/rothc/pools.ts'
import type { Site } from '../../src/rothc/site.ts'
import type { State } from '../../src/rothc/state.ts'
import type { Group } from '../group.ts'
import { Tally } from '../group.ts'
import { numbers } from '../table.ts'
import { settingOf, startOf, type Item } from './cases.ts'
import { month, pools } from './month.ts'

/** The same cases by the vector kernel, each a job of one cell. */
export function kernelCases(engine: SoilEngine, file: string): Group[] {
  const forward = new Tally('rothc forward, kernel', 1e-9, 't C/ha')
  const spinup = new Tally('rothc official spin-up, kernel', 1e-9, 't C/ha')
  const steady = new Tally('rothc equilibrium, kernel', 1e-8, 'relative')
  for (const item of JSON.parse(readFileSync(file, 'utf8')) as Item[]) {
    const id = String(item.id)
    forward.case(id, () => {
      const { site, options } = settingOf(item)
      const months = numbers(join(dirname(file), item.inputs)).map(month)
      const expected = numbers(join(dirname(file), item.expected))
      const run = runByKernel(engine, site, months.slice(12), startOf(item), options)
      run.stocks.forEach((stock, year) =>
        forward.compare(id, stock, expected[Math.min(12 * year + 11, expected.length - 1)].soc),
      )
      for (const pool of pools) forward.compare(id, run.pools[pool], expected.at(-1)![pool])
      forward.compare(id, run.deficit, expected.at(-1)!.smd_mm)

      const year = months.slice(0, 12)
      spinup.case(id, () => {
        const found = spinUpByKernel(engine, site, year, options)
        spinup.exact(id, 'months', found.months, item.spinup.spinup_months)
        for (const pool of pools) spinup.compare(id, found.pools[pool], item.spinup[pool])
      })
      steady.case(id, () => {
        const exact = item.periodic_steady_state
        const found = equilibriumByKernel(engine, site, year, options)
        for (const pool of ['dpm', 'rpm', 'bio', 'hum'] as const)
          steady.compare(id, found.pools[pool], exact[pool], true)
        steady.compare(id, soc(found.pools), exact.soc, true)
        steady.compare(id, found.deficit, exact.smd_mm)
        steady.exact(id, 'years to a periodic moisture', found.moistureYears, exact.moisture_years)
      })
    })
  }
  return [forward, spinup, steady].map((tally) => tally.group())
}

/** One site as the columns of one cell. */
function cellOf(site: Site, months: readonly Month[]) {
  const column = (of: (month: Month) => number) => months.map(of)
  const optional = (value: number | undefined) => (value === undefined ? undefined : [value])
  return {
    cells: 1,
    clay: [site.clay],
    depth: [site.depth],
    inert: [site.inert],
    silt: optional(site.silt),
    density: optional(site.density),
    organicCarbon: optional(site.organicCarbon),
    weather: packWeather(1, months.length, (_, i) => months[i]),
    plant: column(({ plant }) => plant),
    manure: column(({ manure = 0 }) => manure),
    cover: column(({ cover }) => cover),
    ratio: column(({ ratio }) => ratio),
  }
}

/** The answer for the one cell, or its refusal, thrown. */
function only<A extends Answers & { readonly pools: Record<(typeof pools)[number], Float64Array> }>(
  answer: A,
) {
  const refusal = answer.refusals.get(0)
  if (refusal) throw refusal
  const { dpm, rpm, bio, hum, iom } = answer.pools
  return { dpm: dpm[0], rpm: rpm[0], bio: bio[0], hum: hum[0], iom: iom[0] }
}

/** Stocks at the ends of the years, and the state at the end. */
export function runByKernel(
  engine: SoilEngine,
  site: Site,
  months: readonly Month[],
  { pools: p, deficit }: State,
  options: Partial<RothcOptions>,
) {
  const start = {
    pools: Object.fromEntries(pools.map((pool) => [pool, Float64Array.of(p[pool])])) as Record<
      (typeof pools)[number],
      Float64Array
    >,
    deficit: [deficit],
  }
  const answer = engine.run({ ...cellOf(site, months), start }, options)
  return { pools: only(answer), deficit: answer.deficit[0], stocks: [...answer.course] }
}

export function spinUpByKernel(
  engine: SoilEngine,
  site: Site,
  year: readonly Month[],
  options: Partial<RothcOptions>,
) {
  const answer = engine.spinUp(cellOf(site, year), options)
  return { pools: only(answer), deficit: answer.deficit[0], months: answer.months[0] }
}

export function equilibriumByKernel(
  engine: SoilEngine,
  site: Site,
  year: readonly Month[],
  options: Partial<RothcOptions>,
) {
  const answer = engine.equilibrium(cellOf(site, year), options)
  return { pools: only(answer), deficit: answer.deficit[0], moistureYears: answer.moistureYears[0] }
}
