import type { Range } from './refusal.ts'

/*
 * What nature allows where numbers come in, and which unit a number beyond it was probably given in. Everything that
 * takes weather, soils or inputs – the models, a site's file, the layers of a grid – asks these.
 */

/** A range that can say what a number outside of it is likely to be. */
export interface NaturalRange extends Range {
  readonly min: number
  readonly max: number
  /** numbers within the range that stand for a missing value where files and people give them */
  readonly codes?: readonly number[]
  /** the unit that a number beyond the range was probably given in */
  readonly likely?: (value: number) => string | undefined
}

const within = (value: number, min: number, max: number) => value >= min && value <= max

export const ranges = {
  /** a month's mean, °C: Vostok had −75 in August 1987, Death Valley 42 in July 2024 */
  temperature: {
    min: -80,
    max: 50,
    likely: (value) =>
      within(value, 200, 325)
        ? 'K'
        : within(value, 50, 125)
          ? '°F'
          : within(value, 125, 500)
            ? '0.1 °C'
            : undefined,
  },
  /** a month's sum, mm: Cherrapunji had 9,300 in July 1861 */
  rain: { min: 0, max: 9_500, likely: (value) => (value > 9_500 ? '0.1 mm' : undefined) },
  /** a month's sum, mm; the record of a wet winter may lie below 0: Rothamsted's falls to −20.7 */
  evaporation: {
    min: -30,
    max: 1_000,
    codes: [-9, -9.9],
    likely: (value) => (value > 1_000 ? '0.1 mm' : undefined),
  },
  /** carbon that reaches the soil in a month, t C/ha: 50 is a layer of compost a hand deep */
  carbonInput: { min: 0, max: 100, likely: (value) => (value > 100 ? 'kg C/ha' : undefined) },
  /** clay, silt or sand, % of the fine earth */
  texture: { min: 0, max: 100, likely: (value) => (within(value, 100, 1000) ? 'g/kg' : undefined) },
  /** bulk density, g/cm³ */
  density: {
    min: 0.01,
    max: 2.65,
    likely: (value) => (within(value, 100, 2650) ? 'kg/m³' : within(value, 2.65, 100) ? 'cg/cm³' : undefined),
  },
} as const satisfies Record<string, NaturalRange>

/**
 * Numbers that data sets write where they have no value. They are recognised where they lie outside what a quantity can
 * be: −9 °C is a temperature, −9 mm of rain is none.
 */
const missingCodes = [
  -9, -9.9, -99, -99.9, -999, -999.9, -9999, -9999.9, -99_999, -32_767, -32_768, 999, 9999, 99_999, 1e20,
]

/**
 * Whether a number is one that data sets write for a missing value.
 *
 * @example
 * isMissingCode(-9999) // true
 */
export const isMissingCode = (value: number): boolean =>
  missingCodes.includes(value) || Math.abs(value) > 1e19 || Math.fround(-9999.9) === value
