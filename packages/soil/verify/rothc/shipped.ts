import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { rothcConstantsAsShipped } from '../../src/rothc/constants.ts'
import type { Month } from '../../src/rothc/month.ts'
import type { RothcOptions } from '../../src/rothc/options.ts'
import { bareLimitOptions, moistureOptions } from '../../src/rothc/options.ts'
import { soc } from '../../src/rothc/pools.ts'
import { delta14c } from '../../src/rothc/radiocarbon.ts'
import type { MonthResult } from '../../src/rothc/run.ts'
import { runRothc } from '../../src/rothc/run.ts'
import type { Site } from '../../src/rothc/site.ts'
import { spinUpRothc } from '../../src/rothc/spinup.ts'
import { initialState } from '../../src/rothc/state.ts'
import type { Group } from '../group.ts'
import { Tally } from '../group.ts'
import type { Row } from '../table.ts'
import { numbers } from '../table.ts'
import { pools } from './month.ts'

/** A shipped RothC_input.dat: lines of numbers under lines of words, with or without the line of options. */
function readDat(file: string): {
  site: Site
  options: Partial<RothcOptions>
  months: Month[]
  dates: number[][]
} {
  const numeric = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((cells) => cells.length > 1 && cells.every(Number.isFinite))
  const switches = numeric[0].length === 2 ? numeric.shift()! : [1, 1]
  const [clay, depth, inert, steps, silt, density, organicCarbon, minimumMoisture] = numeric.shift()!
  if (numeric.length !== steps) throw new Error(`${numeric.length} months under a header of ${steps}`)
  const [moisture, bareLimit] = [moistureOptions[switches[0] - 1], bareLimitOptions[switches[1] - 1]]
  if (!moisture || !bareLimit) throw new Error(`no such options as ${switches.join(' and ')}`)
  const dry = moisture === 'standard' ? {} : { minimumMoisture }
  return {
    site: { clay, depth, inert, silt, density, organicCarbon },
    options: { moisture, bareLimit, radiocarbon: true, ...dry },
    dates: numeric.map(([year, month]) => [year, month]),
    months: numeric.map((row) => {
      const [, , modern, temperature, rain, evaporation, plant, manure, cover, ratio] = row
      return { modern, temperature, rain, evaporation, plant, manure, cover: cover as 0 | 1, ratio }
    }),
  }
}

/** Runs a shipped example and hands every result with its date to `compare`. */
function example(file: string, tally: Tally, compare: (run: Example) => void): Group {
  const folder = dirname(file)
  try {
    const dat = join(folder, 'RothC_input.dat')
    tally.read(dat, file)
    compare({ ...readDat(dat), folder })
  } catch (error) {
    tally.fault(basename(folder), String(error))
  }
  return tally.group()
}

type Example = ReturnType<typeof readDat> & { folder: string }

/** The printed tables of the Fortran program: 4 decimals, made with its single-precision constants. */
export function fortranExample(file: string): Group {
  const tally = new Tally('rothc Fortran example, printed', 1e-4, 't C/ha')
  return example(file, tally, ({ site, options, months, dates, folder }) => {
    const constants = rothcConstantsAsShipped
    const spun = spinUpRothc(site, months.slice(0, 12), { ...options, constants })
    const run = runRothc(site, months.slice(12), spun.state, { ...options, constants })
    const rows = printed(file).slice(2)
    tally.exact('months', 'count', rows.length, run.months.length)
    run.months.forEach((got, i) => {
      const row = rows[i]
      const given = months[i + 12]
      tally.exact('months', 'date', `${row.Year}-${row.Month}`, dates[i + 12].join('-'))
      tally.exact('months', 'cover', row.PC, given.cover)
      tally.printed('months', given.plant, row.C_Inp_t_C_ha, 3)
      tally.printed('months', given.manure!, row.FYM_Inp_t_C_ha, 3)
      tally.printed('months', given.temperature, row.TEMP_C, 1)
      tally.printed('months', given.rain, row.RAIN_mm, 1)
      tally.printed('months', given.evaporation, row.PEVAP_mm, 1)
      compareStocks(tally, 'months', got, row)
      tally.printed('months', got.a, row.RM_TMP, 4)
      tally.printed('months', got.b, row.RM_Moist, 4)
      tally.printed('months', got.c, row.RM_PC, 1)
      tally.printed('months', got.deficit, row.SMD_mm, 2)
      tally.compare('months', got.co2, row.CO2_t_C_ha)
    })
    const yearFile = join(folder, 'year_results.out')
    tally.read(yearFile)
    const years = printed(yearFile)
    const decembers = run.months.filter((_, i) => i % 12 === 11)
    tally.exact('years', 'count', years.length, decembers.length + 2)
    const begins = [
      {
        month: 0,
        stocks: { ...initialState(site.inert).pools, soc: site.inert },
        age: constants.radiocarbon.inertAge,
      },
      {
        month: spun.months,
        stocks: { ...spun.state.pools, soc: soc(spun.state.pools) },
        age: spun.state.ages!.soc,
      },
    ]
    begins.forEach(({ month, stocks, age }, i) => {
      for (const row of [years[i], printed(file)[i]]) {
        tally.exact('spin-up', 'months', row.Month, month)
        compareStocks(tally, 'spin-up', stocks, row)
        tally.compare('spin-up', 0, row.CO2_t_C_ha)
      }
      tally.printed('spin-up', delta14c(age), years[i].deltaC, 2)
    })
    decembers.forEach((got, i) => {
      const row = years[i + 2]
      tally.exact('years', 'year', dates[12 * (i + 1)][0], row.Year)
      tally.exact('years', 'month', 12, row.Month)
      compareStocks(tally, 'years', got, row)
      tally.compare('years', got.co2, row.CO2_t_C_ha)
      tally.printed('years', got.delta14c!, row.deltaC, 2)
    })
  })
}

/** The Python program's own results, in full precision. */
export function pythonExample(file: string): Group {
  const tally = new Tally('rothc Python example', 1e-9, 't C/ha')
  return example(file, tally, ({ site, options, months, dates, folder }) => {
    const spun = spinUpRothc(site, months.slice(0, 12), options)
    const run = runRothc(site, months.slice(12), spun.state, options)
    const rows = numbers(file)
    tally.exact('months', 'count', rows.length, run.months.length)
    run.months.forEach((got, i) => {
      tally.exact('months', 'date', `${rows[i].Year}-${rows[i].Month}`, dates[i + 12].join('-'))
      compareStocks(tally, 'months', got, rows[i])
      tally.printed('months', got.delta14c!, rows[i].deltaC, 6)
    })
    const yearFile = join(folder, 'year_results.csv')
    tally.read(yearFile)
    const [spinRow, ...years] = numbers(yearFile)
    tally.exact('spin-up', 'months', spun.months, spinRow.Month)
    compareStocks(tally, 'spin-up', { ...spun.state.pools, soc: soc(spun.state.pools) }, spinRow)
    tally.printed('spin-up', delta14c(spun.state.ages!.soc), spinRow.deltaC, 6)
    const decembers = run.months.filter((_, i) => i % 12 === 11)
    tally.exact('years', 'count', years.length, decembers.length)
    decembers.forEach((got, i) => {
      tally.exact('years', 'date', `${years[i].Year}-${years[i].Month}`, dates[12 * i + 23].join('-'))
      compareStocks(tally, 'years', got, years[i])
      tally.printed('years', got.delta14c!, years[i].deltaC, 6)
    })
  })
}

function printed(file: string): Row[] {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const names = header.split(',').map((name) => name.trim())
  return lines.map((line) => {
    const cells = line.split(',').map((cell) => (cell.trim() === '' ? NaN : Number(cell)))
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]))
  })
}

function compareStocks(tally: Tally, id: string, got: Row | (MonthResult & object), row: Row) {
  for (const name of [...pools, 'soc'] as const)
    tally.compare(id, (got as Row)[name], row[`${name.toUpperCase()}_t_C_ha`])
}
