import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { hoosfieldSite, hoosfieldYear } from '../../test/year.ts'
import { referenceDir } from '../../test/reference.ts'
import { month, pools as poolNames } from '../../verify/rothc/month.ts'
import { numbers } from '../../verify/table.ts'
import type { Month } from '../rothc/month.ts'
import { bareLimitOptions, moistureOptions } from '../rothc/options.ts'
import type { Pools } from '../rothc/pools.ts'
import { rothcEquilibrium } from '../rothc/equilibrium.ts'
import { runRothc } from '../rothc/run.ts'
import type { Site } from '../rothc/site.ts'
import type { SoilEngine } from './engine.ts'
import { soilEngine } from './engine.ts'
import { packWeather } from './weather.ts'

let kernel: SoilEngine
let fast: SoilEngine
async function start(relaxed: boolean) {
  kernel = await soilEngine({ relaxed })
  fast = await soilEngine({ relaxed, mode: 'fast' })
  expect([kernel, fast].map(({ by, relaxed, note }) => [by, relaxed, note])).toEqual([
    ['kernel', relaxed, undefined],
    ['kernel', relaxed, undefined],
  ])
}

/** One site and its months as a job of one cell. */
function job(site: Site, months: readonly Month[]) {
  const column = (of: (month: Month) => number) => Float64Array.from(months, of)
  return {
    cells: 1,
    clay: [site.clay],
    depth: [site.depth],
    inert: [site.inert],
    silt: site.silt === undefined ? undefined : [site.silt],
    density: site.density === undefined ? undefined : [site.density],
    organicCarbon: site.organicCarbon === undefined ? undefined : [site.organicCarbon],
    weather: packWeather(1, months.length, (_, i) => months[i]),
    plant: column(({ plant }) => plant),
    manure: column(({ manure = 0 }) => manure),
    cover: column(({ cover }) => cover),
    ratio: column(({ ratio }) => ratio),
  }
}

function startOf(pools: Pools, deficit: number) {
  const columns = Object.fromEntries(poolNames.map((pool) => [pool, Float64Array.of(pools[pool])]))
  return { pools: columns as Record<keyof Pools, Float64Array>, deficit: [deficit] }
}

const relative = (got: number, want: number) => Math.abs(got - want) / Math.max(Math.abs(want), 1e-300)

// A case as it stands in the file.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Case = any

function golden(folder: string): [string, Case, Month[], ReturnType<typeof numbers>][] {
  const cases: Case[] = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'))
  return cases.map((item) => [
    `${item.id} ${item.title ?? ''}`,
    item,
    numbers(join(folder, item.inputs)).map(month),
    numbers(join(folder, item.expected)),
  ])
}

const folders: [string, string | undefined][] = [
  ['our fixtures', fileURLToPath(new URL('../../test/fixtures/rothc', import.meta.url))],
  ['the official cases', referenceDir && join(referenceDir, 'rothc', 'cases')],
]

const runs = folders.flatMap(([name, folder]) =>
  (['plain', 'relaxed'] as const).map((kind) => [name, kind, folder] as const),
)

describe.each(runs)('%s run through the %s kernel', (name, kind, folder) => {
  beforeAll(() => start(kind === 'relaxed'))
  if (!folder) return test.skip(`(skipped: no ${name} in REFERENCE_DIR)`, () => {})

  test.each(golden(folder))('%s', (_, item, months, expected) => {
    const site: Site = {
      clay: item.clay_pct,
      depth: item.depth_cm,
      inert: item.iom_t_ha,
      silt: item.silt_pct,
      density: item.bulk_density_g_cm3,
      organicCarbon: item.organic_carbon_pct,
    }
    const options = {
      moisture: moistureOptions[item.opt_rm_moist - 1],
      bareLimit: bareLimitOptions[item.opt_smd_bare - 1],
      minimumMoisture: item.min_rm_moist,
    }
    const [year, after] = [months.slice(0, 12), months.slice(12)]
    const { spinup, periodic_steady_state: steady } = item

    const equilibrium = kernel.equilibrium(job(site, year), options)
    const solved = rothcEquilibrium(site, year, options)
    const conditioned = 1e-12 + (20 * Number.EPSILON) / (1 - solved.spectralRadius)
    for (const pool of ['dpm', 'rpm', 'bio', 'hum'] as const) {
      expect(relative(equilibrium.pools[pool][0], steady[pool])).toBeLessThan(1e-8)
      expect(relative(equilibrium.pools[pool][0], solved.pools[pool])).toBeLessThan(conditioned)
    }
    expect(equilibrium.moistureYears[0]).toBe(steady.moisture_years)

    const spun = kernel.spinUp(job(site, year), options)
    expect(spun.months[0]).toBe(spinup.spinup_months)
    for (const pool of poolNames) expect(Math.abs(spun.pools[pool][0] - spinup[pool])).toBeLessThan(1e-9)

    if (after.length === 0) return
    const start = startOf(spinup, spinup.smd_mm)
    const twin = runRothc(site, after, { pools: spinup, deficit: spinup.smd_mm }, options)
    const course = kernel.run({ ...job(site, after), start }, options)
    const rough = fast.run({ ...job(site, after), start }, options)
    const want = expected.at(-1)!
    for (const pool of poolNames) {
      expect(Math.abs(course.pools[pool][0] - want[pool])).toBeLessThan(1e-9)
      expect(relative(course.pools[pool][0], twin.end.pools[pool])).toBeLessThan(1e-12)
      // A pool that has decayed to less than a millionth of the soil is held to a millionth of that.
      const size = Math.max(twin.end.pools[pool], 1e-6 * want.soc)
      expect(Math.abs(rough.pools[pool][0] - twin.end.pools[pool]) / size).toBeLessThan(1e-6)
    }
    expect(course.deficit[0]).toBeCloseTo(want.smd_mm, 9)
    for (let row = 0; row < course.course.length; row++) {
      const { soc } = expected[Math.min(12 * row + 11, expected.length - 1)]
      expect(Math.abs(course.course[row] - soc)).toBeLessThan(1e-9)
    }
  })
})

test.each(['plain', 'relaxed'])(
  'Hoosfield’s printed stock, to its four decimals, by the %s kernel',
  async (kind) => {
    await start(kind === 'relaxed')
    const { pools } = kernel.equilibrium(job(hoosfieldSite, hoosfieldYear))
    const printed = { dpm: '0.1533', rpm: '4.4852', bio: '0.6671', hum: '25.8576', iom: '2.7000' }
    expect(Object.fromEntries(poolNames.map((pool) => [pool, pools[pool][0].toFixed(4)]))).toEqual(printed)
    expect(kernel.spinUp(job(hoosfieldSite, hoosfieldYear)).months[0]).toBe(12 * 1416)
  },
)
