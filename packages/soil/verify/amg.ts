import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { AmgConstants } from '../src/amg/constants.ts'
import { amgv2 } from '../src/amg/constants.ts'
import type { CropParameters } from '../src/amg/input.ts'
import { amendmentInput, cropInput } from '../src/amg/input.ts'
import { runAmg } from '../src/amg/run.ts'
import { recordsIn } from '../src/tables.ts'
import type { Group } from './group.ts'
import { Tally, groupsOf } from './group.ts'

type Cells = Readonly<Record<string, string>>

/** The layout of AMG_base: management, soil, weather and parameters in, carbon supply and stocks out. */
export const groups = (dir: string) =>
  groupsOf(dir, 'amg', { 'outputs_SOC_STOCKS.csv': (file) => trials(dirname(file)) })

function trials(folder: string): Group[] {
  const tallies = {
    supply: new Tally('amg carbon supply', 1e-9, 't C/ha'),
    factors: new Tally('amg factors and rate', 1e-6, '1'),
    stocks: new Tally('amg stocks, rounded likewise', 1e-4, 't C/ha'),
  }
  tallies.stocks.case(basename(folder), () => {
    const tables = readTables(folder, tallies.stocks)
    let counted = 0
    for (const site of tables.sites)
      tallies.stocks.case(nameOf(site), () => {
        const years = compareSupply(site, tables, tallies.supply)
        counted += compareStocks(site, years, tables, tallies)
      })
    if (tables.management.length !== tables.supply.length)
      tallies.supply.fault('rows', 'as many crops as supplies')
    if (counted !== tables.stocks.length) tallies.stocks.fault('rows', 'as many years as stocks')
  })
  return Object.values(tallies).map((tally) => tally.group())
}

type Tables = ReturnType<typeof readTables>

function readTables(folder: string, tally: Tally) {
  const read = (name: string): Cells[] => {
    const file = join(folder, `${name}.csv`)
    tally.read(file)
    return recordsIn(readFileSync(file, 'utf8'))
  }
  // A list of the columns' meanings, without figures.
  tally.read(join(folder, 'variables.csv'))
  return {
    constants: constantsOf(read('parameters_MINERALIZATION')),
    plants: new Map(read('parameters_PLANT').map((row) => [`${row.Crop_type} ${row.Crop_name}`, row])),
    amendments: new Map(read('parameters_EOM').map((row) => [row.EOM_name, row])),
    management: read('inputs_MANAGEMENT'),
    weather: read('inputs_METEO'),
    sites: read('inputs_SOIL'),
    supply: read('outputs_C_SUPPLY'),
    stocks: read('outputs_SOC_STOCKS'),
  }
}

/** What the crops of a year bring together. */
interface Brought {
  humified: number
  irrigation: number
  tillage: number
  readonly crops: Cells[]
}

/** Compares the carbon of every crop of a site, and returns what each year brings. */
function compareSupply(site: Cells, tables: Tables, supply: Tally): Map<number, Brought> {
  const id = nameOf(site)
  const years = new Map<number, Brought>()
  for (const row of tables.management.filter((row) => nameOf(row) === id)) {
    const got = carbonOf(row, Number(site.Considered_depth), tables)
    const wanted = tables.supply.filter((want) =>
      ['Trial', 'Treatment', 'Year', 'Crop_type', 'Crop_name'].every((name) => want[name] === row[name]),
    )
    supply.exact(id, `rows for ${row.Year} ${row.Crop_name}`, wanted.length, 1)
    for (const want of wanted)
      for (const [name, value] of Object.entries(got)) supply.compare(id, value, Number(want[name]))
    const year = years.get(Number(row.Year)) ?? { humified: 0, irrigation: 0, tillage: 0, crops: [] }
    year.humified += got.CTOT_hum
    year.irrigation += Number(row.Irrigation)
    year.tillage = Math.max(year.tillage, Number(row.Tillage_depth))
    year.crops.push(row)
    years.set(Number(row.Year), year)
  }
  return years
}

/** A crop's carbon and that of the amendments given to it, under the names of the published results. */
function carbonOf(row: Cells, depth: number, { plants, amendments, constants }: Tables) {
  const crop = cropOf(row, plants, depth, constants)
  const given = ['1', '2', '3'].filter((n) => !missing(row[`EOM_name_${n}`]))
  const organic = given.map((n) => {
    const kind = found(amendments, row[`EOM_name_${n}`])
    const [dose, carbon, humified] = [row[`EOM_dose_${n}`], kind.C_conc_EOM, kind.h_EOM].map(Number)
    return amendmentInput({ dose, carbon, humified })
  })
  const [total, humified] = [sum(organic.map((x) => x.total)), sum(organic.map((x) => x.humified))]
  return {
    Considered_depth: depth,
    CAG: crop.above,
    CBG: crop.below,
    CPLT: crop.total,
    CAG_hum: crop.humifiedAbove,
    CBG_hum: crop.humifiedBelow,
    CPLT_hum: crop.humified,
    CEOM: total,
    CEOM_hum: humified,
    CTOT: crop.total + total,
    CTOT_hum: crop.humified + humified,
  }
}

/** Runs a site, compares its factors and stocks year by year, and returns how many years it had. */
function compareStocks(
  site: Cells,
  brought: Map<number, Brought>,
  tables: Tables,
  { supply, factors, stocks }: Record<'supply' | 'factors' | 'stocks', Tally>,
): number {
  const id = nameOf(site)
  const years = [...brought].sort(([a], [b]) => a - b)
  const inputs = years.map(([year, { humified, irrigation }]) => {
    const row = tables.weather.find((w) => w.Trial === site.Trial && Number(w.Year) === year)
    if (!row) throw new Error(`no weather for ${site.Trial} in ${year}`)
    const [temperature, rain, potentialEvaporation] = [row.T_mean, row.Rainfall, row.PET].map(Number)
    return { year, humified, irrigation, temperature, rain, potentialEvaporation }
  })
  const [clay, carbonate, ph, cn, start] = [
    Number(site.Clay) / 10,
    Number(site.CaCO3) / 10,
    Number(site.pH),
    Number(site.CN_ratio),
    Number(site.Initial_SOC_stock),
  ]
  const options = { rounding: 'AMG_base', constants: tables.constants } as const
  const run = runAmg({ clay, carbonate, ph, cn }, inputs, start, options)
  run.years.forEach(({ year, rate, stock, stable, active }, i) => {
    const want = tables.stocks.find((row) => nameOf(row) === id && Number(row.Year) === year)
    if (!want) return stocks.fault(id, `no expected stock in ${year}`)
    const { crops, tillage } = years[i][1]
    const { temperature, rain, potentialEvaporation, irrigation, humified } = inputs[i]
    const echoed = {
      Time: i,
      T_mean: temperature,
      Rainfall: rain,
      PET: potentialEvaporation,
      Clay: Number(site.Clay),
      CaCO3: Number(site.CaCO3),
      pH: ph,
      CN_ratio: cn,
      Considered_depth: Number(site.Considered_depth),
      Initial_SOC_stock: start,
      Tillage_depth_year: tillage,
      Irrigation_year: irrigation,
    }
    for (const [name, value] of Object.entries(echoed)) stocks.exact(id, name, value, Number(want[name]))
    for (const type of ['MC', 'CC']) {
      const crop = crops.find((row) => row.Crop_type === type)
      stocks.exact(id, `Crop_name_${type}`, want[`Crop_name_${type}`], crop?.Crop_name ?? 'NA')
    }
    supply.compare(id, humified, Number(want.CTOT_hum_year))
    const { temperature: fT, moisture: fH, clay: fA, carbonate: fC, ph: fpH, cn: fCN, k } = rate
    for (const [name, value] of Object.entries({ fT, fH, fA, fC, fpH, fCN, k }))
      factors.compare(id, value, Number(want[name]))
    for (const [name, value] of Object.entries({ QC: stock, QCS: stable, QCA: active }))
      stocks.compare(id, value, Number(want[name]))
  })
  return run.years.length
}

function cropOf(row: Cells, plants: Map<string, Cells>, depth: number, constants: AmgConstants) {
  const plant = found(plants, `${row.Crop_type} ${row.Crop_name}`)
  const parameters: CropParameters = {
    harvestIndex: Number(plant.HI),
    shootToRoot: Number(plant.SR),
    alwaysReturned: Number(plant.PSS),
    rootBeta: Number(plant.Beta),
    humifiedAbove: Number(plant.h_AG),
    humifiedBelow: Number(plant.h_BG),
    carbonAbove: Number(plant.C_conc_AG),
    carbonBelow: Number(plant.C_conc_BG),
  }
  // Where nothing is said of the residues, the published program takes them as returned.
  const said = missing(row.Residues) ? 'Returned' : row.Residues
  const residues = ({ Returned: 'returned', Exported: 'exported' } as const)[said] as 'returned' | 'exported'
  const kind = ({ MC: 'harvested', CCH: 'harvested', CC: 'cover' } as const)[row.Crop_type] as 'cover'
  return cropInput(
    { kind, yield: Number(row.Yield), water: Number(row.Hum), residues, parameters },
    depth,
    constants,
  )
}

function constantsOf(rows: Cells[]): AmgConstants {
  const value = Object.fromEntries(rows.map((row) => [row.Parameter, Number(row.Value)]))
  return {
    stable: value.Ps,
    rate: value.k0,
    temperature: { top: value.aT, slope: value.cT, reference: value.Tref },
    moisture: { scale: value.aH, slope: value.bH },
    clay: value.am,
    carbonate: value.cm,
    ph: { slope: value.apH, best: value.bpH },
    cn: { slope: value.aCN, best: value.bCN },
    exudates: amgv2.exudates,
  }
}

function found(rows: Map<string, Cells>, name: string): Cells {
  const row = rows.get(name)
  if (!row) throw new Error(`${name} has no parameters`)
  return row
}

const nameOf = (row: Cells) => `${row.Trial} ${row.Treatment}`

const missing = (cell: string) => cell === '' || cell === 'NA'

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
