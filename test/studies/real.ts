import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse, stringify } from 'yaml'
import { recordsIn } from '#tables'
import { writeZoneClimate } from './zone-climate.ts'

/** The data that studies of the real world read; never part of the project. */
export const dataFolder = resolve(process.env.DATA_DIR ?? '../shared/data')
export const hasData = existsSync(join(dataFolder, 'soil-carbon-debt'))

const sources = ['soil-carbon-debt', 'ipcc-climate-zones', 'bhutan-soil-maps']
const studies = new URL('../../content/studies/', import.meta.url)

/** A study of `content/studies` beside its data, cut to some bounds if given; returns its file. */
export async function realStudy(name: string, at: string, bounds?: readonly number[]): Promise<string> {
  for (const source of sources)
    if (!existsSync(join(at, source))) symlinkSync(join(dataFolder, source), join(at, source))
  const study = parse(readFileSync(new URL(`${name}.yaml`, studies), 'utf8')) as { area: object }
  if (name === 'world-equilibrium')
    await writeZoneClimate(
      join(at, 'zone-climate'),
      join(dataFolder, 'ipcc-climate-zones/ipcc_climate_zones.tif'),
    )
  const file = join(at, `${name}.yaml`)
  writeFileSync(file, stringify({ ...study, area: { ...study.area, ...(bounds && { bounds }) } }))
  return file
}

type Account = {
  readonly cells: Readonly<Record<string, number>>
  readonly filled?: Readonly<Record<string, number>>
}
const recordIn = (out: string) => JSON.parse(readFileSync(join(out, 'provenance.json'), 'utf8')) as Account

/** How many cells came to what; each is counted once. */
export const tallyIn = (out: string) => recordIn(out).cells
/** How many of the computed cells took the value of a neighbour, by layer. */
export const filledIn = (out: string) => recordIn(out).filled ?? {}

export const rowsOf = (file: string) => recordsIn(readFileSync(file, 'utf8'))

/**
 * Our mean of an output over the mean that the data's own notes give, country by country: those of a hundred cells and
 * more of which both have the same cells, but for one in two hundred.
 */
export function againstCountries(out: string, output: string, column: string): number[] {
  const known = new Map(
    rowsOf(join(dataFolder, 'country-soc/country_soc_0_30cm.csv')).map((row) => [row.iso_numeric, row]),
  )
  return rowsOf(join(out, 'by-country.csv'))
    .flatMap((row) => {
      const other = known.get(row.code)
      if (!other || row.output !== output || Number(row.cells) < 100) return []
      return Math.abs(Number(row.cells) / Number(other.cells) - 1) < 0.005
        ? [Number(row.mean) / Number(other[column])]
        : []
    })
    .sort((a, b) => a - b)
}
