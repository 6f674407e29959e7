import { SoilRefusal, requireNumber, requireOption } from './refusal.ts'

/**
 * The gates through which numbers enter and leave the package. Inside, organic carbon content is g/kg of fine
 * earth, a stock t C/ha, a density g/cm³. A unit of one kind cannot be passed where another is meant.
 */
interface Kind {
  /** unit everything is reckoned in */
  readonly base: string
  /** size of one unit in base units */
  readonly units: Readonly<Record<string, number>>
  /** largest value nature allows, in base units; reason in the comment beside it */
  readonly most: number
  /** other spellings found in real data sets, folded to lower case without spaces */
  readonly spellings: Readonly<Record<string, string>>
}

const kinds = {
  content: {
    base: 'g/kg',
    units: { 'g/kg': 1, '%': 10, 'dg/kg': 0.1 },
    most: 600, // plant matter is 40–58 % carbon, and a soil holds ash besides; only charcoal exceeds it
    spellings: {
      'gr/kg': 'g/kg',
      'gkg-1': 'g/kg',
      'g.kg-1': 'g/kg',
      'mg/g': 'g/kg',
      '‰': 'g/kg',
      percent: '%',
      pct: '%',
      'wt%': '%',
      'g/100g': '%',
      'dgkg-1': 'dg/kg',
    },
  },
  stock: {
    base: 't/ha',
    units: { 't/ha': 1, 'kg/m²': 10, 'g/m²': 0.01 },
    most: 20_000, // ten metres of the densest peat
    spellings: {
      'tc/ha': 't/ha',
      'tha-1': 't/ha',
      'tcha-1': 't/ha',
      'ton/ha': 't/ha',
      'tonnes/ha': 't/ha',
      'megagram/ha': 't/ha',
      'kg/m2': 'kg/m²',
      'kgm-2': 'kg/m²',
      'kgc/m2': 'kg/m²',
      'kgc/m²': 'kg/m²',
      'g/m2': 'g/m²',
      'gm-2': 'g/m²',
    },
  },
  density: {
    base: 'g/cm³',
    units: { 'g/cm³': 1, 't/m³': 1, 'kg/dm³': 1, 'kg/m³': 0.001, 'cg/cm³': 0.01 },
    most: 2.65, // quartz without a pore
    spellings: {
      'g/cm3': 'g/cm³',
      'g/cc': 'g/cm³',
      'g/ml': 'g/cm³',
      'gcm-3': 'g/cm³',
      'g.cm-3': 'g/cm³',
      't/m3': 't/m³',
      'tm-3': 't/m³',
      'mgm-3': 't/m³',
      'mg/m3': 't/m³',
      'mg/m³': 't/m³',
      'kg/dm3': 'kg/dm³',
      'kg/l': 'kg/dm³',
      'kg/m3': 'kg/m³',
      'kgm-3': 'kg/m³',
      'cg/cm3': 'cg/cm³',
    },
  },
} as const satisfies Record<string, Kind>

export type UnitKind = keyof typeof kinds
export type UnitOf<K extends UnitKind> = keyof (typeof kinds)[K]['units'] & string
export type ContentUnit = UnitOf<'content'>
export type StockUnit = UnitOf<'stock'>
export type DensityUnit = UnitOf<'density'>

function gate<K extends UnitKind>(kind: K, value: number, from: UnitOf<K>, to: UnitOf<K>): number {
  const { units, most, base }: Kind = kinds[kind]
  const options = Object.keys(units)
  requireOption(`${kind} unit`, from, options)
  requireOption(`${kind} unit`, to, options)
  requireNumber(kind, value, { min: 0 })
  const inBase = value * units[from]
  if (inBase > most * (1 + 1e-12))
    throw new SoilRefusal('implausible', kind, { reason: `${value} ${from} is above ${most} ${base}` })
  return from === to ? value : inBase / units[to]
}

/** Organic carbon content from one unit to another; refuses more than 600 g/kg. `convertContent(2, '%', 'g/kg')` is 20. */
export const convertContent = (value: number, from: ContentUnit, to: ContentUnit): number =>
  gate('content', value, from, to)

/** Carbon stock of a layer per area from one unit to another; 1 kg/m² = 10 t/ha. */
export const convertStock = (value: number, from: StockUnit, to: StockUnit): number =>
  gate('stock', value, from, to)

/** Bulk density from one unit to another; refuses more than 2.65 g/cm³. `cg/cm³` is what SoilGrids publishes. */
export const convertDensity = (value: number, from: DensityUnit, to: DensityUnit): number =>
  gate('density', value, from, to)

/** How many base units (g/kg, t/ha, g/cm³) one unit is. */
export const sizeOfUnit = <K extends UnitKind>(kind: K, unit: UnitOf<K>): number =>
  (kinds[kind] as Kind).units[unit]

/** Mass ratio of carbon dioxide to carbon, from the rounded atomic masses 12 and 16 that inventories use. */
export const co2PerCarbon = 44 / 12

/** Mass of CO2 with the carbon of `carbon`, same unit; the sign is kept. */
export const co2FromCarbon = (carbon: number): number => requireNumber('carbon', carbon) * co2PerCarbon

/** Mass of carbon in `co2`, same unit; the sign is kept. */
export const carbonFromCo2 = (co2: number): number => requireNumber('CO2', co2) / co2PerCarbon

/**
 * The unit meant by a spelling found in a data set, e.g. `gr/kg`, `Mg ha-1`, `kg/l`. Case decides where it must:
 * `Mg/ha` is a tonne, `mg/ha` a milligram per hectare and therefore refused, not corrected.
 */
export function readUnit<K extends UnitKind>(kind: K, spelling: string): UnitOf<K> {
  const { units, spellings }: Kind = kinds[kind]
  const tight = spelling
    .trim()
    .replaceAll(/[\s^·*]/g, '')
    .replaceAll('−', '-')
  if (kind === 'stock' && /^mg/.test(tight))
    throw new SoilRefusal('implausible', 'stock unit', { reason: `${spelling} is a milligram; is Mg meant?` })
  if (kind === 'stock' && /^MgC?(\/ha|ha-1)$/.test(tight)) return 't/ha' as UnitOf<K>
  const folded = tight.toLowerCase()
  const unit = folded in units ? folded : spellings[folded]
  if (unit === undefined)
    throw new SoilRefusal('not-understood', `${kind} unit`, {
      reason: `${spelling} is not a spelling of ${Object.keys(units).join(', ')}`,
    })
  return unit as UnitOf<K>
}
