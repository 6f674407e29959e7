/** A number to type: its bounds, its unit, and what stands there at first. */
export interface NumberField {
  readonly min: number
  readonly max: number
  readonly unit: string
  readonly value: string
  readonly whole?: true
  /** may be left empty: then the text beside it says what is taken */
  readonly optional?: true
}

/** Defaults of the errors are FAO's, those of the survey are plain assumptions; the page says so beside them. */
export const numberFields = {
  stock: { min: 0.1, max: 200, unit: 't C/ha', value: '' },
  stockSd: { min: 0, max: 100, unit: 't C/ha', value: '' },
  clay: { min: 0, max: 100, unit: '%', value: '' },
  areaHa: { min: 0.001, max: 1e7, unit: 'ha', value: '1' },
  increase: { min: -50, max: 200, unit: '%', value: '10' },
  increaseSd: { min: 0, max: 100, unit: '%', value: '7.5' },
  years: { min: 2, max: 100, unit: '', value: '20', whole: true },
  points: { min: 2, max: 10_000, unit: '', value: '20', whole: true },
  sd: { min: 0, max: 200, unit: 't C/ha', value: '', optional: true },
  alpha: { min: 0.1, max: 50, unit: '%', value: '5' },
  power: { min: 50, max: 99.9, unit: '%', value: '80' },
  stockSdPercent: { min: 0, max: 100, unit: '%', value: '10' },
  claySd: { min: 0, max: 100, unit: '%', value: '5' },
  rainSd: { min: 0, max: 100, unit: '%', value: '2.5' },
  temperatureSd: { min: 0, max: 5, unit: '°C', value: '0.25' },
  draws: { min: 100, max: 10_000, unit: '', value: '', whole: true, optional: true },
  seed: { min: 0, max: 2 ** 32 - 1, unit: '', value: '1', whole: true },
} as const satisfies Record<string, NumberField>
export type NumberName = keyof typeof numberFields

export const monthFields = {
  temperature: { min: -60, max: 50, unit: '°C' },
  rain: { min: 0, max: 5000, unit: 'mm' },
  evaporation: { min: 0, max: 1000, unit: 'mm' },
} as const
export type MonthName = keyof typeof monthFields
export const monthNames = Object.keys(monthFields) as MonthName[]

export const choiceFields = {
  kind: ['parcel', 'area'],
  /** the classes that the protocol models */
  landCover: ['2', '3', '5', '6', '8', '12'],
  design: ['unpaired', 'paired'],
  stockErrors: ['common', 'own'],
} as const

/** The standard deviation of a survey still to be measured, as a share of the mean stock. */
export const assumedSd = { unpaired: 0.2, paired: 0.08 } as const
/** Draws where none are asked for: a parcel is quick, an area has many cells. */
export const usualDraws = { parcel: 1000, area: 200 } as const
export const mostPlaces = 5000
/** Of all places together: what a phone's memory bears. */
export const mostDraws = 2_000_000

/** What stands in the form, word by word. `bare` has a 1 for every month without plants, else a 0. */
export type Typed = Record<NumberName | MonthName | keyof typeof choiceFields | 'bare' | 'cells', string>
export type FieldName = keyof Typed
