import { inputRemarks } from '../remarks.ts'
import { type Remark, remark } from '../remarks/remark.ts'
import { inertCarbon } from '../rothc/inert.ts'
import type { DatedMonth, SiteFile } from './sitefile.ts'
import type { WorksheetRow } from './worksheet.ts'

/** A starting input beyond these, relative to the file's, says that stock and input do not belong together. */
const factors = { low: 0.5, high: 2 }
/** Ends of the run closer than this to what it starts from, relative, are the same stock. */
const sameStock = 0.02

type Run = { readonly rows: readonly WorksheetRow[]; readonly factor: number }

/** What is to be asked about a site's file and its run: how it starts, what the months and the soil are given as. */
export function siteRemarks(file: SiteFile, run: Run): Remark[] {
  return [...startRemarks(file, run), ...givenRemarks(file, run), ...runRemarks(file, run)]
}

function startRemarks({ site, options, start, stock, months }: SiteFile, { rows, factor }: Run): Remark[] {
  const first = months[12]
  const reached = rows.findLast((row) => row.run === 'start')?.soc ?? NaN
  const isUnused = stock !== undefined && start !== 'stock' && Math.abs(reached - stock) > sameStock * stock
  const isOdd = factor < factors.low || factor > factors.high
  const isEstimated = stock !== undefined && site.inert === inertCarbon(stock)
  return [
    ...(first ? [] : [remark('no_run')]),
    ...(first && first.month !== 1 ? [remark('first_month', { month: first.month, year: first.year })] : []),
    ...(isUnused ? [remark('stock_unused', { stock, start: reached })] : []),
    ...(isOdd ? [remark('factor', { factor })] : []),
    ...(options.evaporation === 'open-pan' ? [remark('open_pan', { factor: options.constants.pan })] : []),
    ...(isEstimated ? [remark('inert', { inert: site.inert })] : []),
  ]
}

/** The year before the run and the mean year of the run are judged; of one rule the first remark stands. */
function givenRemarks({ site, stock, months }: SiteFile, { rows }: Run): Remark[] {
  const { clay, depth, density, organicCarbon } = site
  const forward = months.slice(12)
  const reached = rows.findLast((row) => row.run === 'start')?.soc
  const ratio = Math.max(...months.map((month) => month.ratio))
  const soil = { clay, depth, density, organicCarbon, stock: stock ?? reached }
  const found = [
    ...inputRemarks({ weather: months.slice(0, 12), input: inputOf(months.slice(0, 12)), ratio, ...soil }),
    ...(forward.length < 12
      ? []
      : inputRemarks({ weather: meanYear(forward), input: (12 * inputOf(forward)) / forward.length })),
    ...wholeYears(forward)
      .flatMap((year) => inputRemarks({ weather: year }))
      .filter(({ rule }) => rule === 'temperature_month'),
  ]
  return found.filter(({ rule }, i) => found.findIndex((other) => other.rule === rule) === i)
}

const inputOf = (months: readonly DatedMonth[]) =>
  months.reduce((sum, { plant, manure = 0 }) => sum + plant + manure, 0)

/** January to December, each the mean of its kind. */
function meanYear(months: readonly DatedMonth[]) {
  return Array.from({ length: 12 }, (_, i) => {
    const own = months.filter(({ month }) => month === i + 1)
    const mean = (of: (month: DatedMonth) => number) =>
      own.reduce((sum, month) => sum + of(month), 0) / own.length
    return {
      temperature: mean(({ temperature }) => temperature),
      rain: mean(({ rain }) => rain),
      evaporation: mean(({ evaporation }) => evaporation),
    }
  })
}

const wholeYears = (months: readonly DatedMonth[]) =>
  Array.from({ length: Math.floor(months.length / 12) }, (_, year) => months.slice(12 * year, 12 * year + 12))

function runRemarks(_: SiteFile, { rows }: Run): Remark[] {
  const frozen = rows.filter(({ a }) => a === 0).length
  const forward = rows.filter(({ run }) => run === 'forward')
  const isFallow = forward.length > 0 && forward.every((row) => row.plant_c + row.fym_c === 0)
  return [
    ...(frozen > 0 ? [remark('frozen', { months: frozen })] : []),
    ...(isFallow ? [remark('no_input')] : []),
  ]
}
