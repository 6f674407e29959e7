import { SoilRefusal, requireNumber, requireOption } from '../refusal.ts'
import { co2FromCarbon } from '../units.ts'
import type { SoilClass } from './soil-class.ts'
import { type Edition, type TableValue, halfWidth, requireOneEdition } from './table-value.ts'
import { type FactorLevel, factor2019, referenceStock2019 } from './tables-2019.ts'
import type { ClimateZone } from './zones.ts'

/** A piece of land of one soil, climate and management, in values of one edition. */
export interface Stratum<E extends Edition> {
  readonly areaHa: number
  /** reference stock, t C/ha, and the factors on it; an empty list is land under native vegetation */
  readonly reference: TableValue<E>
  readonly factors: readonly TableValue<NoInfer<E>>[]
}

export interface ChangeOptions {
  /** years since the change of management, T */
  readonly yearsSinceChange: number
  /** D: years after which the factors hold, 20 by default */
  readonly transitionYears?: number
}

export interface StockChange<E extends Edition> {
  readonly edition: E
  /** t C: before, T years after the change, and once settled */
  readonly beforeTC: number
  readonly afterTC: number
  readonly settledTC: number
  /** positive means the soil gains */
  readonly annualTC: number
  readonly annualTCo2: number
  /** 95 % half-width of `annualTC`; a value used before and after counts once, so that its error cancels */
  readonly annualHalfWidthTC: number
  /** cells that may be wrong, with why; a result that rests on them must be shown as doubtful */
  readonly doubts: readonly string[]
  /** cells without doubt that were read in one place only; a result that rests on them must be shown as not checked */
  readonly readOnce: readonly string[]
}

/**
 * Stock of a stratum per hectare, t C/ha: SOC_ref · F_LU · F_MG · F_I.
 *
 * @example
 * stockPerHectare(stratum2019('tropical-moist', 'sandy', { landUse: 'native' }, 10)) // 27 t C/ha
 */
export const stockPerHectare = <E extends Edition>({ reference, factors }: Stratum<E>): number =>
  factors.reduce((stock, factor) => stock * factor.value, reference.value)

/**
 * Stock of strata, t C (eq. 2.25 without the difference).
 *
 * @example
 * stratumStock([stratum2019('tropical-moist', 'sandy', { landUse: 'native' }, 10)]) // 270 t C
 */
export const stratumStock = <E extends Edition>(strata: readonly Stratum<E>[]): number =>
  strata.reduce((sum, s) => sum + stockPerHectare(s) * requireNumber('areaHa', s.areaHa, { min: 0 }), 0)

/**
 * Tier 1 change of mineral-soil carbon (eq. 2.25, Vol 4): ΔC = (SOC₀ − SOC₍₀₋T₎)/max(D, T), a straight line. The
 * areas before and after must be the same land. Editions cannot be mixed: the type forbids it and a refusal follows
 * where the type was got round.
 *
 * @example
 * const zone = 'tropical-moist'
 * const crops = (tillage: 'full' | 'no-till') =>
 *   stratum2019(
 *     zone,
 *     'low-activity-clay',
 *     { landUse: 'long-term-cultivated', tillage, input: 'medium' },
 *     1,
 *   )
 * stockChange([crops('full')], [crops('no-till')], { yearsSinceChange: 20 }).annualTC.toFixed(2) // '0.16' t C/ha a year
 */
export function stockChange<E extends Edition>(
  before: readonly Stratum<E>[],
  after: readonly Stratum<NoInfer<E>>[],
  { yearsSinceChange, transitionYears = 20 }: ChangeOptions,
): StockChange<E> {
  requireNumber('yearsSinceChange', yearsSinceChange, { min: 0 })
  requireNumber('transitionYears', transitionYears, { min: 1 })
  const both = [...before, ...after]
  if (before.length === 0 || after.length === 0) throw new SoilRefusal('missing', 'strata')
  const values = both.flatMap(({ reference, factors }) => [reference, ...factors])
  requireOneEdition(values)
  const [areaBefore, areaAfter] = [before, after].map((strata) =>
    strata.reduce((sum, s) => sum + s.areaHa, 0),
  )
  if (Math.abs(areaBefore - areaAfter) > 1e-9 * Math.max(areaBefore, areaAfter))
    throw new SoilRefusal('inconsistent', 'areaHa', {
      reason: `${areaBefore} ha before, ${areaAfter} ha after`,
    })

  const years = Math.max(transitionYears, yearsSinceChange)
  const beforeTC = stratumStock(before)
  const settledTC = stratumStock(after)
  const annualTC = (settledTC - beforeTC) / years
  return {
    edition: before[0].reference.edition,
    beforeTC,
    settledTC,
    afterTC: beforeTC + annualTC * yearsSinceChange,
    annualTC,
    annualTCo2: co2FromCarbon(annualTC),
    annualHalfWidthTC: differenceHalfWidth(before, after) / years,
    doubts: marked(values, ({ doubt }) => doubt !== undefined).map(
      ({ table, cell, doubt }) => `${table}, ${cell}: ${doubt}`,
    ),
    readOnce: marked(values, ({ doubt, secondReading }) => !doubt && !secondReading).map(
      ({ table, cell }) => `${table}, ${cell}`,
    ),
  }
}

/** Each cell that bears the mark once; those of 1 by definition, without error, need no reading. */
function marked<E extends Edition>(
  values: readonly TableValue<E>[],
  bears: (value: TableValue<E>) => boolean,
): TableValue<E>[] {
  const cells = new Map(values.map((value) => [`${value.table}, ${value.cell}`, value]))
  return [...cells.values()].filter((value) => value.errorPercent > 0 && bears(value))
}

/** First-order half-width of the difference of stocks, errors of one table cell moving together. */
function differenceHalfWidth<E extends Edition>(
  before: readonly Stratum<E>[],
  after: readonly Stratum<E>[],
): number {
  const effects = new Map<string, number>()
  for (const [sign, strata] of [
    [-1, before],
    [1, after],
  ] as const)
    for (const stratum of strata)
      for (const value of [stratum.reference, ...stratum.factors]) {
        const relative = value.value === 0 ? 0 : halfWidth(value) / value.value
        const key = `${value.table}, ${value.cell}`
        const effect = sign * stockPerHectare(stratum) * stratum.areaHa * relative
        effects.set(key, (effects.get(key) ?? 0) + effect)
      }
  return Math.sqrt([...effects.values()].reduce((sum, effect) => sum + effect * effect, 0))
}

/** How land is used, in the terms of Tables 5.5 and 6.2; only the factors that a use takes can be named. */
export type LandManagement =
  | { readonly landUse: 'native' }
  | { readonly landUse: 'paddy' | 'perennial' | 'set-aside' }
  | {
      /** `cropped-wetland`: drained mineral wetland soils under crops */
      readonly landUse: 'long-term-cultivated' | 'cropped-wetland'
      readonly tillage: FactorLevel<'tillage'>
      readonly input: FactorLevel<'crop-input'>
    }
  | {
      readonly landUse: 'grassland'
      readonly management: Exclude<FactorLevel<'grass-management'>, 'improved'>
    }
  | {
      readonly landUse: 'grassland'
      readonly management: 'improved'
      readonly input: FactorLevel<'grass-input'>
    }

const landUses = [
  'native',
  'paddy',
  'perennial',
  'set-aside',
  'long-term-cultivated',
  'cropped-wetland',
  'grassland',
] as const

/**
 * The factors of the 2019 tables for land under this management in this zone, on this class of soil.
 *
 * @example
 * const land = { landUse: 'long-term-cultivated', tillage: 'full', input: 'low' } as const
 * factors2019(land, 'tropical-moist')
 *   .map(({ value }) => value)
 *   .join(' × ') // '0.83 × 1 × 0.92'
 */
export function factors2019(land: LandManagement, zone: ClimateZone, soil?: SoilClass): TableValue<'2019'>[] {
  requireOption('landUse', land.landUse, landUses)
  if (land.landUse === 'cropped-wetland' && soil !== undefined && soil !== 'wetland')
    throw new SoilRefusal('inconsistent', 'landUse', { reason: `cropped-wetland on a ${soil} soil` })
  switch (land.landUse) {
    case 'native':
      return []
    case 'grassland':
      return [
        factor2019('grass-management', land.management, zone),
        ...(land.management === 'improved' ? [factor2019('grass-input', land.input, zone)] : []),
      ]
    case 'long-term-cultivated':
    case 'cropped-wetland':
      return [
        factor2019('land-use', land.landUse, zone),
        factor2019('tillage', land.tillage, zone),
        factor2019('crop-input', land.input, zone),
      ]
    default:
      return [factor2019('land-use', land.landUse, zone)]
  }
}

/**
 * Land of one soil class and zone as a stratum in values of the 2019 Refinement.
 *
 * @example
 * stratum2019('tropical-moist', 'sandy', { landUse: 'paddy' }, 10).factors[0].value // 1.35
 */
export const stratum2019 = (
  zone: ClimateZone,
  soil: SoilClass,
  land: LandManagement,
  areaHa: number,
): Stratum<'2019'> => ({
  areaHa,
  reference: referenceStock2019(soil, zone),
  factors: factors2019(land, zone, soil),
})
