import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordsIn } from '../src/tables.ts'
import { firstSheet } from './workbook.ts'

/** A mean over the plots of a treatment, t C/ha. */
export interface Point {
  readonly year: number
  readonly stock: number
}

export interface Weather {
  readonly temperature: readonly number[]
  readonly rain: readonly number[]
  readonly evaporation: readonly number[]
}

/** Readers of the Rothamsted folder; stocks are t C/ha in the topsoil, and `*` is missing. */
export function rothamsted(folder: string) {
  const rows = (...path: string[]) => recordsIn(readFileSync(join(folder, ...path), 'utf8'))

  /** Thirty-year means: °C, mm, and mm of evaporation where it was measured. */
  function weather(period: '1961-1990' | '1991-2020'): Partial<Weather> {
    const text = readFileSync(join(folder, 'weather', `rothamsted_30yr_means_${period}.csv`), 'latin1')
    const lines = text.split(/\r?\n/).map((line) => line.split(',').map((cell) => cell.trim()))
    const header = lines.find(([first]) => first === 'Month')!
    const months = lines
      .slice(lines.indexOf(header) + 1)
      .filter(([name, value]) => /^[A-Z]/.test(name) && value)
    const column = (name: string) => {
      const at = header.indexOf(name)
      return at < 0 ? undefined : months.slice(0, 12).map((month) => Number(month[at]))
    }
    return {
      temperature: column('Mean average temperature'),
      rain: column('Total rain'),
      evaporation: column('Evaporation'),
    }
  }

  /** The mean of each year's plots: percent carbon times the soil mass at the start of the experiment. */
  function means(
    table: readonly Readonly<Record<string, string>>[],
    { year, percent, mass }: { year: string; percent: string; mass: number },
  ): Point[] {
    const years = new Map<number, number[]>()
    for (const row of table) {
      if (row[percent] === '*' || row[percent] === '') continue
      const when = Math.trunc(Number(row[year]))
      years.set(when, [...(years.get(when) ?? []), Number(row[percent])])
    }
    return [...years]
      .map(([when, values]) => ({
        year: when,
        stock: (values.reduce((a, b) => a + b) / values.length / 100) * mass,
      }))
      .sort((a, b) => a.year - b.year)
  }

  /** Published stocks of the Hoosfield plots; column 2 unmanured, 3 manured, 4 manured until 1871. */
  function hoosfield(column: 2 | 3 | 4): Point[] {
    const lines = readFileSync(join(folder, 'hoosfield_barley', '01-HBSOC1852-data.csv'), 'latin1').split(
      /\r?\n/,
    )
    return lines
      .map((line) => line.split(','))
      .filter((cells) => /^\d{4}$/.test(cells[1] ?? ''))
      .map((cells) => ({ year: Number(cells[1]), stock: Number(cells[column]) }))
  }

  /** Published stocks of Broadbalk's continuous wheat, by column of the workbook's second table. */
  function broadbalk(column: string): Point[] {
    const cells = firstSheet(readFileSync(join(folder, 'broadbalk', '02-BKSOC1843-data.xlsx')))
    return Array.from({ length: 17 }, (_, i) => 35 + i)
      .map((row) => ({
        year: Number.parseInt(cells.get(`A${row}`) ?? ''),
        stock: Number(cells.get(column + row)),
      }))
      .filter(({ year, stock }) => Number.isFinite(year) && Number.isFinite(stock))
  }

  return { rows, weather, means, hoosfield, broadbalk }
}
