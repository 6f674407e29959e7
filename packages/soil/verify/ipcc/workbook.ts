import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordsIn } from '../../src/tables.ts'
import {
  type Tier2Year,
  activeInput,
  decayRates,
  drivers,
  metabolicInput,
  moistureRatio,
  temperatureEffect,
  tier2,
  waterEffect,
} from '../../src/ipcc/tier2.ts'
import { type Group, Tally } from '../group.ts'

const start = { active: 0.34, slow: 3.6, passive: 58.8 }

/**
 * What a printed figure allows: half a unit of its last decimal, and the part of `scale` that the rounded weather
 * (temperature to 0.1 °C) leaves open.
 */
const allowed = (cell: string, scale: number): number =>
  0.5 * 10 ** -(cell.split('.')[1]?.length ?? 0) + 2e-3 * Math.abs(scale)

/** The worked example of the IPCC Tier 2 workbook: stocks by their total, and every factor by its printed digits. */
export function workbook(dir: string): Group[] {
  const files = [join(dir, 'annual-pools.csv'), join(dir, 'monthly-climate-and-factors.csv')]
  const [annual, monthly] = files
  const stocks = new Tally('ipcc Tier 2 workbook, stocks', 1.5e-4, 'relative')
  const factors = new Tally('ipcc Tier 2 workbook, factors', 1, 'of what the printed digits allow')
  for (const tally of [stocks, factors]) tally.read(...files)
  const printed = (id: string, got: number, cell: string, scale = got) =>
    factors.compare(id, got / allowed(cell, scale), Number(cell) / allowed(cell, scale))

  const [months, means] = monthlyTables(monthly)
  const weather = new Map<string, string[][]>()
  for (const month of months) {
    const [year, number, yearMonth, temperature, rain, pet, ti, ratio, wi] = month
    weather.set(year, [...(weather.get(year) ?? []), month])
    const id = `${year}-${number}`
    printed(id, Number(year) + (Number(number) - 1) / 12, yearMonth, 0)
    const moisture = moistureRatio(Number(rain), Number(pet))
    // A tenth of a degree is 0.004 of the temperature effect.
    printed(id, temperatureEffect(Number(temperature)), ti, 1)
    printed(id, moisture, ratio)
    printed(id, waterEffect(moisture), wi)
  }
  const year = (name: string): Tier2Year | undefined => {
    const own = weather.get(name) ?? []
    const column = (i: number) => own.map((month) => Number(month[i]))
    if (own.length !== 12) return undefined
    return { temperatureC: column(3), rainMm: column(4), petMm: column(5), inputTCHa: 0 }
  }
  for (const [name, meanTi, meanWi, again, tfac, wfac] of means) {
    const weatherOfYear = year(name)
    if (!weatherOfYear) continue // the last year ends in August
    const { temperature, water } = drivers(weatherOfYear)
    factors.exact(name, 'year', again, name)
    printed(name, temperature, meanTi)
    printed(name, water / 1.5, meanWi)
    printed(name, temperature, tfac)
    printed(name, water, wfac)
  }

  const rows = recordsIn(readFileSync(annual, 'utf8'))
  const years = rows.map((row) => ({ ...(year(row.Year) as Tier2Year), inputTCHa: Number(row.CI) }))
  const soils = rows.map((row) => ({
    sandFraction: Number(row.Sand),
    ligninFraction: Number(row.LC),
    nitrogenFraction: Number(row.NC),
    tillage: 'unknown' as const,
  }))
  const run = tier2(years, soils[0], { start })
  let before = { ...start, soc: start.active + start.slow + start.passive }
  rows.forEach((row, i) => {
    const id = row.Year
    const driven = drivers(years[i])
    const rates = decayRates(driven, soils[i])
    const now = run.years[i]
    stocks.compare(id, now.soc, Number(row.SOCy), true)
    factors.exact(id, 'counter', Number(row.Counter), i + 1)
    printed(id, driven.temperature, row.tfac)
    printed(id, driven.water, row.wfac)
    printed(id, metabolicInput(driven.inputTCHa, soils[i]), row.Beta)
    printed(id, activeInput(driven.inputTCHa, soils[i]), row.alpha)
    for (const [pool, rate, stock] of [
      ['active', 'kA', 'ACTIVEy'],
      ['slow', 'kS', 'SLOWy'],
      ['passive', 'kP', 'PASSIVEy'],
    ] as const) {
      const change = `${stock[0]}${stock.slice(1, -1).toLowerCase()}_diff`
      printed(id, rates[pool], row[rate])
      printed(id, now.steady[pool], row[`${stock}*`])
      printed(id, now[pool], row[stock])
      printed(id, now[pool] - before[pool], row[change], 1)
    }
    printed(id, now.soc - before.soc, row.SOC_diff, 0)
    before = now
  })
  return [stocks.group(), factors.group()]
}

/**
 * The months, and the yearly means that stand to their right: year, mean Ti, mean Wi, year, tfac, wfac. Those do not
 * belong to the line they stand on, and their columns have no names.
 */
function monthlyTables(file: string): [string[][], string[][]] {
  const [, ...rows] = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(','))
  const means = rows.filter((row) => row[10]).map((row) => [row[10], row[11], row[12], ...row.slice(15)])
  return [rows, means]
}
