import type { SoilClass } from '../../src/ipcc/soil-class.ts'
import type { TableValue } from '../../src/ipcc/table-value.ts'
import { factor2019, factorLevels, referenceStock2019 } from '../../src/ipcc/tables-2019.ts'
import { type ClimateZone, climateZones } from '../../src/ipcc/zones.ts'
import { type Group, Tally } from '../group.ts'
import { hyphens, json, level } from './names.ts'

const kinds = {
  land_use: 'land-use',
  management_cropland: 'tillage',
  input_cropland: 'crop-input',
  management_grassland: 'grass-management',
  input_grassland_improved_only: 'grass-input',
} as const

/** Levels of ours that the reference does not hold: of the Wetlands Supplement. */
const beyondTable55 = ['cropped-wetland']

type Cells = Record<string, Record<string, [number, number]>>

export function tables(file: string): Group[] {
  const tally = new Tally('ipcc Tier 1 tables 2019', 0, 't/ha, 1 and %')
  tally.read(file)
  const printed = json<{ reference_stocks: Cells; factors: Record<keyof typeof kinds, Cells> }>(file)
  const compare = (name: string, cell: () => TableValue<'2019'>, [value, percent]: [number, number]) =>
    tally.case(name, () => {
      const got = cell()
      tally.compare(name, got.value, value)
      tally.compare(name, got.errorPercent, percent)
    })
  for (const [soil, row] of Object.entries(printed.reference_stocks))
    for (const [climate, pair] of Object.entries(row))
      for (const zone of climateZones.filter((z) => z === hyphens(climate) || z.startsWith(`${climate}-`)))
        compare(`${soil} ${climate}`, () => referenceStock2019(hyphens(soil) as SoilClass, zone), pair)
  for (const [kind, rows] of Object.entries(printed.factors)) {
    const own = kinds[kind as keyof typeof kinds]
    const levels = factorLevels(own).filter((each) => !beyondTable55.includes(each))
    tally.exact(kind, 'number of levels', Object.keys(rows).length, levels.length)
    for (const [name, row] of Object.entries(rows))
      for (const [zone, pair] of Object.entries(row))
        compare(
          `${name} ${zone}`,
          () => factor2019(own, level(name) as never, hyphens(zone) as ClimateZone),
          pair,
        )
  }
  return [tally.group()]
}
