import { SoilRefusal, requireOption } from '../refusal.ts'
import { marksOf, marksOfStocks } from './provenance-2019.ts'
import { type SoilClass, soilClasses } from './soil-class.ts'
import type { TableValue } from './table-value.ts'
import { type ClimateZone, climateZones } from './zones.ts'

/**
 * Tables 2.3, 5.5 and 6.2 of the 2019 Refinement, Vol 4, for mineral soils to 30 cm. A pair is the value and its
 * half-width in percent: the 95 % confidence half-width for stocks, two standard deviations for factors.
 */
type Pair = readonly [value: number, percent: number]

const stockColumns = {
  'boreal-dry': 0,
  'boreal-moist': 0,
  'cool-temperate-dry': 1,
  'cool-temperate-moist': 2,
  'warm-temperate-dry': 3,
  'warm-temperate-moist': 4,
  'tropical-dry': 5,
  'tropical-moist': 6,
  'tropical-wet': 7,
  'tropical-montane': 8,
  'polar-dry': 9,
  'polar-moist': 9,
} as const satisfies Record<ClimateZone, number>

const none = undefined

// prettier-ignore
const referenceStocks: Readonly<Record<SoilClass, readonly (Pair | undefined)[]>> = {
  //                     boreal     cool dry  cool moist warm dry  warm moist trop dry  trop moist trop wet  montane   polar
  'high-activity-clay': [[63, 18],  [43, 8],  [81, 5],   [24, 5],  [64, 5],   [21, 5],  [40, 7],   [60, 8],  [51, 10], [59, 41]],
  'low-activity-clay':  [none,      [33, 90], [76, 51],  [19, 16], [55, 8],   [19, 10], [38, 5],   [52, 6],  [44, 11], none],
  sandy:                [[10, 90],  [13, 33], [51, 13],  [10, 5],  [36, 23],  [9, 9],   [27, 12],  [46, 20], [52, 34], [27, 67]],
  spodic:               [[117, 90], none,     [128, 14], none,     [143, 30], none,     none,      none,     none,     none],
  volcanic:             [[20, 90],  [20, 90], [136, 14], [84, 65], [138, 12], [50, 90], [70, 90],  [77, 27], [96, 31], none],
  wetland:              [[116, 65], [87, 90], [128, 13], [74, 17], [135, 28], [22, 17], [68, 17],  [49, 19], [82, 50], none],
}

const factorColumns: Readonly<Partial<Record<ClimateZone, number>>> = {
  'boreal-dry': 0,
  'cool-temperate-dry': 0,
  'boreal-moist': 1,
  'cool-temperate-moist': 1,
  'warm-temperate-dry': 2,
  'warm-temperate-moist': 3,
  'tropical-dry': 4,
  'tropical-moist': 5,
  'tropical-wet': 5,
  'tropical-montane': 6,
}

const same = (pair: Pair): readonly Pair[] => Array.from({ length: 7 }, () => pair)
const nominal = same([1, 0])

// prettier-ignore
const factors = {
  'land-use': {
    table: 'Table 5.5',
    rows: {
      //                       cool dry    cool moist  warm dry    warm moist  trop dry    trop moist  montane
      'long-term-cultivated': [[0.77, 14], [0.7, 12],  [0.76, 12], [0.69, 16], [0.92, 13], [0.83, 11], [0.86, 50]],
      'set-aside':            [[0.93, 11], [0.82, 17], [0.93, 11], [0.82, 17], [0.93, 11], [0.82, 17], [0.88, 50]],
      perennial:              [[0.72, 22], [0.72, 22], [0.72, 22], [0.72, 22], [1.01, 25], [1.01, 25], [1.01, 50]],
      paddy:                  same([1.35, 4]),
      'cropped-wetland':      same([0.71, 50]),
    },
  },
  tillage: {
    table: 'Table 5.5',
    rows: {
      full:    nominal,
      reduced: [[0.98, 5], [1.04, 4], [0.99, 3], [1.05, 4], [0.99, 7], [1.04, 7], [1.02, 50]],
      'no-till': [[1.03, 4], [1.09, 4], [1.04, 3], [1.1, 4], [1.04, 7], [1.1, 5], [1.08, 50]],
    },
  },
  'crop-input': {
    table: 'Table 5.5',
    rows: {
      low:    [[0.95, 13], [0.92, 14], [0.95, 13], [0.92, 14], [0.95, 13], [0.92, 14], [0.94, 50]],
      medium: nominal,
      'high-without-manure': [[1.04, 13], [1.11, 10], [1.04, 13], [1.11, 10], [1.04, 13], [1.11, 10], [1.08, 50]],
      'high-with-manure':    [[1.37, 12], [1.44, 13], [1.37, 12], [1.44, 13], [1.37, 12], [1.44, 13], [1.41, 50]],
    },
  },
  'grass-management': {
    table: 'Table 6.2',
    rows: {
      nominal,
      'high-intensity-grazing': same([0.9, 8]),
      'severely-degraded':      same([0.7, 40]),
      improved: [[1.14, 11], [1.14, 11], [1.14, 11], [1.14, 11], [1.17, 9], [1.17, 9], [1.16, 40]],
    },
  },
  'grass-input': {
    table: 'Table 6.2',
    rows: { medium: nominal, high: same([1.11, 7]) },
  },
} as const satisfies Record<string, { table: string; rows: Record<string, readonly Pair[]> }>

export type FactorKind = keyof typeof factors
export type FactorLevel<K extends FactorKind> = keyof (typeof factors)[K]['rows'] & string

/**
 * The levels of a factor, as Tables 5.5 and 6.2 name them.
 *
 * @example
 * factorLevels('tillage').join(', ') // 'full, reduced, no-till'
 */
export const factorLevels = <K extends FactorKind>(kind: K): FactorLevel<K>[] =>
  Object.keys(factors[kind].rows) as FactorLevel<K>[]

/** What the footnote of Table 5.5 takes for the tropical mountains: the mean of temperate and tropical regions. */
function montaneMean(row: readonly Pair[]): number {
  const mean = (columns: readonly number[]) =>
    columns.reduce((sum, column) => sum + row[column][0], 0) / columns.length
  return (mean([0, 1, 2, 3]) + mean([4, 5])) / 2
}

/**
 * Reference stock under native vegetation, t C/ha to 30 cm; refuses a soil that the table does not have in the zone.
 *
 * @example
 * referenceStock2019('low-activity-clay', 'tropical-moist').value // 38 t C/ha
 */
export function referenceStock2019(soil: SoilClass, zone: ClimateZone): TableValue<'2019'> {
  requireOption('soil', soil, soilClasses)
  requireOption('zone', zone, climateZones)
  const pair = referenceStocks[soil][stockColumns[zone]]
  if (!pair)
    throw new SoilRefusal('outside-domain', 'soil', {
      reason: `Table 2.3 (2019) has no ${soil} soil in ${zone}`,
    })
  const [value, errorPercent] = pair
  return {
    value,
    errorPercent,
    errorMeans: '95 % confidence half-width',
    edition: '2019',
    volume: 4,
    table: 'Table 2.3',
    cell: `${soil}, ${zone}`,
    ...marksOfStocks,
  }
}

/**
 * Stock-change factor, dimensionless, over 20 years to 30 cm; refuses a zone that the table does not have.
 *
 * @example
 * factor2019('tillage', 'no-till', 'tropical-dry').value // 1.04
 * factor2019('land-use', 'long-term-cultivated', 'tropical-montane').derived !== undefined // true
 */
export function factor2019<K extends FactorKind>(
  kind: K,
  level: FactorLevel<K>,
  zone: ClimateZone,
): TableValue<'2019'> {
  requireOption(kind, level, factorLevels(kind))
  requireOption('zone', zone, climateZones)
  const { table, rows }: { table: string; rows: Readonly<Record<string, readonly Pair[]>> } = factors[kind]
  const column = factorColumns[zone]
  if (column === undefined)
    throw new SoilRefusal('outside-domain', 'zone', { reason: `${table} (2019) has no factor for ${zone}` })
  const [value, errorPercent] = rows[level][column]
  return {
    value,
    errorPercent,
    errorMeans: 'two standard deviations',
    edition: '2019',
    volume: 4,
    table,
    cell: `${level}, ${zone}`,
    ...marksOf(level, zone, value, montaneMean(rows[level])),
  }
}
