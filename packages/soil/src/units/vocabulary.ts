/** A quantity that comes in several units: the one it is reckoned in, how large the others are, how they are spelt. */
export interface Quantity {
  /** unit everything is reckoned in */
  readonly base: string
  /** size of one unit in base units */
  readonly units: Readonly<Record<string, number>>
  /** what nought of a unit is in base units, where that is not nought */
  readonly offsets?: Readonly<Record<string, number>>
  /** units of a rate per day, whose size a month's days decide */
  readonly daily?: readonly string[]
  /** largest value nature allows, in base units; reason in the comment beside it */
  readonly most: number
  /** units by what `signatureOf` makes of a spelling */
  readonly signatures: Readonly<Record<string, string>>
  /** words and signs that are no product of units, in lower case without blanks */
  readonly words: Readonly<Record<string, string>>
}

const percent = { '%': '%', percent: '%', pct: '%', 'g/100g': '%', 'mass%': '%', 'weight%': '%' }

export const vocabulary = {
  content: {
    base: 'g/kg',
    units: { 'g/kg': 1, '%': 10, 'dg/kg': 0.1, 'mg/kg': 0.001, fraction: 1000 },
    most: 600, // plant matter is 40–58 % carbon, and a soil holds ash besides; only charcoal exceeds it
    signatures: {
      'g kg-1': 'g/kg',
      'mg g-1': 'g/kg',
      'kg t-1': 'g/kg',
      'dag kg-1': '%',
      'cg g-1': '%',
      'dg kg-1': 'dg/kg',
      'mg kg-1': 'mg/kg',
      'ug g-1': 'mg/kg',
      'g t-1': 'mg/kg',
      'kg kg-1': 'fraction',
      'g g-1': 'fraction',
    },
    words: {
      ...percent,
      '‰': 'g/kg',
      promille: 'g/kg',
      permille: 'g/kg',
      permil: 'g/kg',
      ppm: 'mg/kg',
      fraction: 'fraction',
    },
  },
  stock: {
    base: 't/ha',
    units: { 't/ha': 1, 'kg/m²': 10, 'g/m²': 0.01, 'kg/ha': 0.001, 'g/cm²': 100 },
    most: 20_000, // ten metres of the densest peat
    signatures: {
      't ha-1': 't/ha',
      'kg m-2': 'kg/m²',
      'g m-2': 'g/m²',
      'kg ha-1': 'kg/ha',
      'g cm-2': 'g/cm²',
    },
    words: {},
  },
  density: {
    base: 'g/cm³',
    units: { 'g/cm³': 1, 't/m³': 1, 'kg/dm³': 1, 'kg/m³': 0.001, 'cg/cm³': 0.01 },
    most: 2.65, // quartz without a pore
    signatures: {
      'g cm-3': 'g/cm³',
      'mg mm-3': 'g/cm³',
      't m-3': 't/m³',
      'mg m-3': 't/m³', // a milligram in a cubic metre is no soil: the capital was lost
      'kg dm-3': 'kg/dm³',
      'kg m-3': 'kg/m³',
      'g dm-3': 'kg/m³',
      'cg cm-3': 'cg/cm³',
    },
    words: {},
  },
  share: {
    base: '%',
    units: { '%': 1, fraction: 100, 'g/kg': 0.1 },
    most: 100,
    signatures: {
      'g kg-1': 'g/kg',
      'mg g-1': 'g/kg',
      'kg kg-1': 'fraction',
      'g g-1': 'fraction',
      'cm3 cm-3': 'fraction',
      'm3 m-3': 'fraction',
    },
    words: { ...percent, 'vol%': '%', 'volume%': '%', 'v/v%': '%', '‰': 'g/kg', fraction: 'fraction' },
  },
  input: {
    base: 't/ha/yr',
    units: { 't/ha/yr': 1, 'kg/m²/yr': 10, 'g/m²/yr': 0.01, 'kg/ha/yr': 0.001 },
    most: 100, // three times the most productive sugar cane
    signatures: {
      't ha-1 yr-1': 't/ha/yr',
      'kg m-2 yr-1': 'kg/m²/yr',
      'g m-2 yr-1': 'g/m²/yr',
      'kg ha-1 yr-1': 'kg/ha/yr',
    },
    words: {},
  },
  temperature: {
    base: '°C',
    units: { '°C': 1, K: 1 },
    offsets: { K: -273.15 },
    most: 60,
    signatures: {},
    words: { '°c': '°C', c: '°C', '℃': '°C', degc: '°C', celsius: '°C', degreesc: '°C', k: 'K', kelvin: 'K' },
  },
  water: {
    base: 'mm',
    units: { mm: 1, cm: 10, m: 1000, 'mm/day': 1, 'm/day': 1000 },
    daily: ['mm/day', 'm/day'],
    most: 10_000, // the wettest month on record, Cherrapunji in July 1861, had 9,300 mm
    signatures: {
      mm: 'mm',
      'mm month-1': 'mm',
      'kg m-2': 'mm',
      'kg m-2 month-1': 'mm',
      'dm3 m-2': 'mm',
      'dm3 m-2 month-1': 'mm',
      cm: 'cm',
      'cm month-1': 'cm',
      m: 'm',
      'm month-1': 'm',
      'mm day-1': 'mm/day',
      'kg m-2 day-1': 'mm/day',
      'dm3 m-2 day-1': 'mm/day',
      'm day-1': 'm/day',
    },
    words: {},
  },
} as const satisfies Record<string, Quantity>

export type UnitKind = keyof typeof vocabulary
export type UnitOf<K extends UnitKind> = keyof (typeof vocabulary)[K]['units'] & string
