import { SoilRefusal, requireNumber, requireOption } from './refusal.ts'
import { signatureOf, wordOf } from './units/spelling.ts'
import { type Quantity, type UnitKind, type UnitOf, vocabulary } from './units/vocabulary.ts'

/*
 * The gates through which numbers enter and leave the package. Inside, organic carbon content is g/kg of fine earth, a
 * stock t C/ha, a density g/cm³, water mm in the month. A unit of one kind cannot be passed where another is meant.
 */

export type { UnitKind, UnitOf } from './units/vocabulary.ts'
export type ContentUnit = UnitOf<'content'>
export type StockUnit = UnitOf<'stock'>
export type DensityUnit = UnitOf<'density'>

function gate<K extends UnitKind>(kind: K, value: number, from: UnitOf<K>, to: UnitOf<K>): number {
  const { units, most, base }: Quantity = vocabulary[kind]
  const options = Object.keys(units)
  requireOption(`${kind} unit`, from, options)
  requireOption(`${kind} unit`, to, options)
  requireNumber(kind, value, { min: 0 })
  const inBase = value * units[from]
  if (inBase > most * (1 + 1e-12))
    throw new SoilRefusal('implausible', kind, { reason: `${value} ${from} is above ${most} ${base}` })
  return from === to ? value : inBase / units[to]
}

/**
 * Organic carbon content from one unit to another; refuses more than 600 g/kg. `convertContent(2, '%', 'g/kg')` is 20.
 *
 * @example
 * convertContent(2, '%', 'g/kg') // 20
 */
export const convertContent = (value: number, from: ContentUnit, to: ContentUnit): number =>
  gate('content', value, from, to)

/**
 * Carbon stock of a layer per area from one unit to another; 1 kg/m² = 10 t/ha.
 *
 * @example
 * convertStock(5, 'kg/m²', 't/ha') // 50
 */
export const convertStock = (value: number, from: StockUnit, to: StockUnit): number =>
  gate('stock', value, from, to)

/**
 * Bulk density from one unit to another; refuses more than 2.65 g/cm³. `cg/cm³` is what SoilGrids publishes.
 *
 * @example
 * convertDensity(135, 'cg/cm³', 'g/cm³').toFixed(2) // '1.35'
 */
export const convertDensity = (value: number, from: DensityUnit, to: DensityUnit): number =>
  gate('density', value, from, to)

/** How many base units (g/kg, t/ha, g/cm³) one unit is. */
export const sizeOfUnit = <K extends UnitKind>(kind: K, unit: UnitOf<K>): number =>
  (vocabulary[kind] as Quantity).units[unit]

/**
 * The units of a quantity, the one it is reckoned in first.
 *
 * @example
 * unitsOf('density').join(', ') // 'g/cm³, t/m³, kg/dm³, kg/m³, cg/cm³'
 */
export const unitsOf = <K extends UnitKind>(kind: K): UnitOf<K>[] => {
  const { base, units }: Quantity = vocabulary[kind]
  return [base, ...Object.keys(units).filter((unit) => unit !== base)] as UnitOf<K>[]
}

/** Mean days of the months, a leap year every fourth. */
const daysOfMonths = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Days of a month, 1 to 12: of that year, or of a mean year where none is given.
 *
 * @example
 * daysInMonth(2, 2024) // 29
 */
export function daysInMonth(month: number, year?: number): number {
  requireOption('month', month, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  if (month !== 2 || year === undefined) return daysOfMonths[month - 1]
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/** What turns a number in a unit into the quantity's base unit: value × factor + offset. */
export interface UnitScale {
  readonly factor: number
  readonly offset: number
  /** the factor is per day: times the days of the month */
  readonly isDaily: boolean
}

/**
 * How a unit, in any known spelling, is turned into the one that the quantity is reckoned in.
 *
 * @example
 * unitScale('temperature', 'K').offset // -273.15
 */
export function unitScale(kind: UnitKind, spelling: string): UnitScale {
  const unit: string = readUnit(kind, spelling)
  const { units, offsets, daily }: Quantity = vocabulary[kind]
  return { factor: units[unit], offset: offsets?.[unit] ?? 0, isDaily: daily?.includes(unit) ?? false }
}

/** Mass ratio of carbon dioxide to carbon, from the rounded atomic masses 12 and 16 that inventories use. */
export const co2PerCarbon = 44 / 12

/**
 * Mass of CO2 with the carbon of `carbon`, same unit; the sign is kept.
 *
 * @example
 * co2FromCarbon(0.2).toFixed(3) // '0.733'
 */
export const co2FromCarbon = (carbon: number): number => requireNumber('carbon', carbon) * co2PerCarbon

/**
 * Mass of carbon in `co2`, same unit; the sign is kept.
 *
 * @example
 * carbonFromCo2(44) // 12
 */
export const carbonFromCo2 = (co2: number): number => requireNumber('CO2', co2) / co2PerCarbon

/**
 * The unit meant by a spelling found in a data set, e.g. `gr/kg`, `g C kg⁻¹`, `Mg C ha-1`, `kg/l`. Case decides where
 * it must: `Mg/ha` is a tonne, `mg/ha` a milligram per hectare and therefore refused, not corrected.
 *
 * @example
 * readUnit('content', 'g C kg⁻¹') // 'g/kg'
 * readUnit('stock', 'Mg C ha-1') // 't/ha'
 */
export function readUnit<K extends UnitKind>(kind: K, spelling: string): UnitOf<K> {
  const { units, signatures, words }: Quantity = vocabulary[kind]
  const word = wordOf(spelling)
  const signature = signatureOf(spelling)
  if ((kind === 'stock' || kind === 'input') && signature?.startsWith('mg ha-1'))
    throw new SoilRefusal('implausible', `${kind} unit`, {
      reason: `${spelling} is a milligram; is Mg meant?`,
    })
  const own = <T>(map: Readonly<Record<string, T>>, key: string | undefined) =>
    key !== undefined && Object.hasOwn(map, key) ? map[key] : undefined
  const unit = own(words, word) ?? own(signatures, signature)
  if (unit === undefined)
    throw new SoilRefusal('not-understood', `${kind} unit`, {
      reason: `${spelling} is not a spelling of ${Object.keys(units).join(', ')}`,
    })
  return unit as UnitOf<K>
}
