import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { AmgConstants } from '../src/amg/constants.ts'
import { amgv2 } from '../src/amg/constants.ts'
import type { CropParameters } from '../src/amg/input.ts'
import { amendmentInput, cropInput } from '../src/amg/input.ts'
import { runAmg } from '../src/amg/run.ts'
import { parseCsv } from '../src/csv.ts'
import type { Group } from './group.ts'
import { Tally, filesBelow } from './group.ts'

type Cells = Readonly<Record<string, string>>

/** The layout of AMG_base: management, soil, weather and parameters in, carbon supply and stocks out. */
export function groups(dir: string): Group[] {
  return filesBelow(dir)
    .filter((file) => basename(file) === 'outputs_SOC_STOCKS.csv')
    .flatMap((file) => trials(dirname(file)))
}

function trials(folder: string): Group[] {
  const supply = new Tally('amg carbon supply', 1e-9, 't C/ha')
  const factors = new Tally('amg factors and rate', 1e-6, '1')
  const stocks = new Tally('amg stocks, rounded likewise', 1e-4, 't C/ha')
  const tallies = [supply, factors, stocks]
  const read = (name: string): Cells[] => {
    const file = join(folder, `${name}.csv`)
    stocks.read(file)
    return parseCsv(readFileSync(file, 'utf8'), ';').map(({ cells }) => cells)
  }
  try {
    stocks.read(join(folder, 'variables.csv'))
    const constants = constantsOf(read('parameters_MINERALIZATION'))
    const plants = new Map(read('parameters_PLANT').map((row) => [`${row.Crop_type} ${row.Crop_name}`, row]))
    const amendments = new Map(read('parameters_EOM').map((row) => [row.EOM_name, row]))
    const management = read('inputs_MANAGEMENT')
    const weather = read('inputs_METEO')
    const wantedSupply = read('outputs_C_SUPPLY')
    const wantedStocks = read('outputs_SOC_STOCKS')
    if (management.length !== wantedSupply.length) supply.fault('supply', 'rows are missing or too many')
    let compared = 0
    for (const site of read('inputs_SOIL')) {
      const id = `${site.Trial} ${site.Treatment}`
      const depth = Number(site.Considered_depth)
      const rows = management.filter((row) => `${row.Trial} ${row.Treatment}` === id)
      const years = new Map<
        number,
        { humified: number; irrigation: number; tillage: number; crops: Cells[] }
      >()
      for (const row of rows) {
        const crop = cropOf(row, plants, depth, constants)
        const given = ['1', '2', '3'].filter((n) => !missing(row[`EOM_name_${n}`]))
        const organic = given.map((n) => {
          const kind = found(amendments, row[`EOM_name_${n}`])
          const [carbon, humified] = [Number(kind.C_conc_EOM), Number(kind.h_EOM)]
          return amendmentInput({ dose: Number(row[`EOM_dose_${n}`]), carbon, humified })
        })
        const [total, humified] = [sum(organic.map((x) => x.total)), sum(organic.map((x) => x.humified))]
        const got = {
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
        const matching = wantedSupply.filter((want) =>
          ['Trial', 'Treatment', 'Year', 'Crop_type', 'Crop_name'].every((name) => want[name] === row[name]),
        )
        supply.exact(id, `rows for ${row.Year} ${row.Crop_name}`, matching.length, 1)
        for (const want of matching)
          for (const [name, value] of Object.entries(got)) supply.compare(id, value, Number(want[name]))
        const year = years.get(Number(row.Year)) ?? { humified: 0, irrigation: 0, tillage: 0, crops: [] }
        years.set(Number(row.Year), {
          humified: year.humified + got.CTOT_hum,
          irrigation: year.irrigation + Number(row.Irrigation),
          tillage: Math.max(year.tillage, Number(row.Tillage_depth)),
          crops: [...year.crops, row],
        })
      }
      const inputs = [...years]
        .sort(([a], [b]) => a - b)
        .map(([year, { humified, irrigation }]) => {
          const row = weather.find((w) => w.Trial === site.Trial && Number(w.Year) === year)
          if (!row) throw new Error(`no weather for ${site.Trial} in ${year}`)
          const [temperature, rain, potentialEvaporation] = [row.T_mean, row.Rainfall, row.PET].map(Number)
          return { year, humified, irrigation, temperature, rain, potentialEvaporation }
        })
      const { clay, carbonate, ph, cn } = {
        clay: Number(site.Clay) / 10,
        carbonate: Number(site.CaCO3) / 10,
        ph: Number(site.pH),
        cn: Number(site.CN_ratio),
      }
      const start = Number(site.Initial_SOC_stock)
      const run = runAmg({ clay, carbonate, ph, cn }, inputs, start, { rounding: 'AMG_base', constants })
      run.years.forEach((got, i) => {
        const want = wantedStocks.find(
          (row) => `${row.Trial} ${row.Treatment}` === id && Number(row.Year) === got.year,
        )
        if (!want) return stocks.fault(id, `no expected stock in ${got.year}`)
        compared++
        const echoed = {
          Time: i,
          T_mean: inputs[i].temperature,
          Rainfall: inputs[i].rain,
          PET: inputs[i].potentialEvaporation,
          Clay: Number(site.Clay),
          CaCO3: Number(site.CaCO3),
          pH: ph,
          CN_ratio: cn,
          Considered_depth: depth,
          Initial_SOC_stock: start,
          Tillage_depth_year: years.get(got.year)!.tillage,
          Irrigation_year: inputs[i].irrigation,
        }
        for (const [name, value] of Object.entries(echoed)) stocks.exact(id, name, value, Number(want[name]))
        for (const [column, type] of [
          ['Crop_name_MC', 'MC'],
          ['Crop_name_CC', 'CC'],
        ]) {
          const crop = years.get(got.year)!.crops.find((row) => row.Crop_type === type)
          stocks.exact(id, column, want[column], crop?.Crop_name ?? 'NA')
        }
        supply.compare(id, inputs[i].humified, Number(want.CTOT_hum_year))
        factors.compare(id, got.rate.temperature, Number(want.fT))
        factors.compare(id, got.rate.moisture, Number(want.fH))
        factors.compare(id, got.rate.clay, Number(want.fA))
        factors.compare(id, got.rate.carbonate, Number(want.fC))
        factors.compare(id, got.rate.ph, Number(want.fpH))
        factors.compare(id, got.rate.cn, Number(want.fCN))
        factors.compare(id, got.rate.k, Number(want.k))
        stocks.compare(id, got.stock, Number(want.QC))
        stocks.compare(id, got.stable, Number(want.QCS))
        stocks.compare(id, got.active, Number(want.QCA))
      })
    }
    if (compared !== wantedStocks.length) stocks.fault('stocks', 'rows are missing or too many')
  } catch (error) {
    stocks.fault(basename(folder), String(error))
  }
  return tallies.map((tally) => tally.group())
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

const missing = (cell: string) => cell === '' || cell === 'NA'

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
